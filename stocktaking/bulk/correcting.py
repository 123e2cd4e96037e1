"""A row is corrected in place, and judged again at once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from stocktaking.bulk.access import refuse_at_work, refuse_strangers
from stocktaking.bulk.cells import shown
from stocktaking.bulk.comparing import compare_rows
from stocktaking.bulk.judging import judge_rows
from stocktaking.bulk.known import columns_in, line_of
from stocktaking.bulk.reading import own_number
from stocktaking.choices import UploadState, Verdict
from stocktaking.importing.reading.columns import Columns
from stocktaking.merging import Prints, merge
from stocktaking.models import Upload, UploadRow
from stocktaking.validators import LARGEST_DOCUMENT
from wsis_portal.errors import SENTENCES, Refusal

NOTHING: Prints = {}

SENTENCES |= {
    "row-is-sent": _("This row is handed in. Correct the submission itself."),
}


class ChangedElsewhere(Refusal):
    """The cells called `names` say something else than their reader saw."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("saved-meanwhile")
        self.names = names


@transaction.atomic
def correct(row: UploadRow, typed: Mapping[str, str], seen: Prints = NOTHING) -> None:
    """Put the words TYPED, by key, into the cells. Raises Refusal.

    SEEN are the fingerprints of what their writer saw: what nobody typed over stays as
    it is now. Raises ChangedElsewhere where two wrote into one cell.
    """
    upload = Upload.objects.select_for_update().get(pk=row.upload_id)
    row.refresh_from_db()
    refuse_resting(upload, row)
    refuse_strangers(upload)
    columns, before = columns_in(upload), row.own_number
    stored = words_of(row, columns)
    row.cells = with_words(row.cells, new_words(stored, typed, seen), columns)
    if sum(len(shown(cell)) for cell in row.cells) > LARGEST_DOCUMENT:
        raise Refusal("row-too-long", row=row.number, limit=LARGEST_DOCUMENT)
    row.own_number = own_number(line_of(row, columns, upload.table["format"]))
    row.is_wanted = False
    row.save(update_fields=["cells", "own_number", "is_wanted"])
    with translation.override(upload.language):
        judge_rows(upload, [row, *of_same_number(upload, row, before)])
    compare_again(upload, row)
    settle(upload)


def refuse_resting(upload: Upload, row: UploadRow | None = None) -> None:
    refuse_at_work(upload)
    if row and row.verdict == Verdict.SENT:
        raise Refusal("row-is-sent")


def new_words(
    stored: Mapping[str, str], typed: Mapping[str, str], seen: Prints
) -> Mapping[str, str]:
    """What TYPED makes of the cells of which it is said what was seen; the others as
    they were typed. Raises ChangedElsewhere.
    """
    known = {key: words for key, words in typed.items() if key in seen}
    merged = merge(seen, known, stored)
    if merged.conflicts:
        raise ChangedElsewhere(merged.conflicts)
    return {**typed, **{key: merged.values[key] for key in known}}


def words_of(row: UploadRow, columns: Columns) -> dict[str, str]:
    """What stands in the cells, by key."""
    return {
        key: shown(row.cells[place]) if place < len(row.cells) else ""
        for place, key in columns.keys.items()
    }


def with_words(
    cells: list[Any], typed: Mapping[str, str], columns: Columns
) -> list[Any]:
    """CELLS as long as the header. What nobody changed stays as it was stored: a number
    is a number. What stood beside the table is left out.
    """
    width = len(columns.headers)
    found = [*cells[:width], *[None] * (width - len(cells))]
    for place, key in columns.keys.items():
        if key in typed and typed[key] != shown(found[place]):
            found[place] = typed[key] or None
    kept = {*columns.keys, columns.reason}
    return [cell if place in kept else None for place, cell in enumerate(found)]


def of_same_number(upload: Upload, row: UploadRow, before: str) -> list[UploadRow]:
    """Rows that had, or have now, the number of ROW."""
    numbers = {before, row.own_number} - {""}
    others = upload.rows.filter(own_number__in=numbers).exclude(pk=row.pk)
    return list(others.exclude(verdict=Verdict.SENT))


def compare_again(upload: Upload, row: UploadRow) -> None:
    """Of ROW, and of those that were taken for it."""
    compare_rows(upload, [row], row.title)
    named = upload.rows.filter(twins__contains=[str(row.number)])
    for other in named.exclude(pk=row.pk)[:50]:
        compare_rows(upload, [other], other.title)


def settle(upload: Upload) -> None:
    """There may be something to hand in again."""
    upload.state, upload.counts = UploadState.READY, upload.rows.counts()
    upload.save(update_fields=["state", "counts", "updated_at"])


@transaction.atomic
def choose(upload: Upload, shown_rows: set[int], wanted: set[int]) -> None:
    """Of the duplicates SHOWN, by their numbers, hand in those that are WANTED."""
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    refuse_resting(upload)
    rows = upload.rows.doubtful().filter(number__in=shown_rows)
    rows.update(is_wanted=False)
    rows.filter(number__in=wanted).update(is_wanted=True)


@transaction.atomic
def choose_all(upload: Upload) -> None:
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    refuse_resting(upload)
    upload.rows.doubtful().update(is_wanted=True)
