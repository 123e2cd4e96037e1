"""What a list page draws around its rows: counted choices, links to other pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from wsis_portal.pages import Page

NOT_RECORDED = "-"  # the value of a facet for records that have none


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    share: int
    """Per cent of the largest count, for the bar."""
    checked: bool


@dataclass(frozen=True)
class PageLinks:
    first: int
    last: int
    previous: int | None
    next: int | None


def facet_choices(field: BoundField, counts: Mapping[str, int]) -> list[Choice]:
    """The choices of a filter that have records or are chosen, most first.

    COUNTS are by value; "-" stands for records without any, and comes last.
    """
    chosen = {str(value) for value in field.value() or []}
    labels: Any = getattr(field.field, "choices", ())
    largest = max(counts.values(), default=0) or 1
    found = []
    for key, label in labels:
        value, count = str(key), counts.get(str(key), 0)
        if count or value in chosen:
            share = round(100 * count / largest)
            found.append(Choice(value, str(label), count, share, value in chosen))
    return sorted(found, key=lambda one: (one.value == NOT_RECORDED, -one.count))


def page_links(page: Page, total: int) -> PageLinks:
    """Which rows of TOTAL the page shows, and the numbers of its neighbours."""
    first, last = (page.number - 1) * page.size + 1, page.number * page.size
    before = page.number - 1 or None
    after = page.number + 1 if last < total else None
    return PageLinks(min(first, total), min(last, total), before, after)
