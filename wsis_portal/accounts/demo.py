"""The demo accounts: who they are. What each may do, overview/demo.py says."""

from dataclasses import dataclass

from wsis_portal.accounts.models import User

PASSWORD = "stocktaking-demo"  # noqa: S105 - published: every page of a demo says so


@dataclass(frozen=True)
class DemoAccount:
    email: str
    name: str
    role: str
    is_staff: bool = False
    is_superuser: bool = False


SUBMITTER = DemoAccount("submitter@demo.example", "Sami Submitter", "submitter")
MODERATOR = DemoAccount(
    "moderator@demo.example", "Mona Moderator", "moderator, secretariat", is_staff=True
)
FACILITATOR = DemoAccount(
    "unesco@demo.example", "Uma Unesco", "facilitator, UNESCO", is_staff=True
)
ADMINISTRATOR = DemoAccount(
    "administrator@demo.example", "Ada Admin", "administrator", True, True
)
ACCOUNTS = (SUBMITTER, MODERATOR, FACILITATOR, ADMINISTRATOR)


def make(account: DemoAccount) -> User:
    """The person of ACCOUNT, as new: name, rights and password as published."""
    user, _made = User.objects.get_or_create(email=account.email)
    user.name, user.is_active = account.name, True
    user.is_staff, user.is_superuser = account.is_staff, account.is_superuser
    user.set_password(PASSWORD)
    user.save()
    return user


def is_account(user: User | None) -> bool:
    """Whether the password of USER is published."""
    return user is not None and user.email in {one.email for one in ACCOUNTS}


def is_demo() -> bool:
    """Whether accounts with a published password are in the database."""
    emails = [account.email for account in ACCOUNTS]
    return User.objects.filter(email__in=emails).exists()
