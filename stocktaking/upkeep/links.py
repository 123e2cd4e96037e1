"""The link in a reminder: signed, good for some weeks and for one confirmation."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core import signing
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from stocktaking.models import Record
from stocktaking.upkeep.standings import row_of
from stocktaking.workflow import may_change
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, Refusal

SALT, NO_MORE = "stocktaking.still-true", "stocktaking.no-more-reminders"
VALID = timedelta(days=60)

SENTENCES |= {
    "link-broken": _(
        "This link is not whole. Copy all of it from the message, or sign in: My work"
        " has your records, each with a button."
    ),
    "link-expired": _(
        "This link was good for %(days)d days. Sign in and confirm the record here."
    ),
    "link-used": _(
        "The record was confirmed or handed in anew on %(day)s, after we wrote to you."
        " There is nothing left to do."
    ),
    "link-closed": _(
        "The person to whom this link was sent may not change the record any more."
    ),
}


class LinkRefused(Refusal):
    """What the link asked for is over, or it is no link of ours."""

    status = 410

    def __init__(self, code: str, reference: str = "", **params: object) -> None:
        super().__init__(code, **params)
        self.reference = reference
        if code == "link-broken":
            self.status = 404


@dataclass(frozen=True)
class Asked:
    """Who was asked, about what; NUMBER is the revision that the mail was about."""

    person: User
    row: Record
    number: int

    @property
    def is_changed(self) -> bool:
        return self.row.revision.number != self.number


def token_of(person: User, row: Record) -> str:
    """What the link ends with. Once somebody vouches for the record, it is over."""
    said = [person.pk, row.reference, day_of(row), row.revision.number]
    return signing.dumps(said, salt=SALT)


def no_more_token_of(person: User, letters: str = NO_MORE) -> str:
    """It does not end: who wants none of these LETTERS need not hurry."""
    return signing.dumps(person.pk, salt=letters)


def unsubscribed_by(token: str, letters: str = NO_MORE) -> User:
    """Whom it was sent to; raises LinkRefused."""
    try:
        pk = signing.loads(token, salt=letters)
    except signing.BadSignature:
        raise LinkRefused("link-broken") from None
    if person := User.objects.filter(pk=pk, is_active=True).first():
        return person
    raise LinkRefused("link-closed")


def asked_by(token: str) -> Asked:
    """Raises LinkRefused. Who may confirm is asked anew: rights may have ended."""
    pk, reference, day, number = read(token)
    person, row = User.objects.filter(pk=pk, is_active=True).first(), row_of(reference)
    if not (person and row and may_change(reference, person)):
        raise LinkRefused("link-closed")
    if row.vouched_on and day != day_of(row):
        day_in_words = lazy(date_format, str)(row.vouched_on, "DATE_FORMAT")
        raise LinkRefused("link-used", reference, day=day_in_words)
    return Asked(person, row, number)


def read(token: str) -> tuple[int, str, str, int]:
    try:
        pk, reference, day, number = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.SignatureExpired:
        _pk, reference, _day, _number = signing.loads(token, salt=SALT)
        raise LinkRefused("link-expired", reference, days=VALID.days) from None
    except signing.BadSignature:
        raise LinkRefused("link-broken") from None
    return pk, reference, day, number


def day_of(row: Record) -> str:
    day: date | None = row.vouched_on
    return day.isoformat() if day else ""
