"""The demo accounts: who they are. What each may do, overview/demo.py says."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wsis_portal.accounts.models import User

PASSWORD = "stocktaking-demo"  # noqa: S105 - published: every page of a demo says so


@dataclass(frozen=True)
class DemoAccount:
    email: str
    name: str
    role: StrOrPromise = field(compare=False)
    is_staff: bool = False
    is_superuser: bool = False


SUBMITTER = DemoAccount(
    "submitter@demo.example", "Sami Submitter", _("Submitter: reports projects")
)
MODERATOR = DemoAccount(
    "moderator@demo.example",
    "Mona Moderator",
    _("Moderator of the secretariat: decides on all that is handed in"),
    is_staff=True,
)
FACILITATOR = DemoAccount(
    "unesco@demo.example",
    "Uma Unesco",
    _("Facilitator of UNESCO: decides on what is on its action lines"),
    is_staff=True,
)
ADMINISTRATOR = DemoAccount(
    "administrator@demo.example",
    "Ada Admin",
    _("Administrator: may do everything"),
    is_staff=True,
    is_superuser=True,
)
ACCOUNTS = (SUBMITTER, MODERATOR, FACILITATOR, ADMINISTRATOR)


def make(account: DemoAccount) -> User:
    """The person of ACCOUNT, as new: name, rights and password as published."""
    user, _made = User.objects.get_or_create(email=account.email)
    user.name, user.is_active = account.name, True
    user.is_staff, user.is_superuser = account.is_staff, account.is_superuser
    user.set_password(PASSWORD)
    user.save()
    user.vouch_for_address()
    return user


def is_account(user: User | None) -> bool:
    """Whether the password of USER is published."""
    return user is not None and user.email in {one.email for one in ACCOUNTS}


def is_demo() -> bool:
    """Whether accounts with a published password are in the database."""
    emails = [account.email for account in ACCOUNTS]
    return User.objects.filter(email__in=emails).exists()
