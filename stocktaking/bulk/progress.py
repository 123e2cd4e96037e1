"""What a page says of an upload: how far it is, and which rows to look at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy
from django_stubs_ext import StrOrPromise

from stocktaking import registers
from stocktaking.bulk import faults
from stocktaking.bulk.access import is_given_up
from stocktaking.bulk.cells import shown
from stocktaking.bulk.comparing import OWN
from stocktaking.bulk.known import columns_in
from stocktaking.choices import UploadState, Verdict
from stocktaking.importing.reading.columns import Columns
from stocktaking.models import Upload, UploadRow
from stocktaking.querysets import UploadRowQuerySet
from wsis_portal.errors import InvalidQuestion, Problem


@dataclass(frozen=True)
class Progress:
    """Numbers of rows. `sendable` is what would be handed in now."""

    state: str
    total: int
    counts: Mapping[str, int]
    sendable: int
    doubtful: int
    is_kept: bool = True
    """Its rows are there still, as far as there were any."""
    is_given_up: bool = False
    """Nobody is at work although it is not done."""

    @property
    def is_checked(self) -> bool:
        left = self.is_given_up and self.state == UploadState.SENDING
        return left or self.state in {UploadState.READY, UploadState.SENT}

    @property
    def done(self) -> int:
        """Of the work at hand."""
        if self.state == UploadState.SENDING:
            return self.sent
        return self.total - self.counts.get(Verdict.UNREAD, 0)

    @property
    def of(self) -> int:
        sending = self.state == UploadState.SENDING
        return self.sent + self.sendable if sending else self.total

    @property
    def faulty(self) -> int:
        return self.counts.get(Verdict.FAULTY, 0)

    @property
    def new(self) -> int:
        return self.counts.get(Verdict.NEW, 0)

    @property
    def changes(self) -> int:
        return self.counts.get(Verdict.CHANGE, 0)

    @property
    def unchanged(self) -> int:
        return self.counts.get(Verdict.UNCHANGED, 0)

    @property
    def sent(self) -> int:
        return self.counts.get(Verdict.SENT, 0)


def state_of(upload: Upload) -> Progress:
    """Three queries, and another one while it is at work. Once the rows are gone, what
    was counted before.
    """
    found = upload.rows.counts()
    return Progress(
        upload.state,
        upload.total,
        found or upload.counts,
        upload.rows.sendable().count(),
        upload.rows.doubtful().count(),
        bool(found) or not upload.total,
        is_given_up(upload),
    )


class Tab(NamedTuple):
    label: StrOrPromise
    rows: Callable[[UploadRowQuerySet], UploadRowQuerySet]
    count: Callable[[Progress], int]


OF_ROWS: Mapping[str, Tab] = {
    "faults": Tab(
        gettext_lazy("With faults"),
        lambda rows: rows.filter(verdict=Verdict.FAULTY),
        lambda state: state.faulty,
    ),
    "duplicates": Tab(
        gettext_lazy("Possible duplicates"),
        lambda rows: rows.doubtful(),
        lambda state: state.doubtful,
    ),
    "all": Tab(
        pgettext_lazy("rows", "All"),
        lambda rows: rows,
        lambda state: sum(state.counts.values()),
    ),
}


def chosen(typed: str, state: Progress) -> str:
    """What is asked for, else what needs somebody. Raises InvalidQuestion."""
    if typed and typed not in OF_ROWS:
        raise InvalidQuestion({"show": [Problem("unknown-value", {"value": typed})]})
    wanting = (name for name, tab in OF_ROWS.items() if tab.count(state))
    return typed or next(wanting, "all")


class Fault(NamedTuple):
    column: str
    value: str
    sentence: str


class Twin(NamedTuple):
    url: str
    words: str


@dataclass(frozen=True)
class Drawn:
    """A row as a page shows it."""

    row: UploadRow
    faults: list[Fault]
    twins: list[Twin]
    became: Twin | None


def drawn(upload: Upload, rows: Iterable[UploadRow]) -> list[Drawn]:
    """One query for any number of rows."""
    columns = columns_in(upload) if upload.table else None
    return [
        Drawn(row, faults_of(row, columns), twins_of(row), became(row))
        for row in rows
        if columns
    ]


def faults_of(row: UploadRow, columns: Columns) -> list[Fault]:
    places = {key: place for place, key in columns.keys.items()}
    return [
        Fault(
            faults.name_of(key, columns),
            "" if "value" in problem.params else value_of(row, places.get(key)),
            str(problem),
        )
        for key, found in faults.told(row.problems).items()
        for problem in found
    ]


def value_of(row: UploadRow, place: int | None) -> str:
    """What stands there; a sentence that says it already does without."""
    if place is None or place >= len(row.cells):
        return ""
    return shown(row.cells[place])


def twins_of(row: UploadRow) -> list[Twin]:
    return [twin_of(row, twin) for twin in row.twins]


def twin_of(row: UploadRow, twin: str) -> Twin:
    if twin.isdecimal():
        url = reverse("stocktaking:upload-row", args=[row.upload_id, twin])
        return Twin(url, gettext("row %(row)s") % {"row": twin})
    if twin.startswith(OWN):
        url = reverse("stocktaking:submission", args=[twin.removeprefix(OWN)])
        return Twin(url, gettext("a submission of yours"))
    return Twin(address_of(twin), twin)


def address_of(reference: str) -> str:
    """The page of a public record."""
    letter = reference.split("-")[1]
    pages = (one.page for one in registers.every() if one.letter == letter)
    return reverse(next(pages), args=[reference])


def became(row: UploadRow) -> Twin | None:
    """What the row is, or is about."""
    if row.submission_id:
        url = reverse("stocktaking:submission", args=[row.submission_id])
        return Twin(url, gettext("Look at the submission"))
    if row.reference:
        return Twin(address_of(row.reference), row.reference)
    return None
