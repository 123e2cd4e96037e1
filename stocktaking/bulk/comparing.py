"""Which rows may be there already: among themselves, among records, among own ones."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django_tasks import task

from stocktaking.choices import EDITABLE, WAITING, UploadState, Verdict
from stocktaking.importing.twins import Keys, keys_of, stored_with
from stocktaking.models import Organisation, Submission, Upload, UploadRow
from wsis_portal.text import fold_words

BATCH = 500
OWN = "own:"
"""What comes before the key of an own submission."""
WORDS = (
    *("upload", "number", "title", "stakeholder", "countries"),
    *("reference", "submission"),
)


@task
def compare(pk: int) -> None:
    """Done again, it says the same."""
    with transaction.atomic():
        uploads = Upload.objects.select_for_update().filter(pk=pk)
        upload = uploads.filter(state=UploadState.COMPARING).first()
        if not upload:
            return
        compare_rows(upload, list(told(upload)))
        upload.state, upload.counts = UploadState.READY, upload.rows.counts()
        upload.save(update_fields=["state", "counts", "updated_at"])


def told(upload: Upload) -> Iterable[UploadRow]:
    """The rows that say something new, without their cells."""
    silent = (Verdict.UNCHANGED, Verdict.SENT)
    return upload.rows.exclude(verdict__in=silent).only(*WORDS)


def compare_rows(upload: Upload, rows: list[UploadRow], title: str = "") -> None:
    """Store the twins of ROWS. Records are read once, as a stream; with a TITLE, which
    is that of all ROWS, those alone that are found by it.
    """
    names = names_of(upload)
    keys = {row.pk: keys_of_row(row, names) for row in rows}
    stored = stored_with(set().union(*keys.values()), title) if rows else {}
    first = first_rows(upload, names, keys if not title else {})
    own = dict(own_ones(upload, set().union(*keys.values())))
    for row in rows:
        row.twins = twins_of(row, keys[row.pk], stored, first, own)
    UploadRow.objects.bulk_update(rows, ["twins"], batch_size=BATCH)


def twins_of(
    row: UploadRow,
    keys: Keys,
    stored: dict[int, set[str]],
    first: dict[int, int],
    own: dict[int, set[int]],
) -> list[str]:
    """References, numbers of rows before, own submissions: not what it is itself."""
    references = set().union(*(stored.get(key, set()) for key in keys))
    numbers = {first[key] for key in keys & first.keys() if first[key] < row.number}
    mine = set().union(*(own.get(key, set()) for key in keys)) - {row.submission_id}
    return [
        *sorted(references - {row.reference}),
        *map(str, sorted(numbers)),
        *(f"{OWN}{pk}" for pk in sorted(mine)),
    ]


def first_rows(
    upload: Upload, names: dict[str, str], keys: dict[int, Keys]
) -> dict[int, int]:
    """The first row of each key."""
    found: dict[int, int] = {}
    for row in upload.rows.only(*WORDS).iterator(BATCH):
        for key in keys.get(row.pk) or keys_of_row(row, names):
            found.setdefault(key, row.number)
    return found


def keys_of_row(row: UploadRow, names: dict[str, str]) -> Keys:
    name = names.get(row.stakeholder, row.stakeholder)
    return keys_of(row.title, fold_words(name), *row.countries)


def names_of(upload: Upload) -> dict[str, str]:
    """Of the organisations that rows name by their references; one query."""
    rows = upload.rows.order_by().filter(stakeholder__startswith="WSIS-O-")
    return names_by_reference(rows.values("stakeholder"))


def names_by_reference(named: Any) -> dict[str, str]:
    found = Organisation.objects.filter(reference__in=named).order_by()
    return dict(found.values_list("reference", "name"))


def own_ones(upload: Upload, wanted: Keys) -> Iterator[tuple[int, set[int]]]:
    """Submissions of the owner that are not decided yet, by their keys; two queries."""
    rows = Submission.objects.of_author(upload.owner).order_by()
    rows = rows.filter(register=upload.register, state__in=[*EDITABLE, *WAITING])
    words = [words_of(item) for item in rows.only("document").iterator(BATCH)]
    names = names_by_reference({stakeholder for _pk, _title, stakeholder, _c in words})
    found: dict[int, set[int]] = {}
    for pk, title, stakeholder, countries in words:
        name = fold_words(names.get(stakeholder, stakeholder))
        for key in keys_of(title, name, *countries) & wanted:
            found.setdefault(key, set()).add(pk)
    yield from found.items()


def words_of(item: Submission) -> tuple[int, str, str, list[str]]:
    """A draft may hold anything."""
    public = item.public
    named, countries = public.get("organisation"), public.get("countries")
    stakeholder = named.get("name") if isinstance(named, dict) else named
    listed = countries if isinstance(countries, list) else []
    return item.pk, item.title, str(stakeholder or ""), list(map(str, listed))
