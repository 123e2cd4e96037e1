"""What each demo account may do."""

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from actionlines.models import Agency
from stocktaking.models import AgencyMember
from wsis_portal.accounts import demo
from wsis_portal.accounts.models import User

AGENCY = "UNESCO"
APPS = ("actionlines", "stocktaking", "goldenbook")


@transaction.atomic
def make_demo_accounts() -> list[User]:
    """The demo accounts, as new; may run again. Needs the agencies."""
    people = {account: demo.make(account) for account in demo.ACCOUNTS}
    look = Q(content_type__app_label__in=APPS, codename__startswith="view_")
    moderate = Q(content_type__app_label="stocktaking", codename="moderate_submission")
    may(people[demo.FACILITATOR], look)
    may(people[demo.MODERATOR], look | moderate)
    appoint(people[demo.FACILITATOR], by=people[demo.ADMINISTRATOR])
    return list(people.values())


def may(user: User, rights: Q) -> None:
    user.user_permissions.set(Permission.objects.filter(rights))


def appoint(user: User, *, by: User) -> None:
    """USER moderates for the agency from today on, unless they do already."""
    agency, today = Agency.objects.get(code=AGENCY), timezone.localdate()
    AgencyMember.objects.get_or_create(
        agency=agency, user=user, defaults={"valid_from": today, "appointed_by": by}
    )
