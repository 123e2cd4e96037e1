"""Records that a reader of one may want to read next."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from stocktaking.querysets import coded
from stocktaking.search.filters import Rows

MOST = 5
LOOKED_AT = 40
"""The newest of each kind: as many in a register of any size."""
OF_ONE_ORGANISATION = 3
"""As much as three codes in common."""
SHARED = ("action_line", "target", "sdg", "country")
"""By what two records are akin, beside their organisation."""


def related(rows: Rows, row: Any, besides: Iterable[str] = ()) -> list[Any]:
    """Up to MOST of ROWS, with what names them: those with most in common with ROW, the
    newest first among equals; none of BESIDES.

    Two queries, or one where nothing is akin.
    """
    mine = {code for code in row.codes if code.partition(":")[0] in SHARED}
    known = candidates(rows.model, row, mine)
    ranked = sorted(
        (likeness(row, mine, owner, codes), at, key)
        for key, reference, owner, codes, at in known
        if reference != row.reference and reference not in {*besides}
    )
    best = [key for _likeness, _at, key in ranked[::-1][:MOST]]
    found = rows.for_cards().in_bulk(best) if best else {}
    return [found[key] for key in best if key in found]


def likeness(row: Any, mine: set[str], owner: int | None, codes: list[str]) -> int:
    is_own = owner is not None and owner == row.organisation_id
    return len(mine.intersection(codes)) + OF_ONE_ORGANISATION * is_own


def candidates(model: Any, row: Any, mine: set[str]) -> Iterable[Any]:
    """Of the same organisation; of a line and a country in common; of a line. One
    query.
    """
    every, kinds = model.objects.order_by("-published_at", "-pk"), []
    if row.organisation_id:
        kinds.append(every.filter(organisation=row.organisation_id))
    lines, places = of_name(mine, "action_line"), of_name(mine, "country")
    if lines and places:
        near = every.filter(codes__overlap=places)
        kinds.append(near.filter(codes__overlap=lines))
    if lines or places:
        kinds.append(every.filter(codes__overlap=lines or places))
    return union(kinds) if kinds else ()


def of_name(codes: set[str], name: str) -> list[str]:
    return sorted(code for code in codes if code.startswith(coded(name, "")))


def union(kinds: list[QuerySet[Any]]) -> QuerySet[Any]:
    columns = ("pk", "reference", "organisation", "codes", "published_at")
    first, *others = (rows.values_list(*columns)[:LOOKED_AT] for rows in kinds)
    return first.union(*others)
