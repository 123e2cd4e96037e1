"""The people behind made records. Nobody can sign in as one of them."""

from django.contrib.auth.hashers import make_password

from wsis_portal.accounts.models import User
from wsis_portal.overview.specimens.names import coined

DOMAIN = "@specimens.invalid"
AUTHORS = 200
"""How many people hand in; each for a number of organisations."""
REVIEWER = f"reviewer{DOMAIN}"
"""Decides on what they hand in, and takes in the files."""


def people() -> tuple[list[User], User]:
    """The authors and the reviewer. They have no rights, and get no mail."""
    names = {f"author-{n}{DOMAIN}": full_name(n) for n in range(AUTHORS)}
    names[REVIEWER] = "Reviewer of specimens"
    there = set(User.objects.filter(email__in=names).values_list("email", flat=True))
    User.objects.bulk_create(
        User(email=email, name=name, is_active=False, password=make_password(None))
        for email, name in names.items()
        if email not in there
    )
    users = {user.email: user for user in User.objects.filter(email__in=names)}
    *authors, reviewer = (users[email] for email in names)
    return authors, reviewer


def full_name(number: int) -> str:
    return f"{coined(number, 'en', 2)} {coined(number, 'en', 3)}"
