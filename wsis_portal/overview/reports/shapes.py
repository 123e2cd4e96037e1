"""What a report is made of, whether as a page or as a PDF."""

from dataclasses import dataclass, field

from django.utils.formats import number_format

from wsis_portal.drawing.bars import BarChart


@dataclass(frozen=True)
class Row:
    """A line of a table: a name, its numbers as they are written, and a bar."""

    name: str
    numbers: list[str]
    share: int | None = None
    """Per cent of the longest bar; None where a bar would mislead."""
    url: str = ""
    """A path of the portal."""
    note: str = ""


@dataclass(frozen=True)
class Table:
    caption: str
    head: list[str]
    """Of the name, and of each number."""
    rows: list[Row]
    has_bars: bool = True


@dataclass(frozen=True)
class Named:
    """A commitment of a list. Without a title it is not on record any more."""

    reference: str
    title: str = ""
    language: str = ""
    by: str = ""
    amount: str = ""
    url: str = ""


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    words: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    chart: BarChart | None = None
    chart_title: str = ""
    listed: list[Named] = field(default_factory=list)


@dataclass(frozen=True)
class Figure:
    number: str
    words: str
    is_promised: bool = False


@dataclass(frozen=True)
class Told:
    """A report in the language of its reader."""

    title: str
    period: str
    data_of: str
    digest: str
    figures: list[Figure]
    sections: list[Section]


def in_words(number: float) -> str:
    """As the language of the reader writes it."""
    return number_format(number, use_l10n=True, force_grouping=True)


def share(number: int, longest: int) -> int:
    """Per cent of the longest bar."""
    return round(100 * number / longest) if longest else 0
