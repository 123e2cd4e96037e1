"""A whole file, row by row, each in a transaction of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from stocktaking.importing import twins
from stocktaking.importing.mapping import in_the_row
from stocktaking.importing.reading import LINE, Line, Source
from stocktaking.importing.records import Outcome, other_type, register_of, settle
from stocktaking.importing.rows import InvalidRow, Row, translated
from stocktaking.importing.twins import Twins
from stocktaking.importing.vocabulary import Vocabulary
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, InvalidInput, Problem, Problems, Refusal
from wsis_portal.remembering import Memory, remembering

SENTENCES["id-twice"] = _("Row %(first)d has this id too; row %(second)d is not read.")


@dataclass(frozen=True)
class Result:
    """What became of a line.

    `register` and `reference` name its record, `twins` the references and row numbers
    of what may be the same record, `organisation` one that the portal has with another
    stakeholder type.
    """

    line: Line
    outcome: Outcome
    register: str = ""
    reference: str = ""
    fields: tuple[str, ...] = ()
    problems: Problems = field(default_factory=dict)
    twins: tuple[str, ...] = ()
    organisation: str = ""


@dataclass
class Survey:
    """What is known of a file before anything of it is taken in."""

    source: Source
    words: Vocabulary
    total: int = 0
    known: Twins = field(default_factory=lambda: Twins({}))


def survey(source: Source) -> Survey:
    """Read SOURCE once, to its end: Refusal when it cannot be understood as a whole.

    In memory stand two numbers a row, never the rows.
    """
    found = Survey(source, Vocabulary.load())
    found.known = twins.find(understood(found))
    return found


def understood(found: Survey) -> Iterator[Row]:
    for line in found.source.lines():
        found.total += 1
        try:
            yield translated(line, found.words)
        except InvalidRow:
            continue  # told when it is read the second time


def import_records(found: Survey, actor: User) -> Iterator[Result]:
    """Take in the rows of the file, which is read again, and say what became of each.

    ACTOR needs the right to moderate every submission. In memory stand the ids.
    """
    first_rows: dict[str, int] = {}
    codes: Memory = {}
    for line in found.source.lines():
        with remembering(codes):
            result = take_in(line, found, first_rows, actor)
        yield result


def take_in(
    line: Line, found: Survey, first_rows: dict[str, int], actor: User
) -> Result:
    try:
        row = translated(line, found.words)
        check_first(row, first_rows)
    except InvalidRow as refusal:
        return Result(line, Outcome.REFUSED, problems=refusal.problems)
    try:
        with transaction.atomic():
            settled = settle(row, actor)
    except InvalidInput as refusal:
        problems = in_the_row(refusal.problems, row)
        return Result(line, Outcome.REFUSED, problems=problems)
    except Refusal as refusal:
        return Result(line, Outcome.REFUSED, problems={LINE: [refusal.problem]})
    others = found.known.of(row, settled.reference)
    found.known.add(row)
    organisation = other_type(row, settled.public)
    return Result(
        line,
        settled.outcome,
        register_of(row).name,
        settled.reference,
        settled.fields,
        twins=tuple(others),
        organisation=organisation.reference if organisation else "",
    )


def check_first(row: Row, first_rows: dict[str, int]) -> None:
    """Raises InvalidRow when a row before has the same id, whatever became of it."""
    first = first_rows.setdefault(row.id, row.number)
    if first != row.number:
        said = {"first": first, "second": row.number}
        raise InvalidRow({"id": [Problem("id-twice", said)]})
