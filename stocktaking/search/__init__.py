"""The one door for reading a register: pages, API, feeds and exports ask here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from stocktaking.search.bitmaps import Counts
from stocktaking.search.counting import Counting
from stocktaking.search.facets import facets_of
from stocktaking.search.filters import Filters, Rows, narrowed, without
from stocktaking.search.second_try import second_try
from wsis_portal.pages import Page

BESIDE = ("ordering",)  # names that choose no rows
AT_ONCE = 500  # rows in memory
RELEVANCE, NEWEST = "relevance", "-published_at"


def orderings(model: Any) -> tuple[str, ...]:
    """The words by which the records of MODEL may be ordered."""
    return (RELEVANCE, *model.objects.all().ORDERS)


@dataclass(frozen=True)
class Found:
    """One page of rows, the exact total, and counts by facet and value."""

    rows: list[Any]
    total: int
    facets: Counts
    elsewhere: int = 0
    """Records that have the words in other languages than those asked for alone."""
    corrected: str = ""
    """The words that were looked for, where those that were typed find nothing."""


def search(
    base: Rows, filters: Filters, page: Page, facets: Iterable[str] | None = None
) -> Found:
    """One page of what FILTERS ask of the register BASE, with exact numbers.

    FILTERS are plain values that a FilterSet has checked. A facet is counted under
    all other filters: no choice hides its peers. BASE brings its own prefetches.
    """
    asked, counting = without(filters, *BESIDE), Counting.of(base)
    every = base.model._default_manager.all()
    total, keys = counting.total(every, asked), keys_of(every, filters)
    names = facets_of(base) if facets is None else tuple(facets)
    return Found(
        rows=shown(base, keys, page, total),
        total=total,
        facets=counting.facets(every, asked, names) if names else {},
        elsewhere=elsewhere(counting, every, asked, total),
    )


def elsewhere(counting: Counting, every: Rows, asked: Filters, total: int) -> int:
    if not {"q", "language"} <= asked.keys():
        return 0
    return counting.total(every, without(asked, "language")) - total


def forgiving_search(base: Rows, filters: Filters, page: Page) -> Found:
    """search(), and where words find nothing, once more with the nearest known ones.

    Those are looked up once in an edition.
    """
    found = search(base, filters, page)
    if found.total or "q" not in filters:
        return found
    every = base.model._default_manager.all()
    asked = without(filters, *BESIDE)
    rest, words = narrowed(every, without(asked, "q")), asked["q"]

    def look_up() -> str:
        return second_try(words, rest, asked.get("language")) or ""

    if again := Counting.of(base).once("again", asked, look_up):
        better = search(base, {**filters, "q": again}, page)
        return replace(better, corrected=again)
    return found


def counted(base: Rows, filters: Filters, facets: Iterable[str]) -> tuple[int, Counts]:
    """The numbers of search() without rows."""
    asked, counting = without(filters, *BESIDE), Counting.of(base)
    total = counting.total(base, asked)
    return total, counting.facets(base, asked, tuple(facets))


def by_facet(base: Rows, name: str) -> dict[str, int]:
    """All records of the register by the values of a facet."""
    return Counting.of(base).facets(base, {}, (name,))[name]


def everything(base: Rows, filters: Filters) -> Iterator[Any]:
    """All rows of what FILTERS ask, in order: keys first, then some rows at a time.

    No transaction is open meanwhile, however long it takes to send them.
    """
    keys = list(keys_of(base.model._default_manager.all(), filters))
    for start in range(0, len(keys), AT_ONCE):
        yield from of_keys(base, keys[start : start + AT_ONCE])


def of_keys(base: Rows, keys: list[int]) -> list[Any]:
    found = {row.pk: row for row in base.filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def shown(base: Rows, keys: QuerySet[Any], page: Page, total: int) -> list[Any]:
    """The rows of a page of KEYS, read from the nearer end, as BASE fetches them."""
    first, last = page.slice.start, min(page.slice.stop, total)
    if first <= total // 2:
        wanted = list(keys[first:last])
    else:
        wanted = list(keys.reverse()[total - last : max(total - first, 0)])[::-1]
    return of_keys(base, wanted)


def keys_of(every: Rows, filters: Filters) -> QuerySet[Any]:
    """Primary keys of what FILTERS ask, in order: best first when words are looked
    for, else newest first.
    """
    asked, words = without(filters, *BESIDE), filters.get("q")
    ordering = filters.get("ordering", RELEVANCE)
    if ordering == RELEVANCE and words:
        rest = narrowed(every, without(asked, "q"))
        return rest.best_first(words, asked.get("language"))
    ordering = NEWEST if ordering == RELEVANCE else ordering
    rows = narrowed(every, asked).in_order(ordering)
    return rows.values_list("pk", flat=True)
