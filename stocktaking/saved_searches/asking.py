"""A question as it is kept, read again, and what is new of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.models import SavedSearch
from stocktaking.search import NEWEST
from stocktaking.search.filters import narrowed, without
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, InvalidQuestion, Refusal
from wsis_portal.filters import OF_PAGES

SENTENCES |= {
    "too-many-searches": _(
        "You have %(most)d saved searches, and no more are kept. Delete one first."
    ),
    "search-too-long": _("This search is too long to be saved. Choose fewer filters."),
}


def filters_of(search: SavedSearch) -> dict[str, Any]:
    """Plain values; raises InvalidQuestion where a code has gone since."""
    return registers.get(search.register).asked.read(search.query)


def kept(register: str, asked: QueryDict) -> str:
    """What ASKED says, in codes as they are now; raises InvalidQuestion, or Refusal."""
    filters = registers.get(register).asked.read(asked)
    question = QueryDict(mutable=True)
    for name, value in without(filters, *OF_PAGES).items():
        values = value if isinstance(value, list) else [value]
        question.setlist(name, [as_typed(one) for one in values])
    text = question.urlencode()
    if len(text) > SavedSearch.LONGEST:
        raise Refusal("search-too-long")
    return text


def as_typed(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


@transaction.atomic
def save(search: SavedSearch) -> None:
    """A new one; raises Refusal where its person has enough."""
    User.objects.select_for_update().get(pk=search.person_id)  # one at a time
    mine = SavedSearch.objects.filter(person=search.person_id)
    if mine.count() >= SavedSearch.MOST:
        raise Refusal("too-many-searches", most=SavedSearch.MOST)
    search.save()


def address_of(search: SavedSearch) -> str:
    """Of the catalogue, in the active language."""
    path = reverse(registers.get(search.register).catalogue)
    return f"{path}?{search.question}" if search.question else path


def new_of(search: SavedSearch) -> Any:
    """Records of the last time that was looked at, the newest first; or none, where
    the question cannot be asked any more.
    """
    rows: Any = registers.get(search.register).judge.Meta.model
    try:
        asked = without(filters_of(search), "ordering")
    except InvalidQuestion:
        return rows.objects.none()
    times: Mapping[str, datetime] = {
        "published_at__gt": search.told_from,
        "published_at__lte": search.looked_at,
    }
    return narrowed(rows.objects.all(), asked).filter(**times).in_order(NEWEST)
