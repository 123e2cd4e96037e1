"""What became of the rows, in sentences."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, ngettext

from stocktaking import registers
from stocktaking.importing.reading import LINE
from stocktaking.importing.records import Outcome
from stocktaking.importing.run import Result
from wsis_portal.text import listed

LONGEST_VALUE = 80  # characters


def remarks(result: Result) -> Iterator[str]:
    """What somebody should look at, although the row was understood."""
    said = {"row": result.line.number, "reference": result.reference}
    if result.outcome == Outcome.KEPT:
        fields = registers.get(result.register).fields_in_words(result.fields)
        yield gettext(
            "Row %(row)d: kept, the portal has changed %(reference)s since (%(fields)s)"
        ) % {**said, "fields": fields}
    if result.outcome == Outcome.WITHDRAWN:
        yield gettext("Row %(row)d: withdrawn, %(reference)s is not revived") % said
    if result.twins:
        twins = listed(map(named, result.twins))
        yield gettext("Row %(row)d: possible duplicate of %(twins)s") % {
            **said,
            "twins": twins,
        }
    if result.organisation:
        yield gettext(
            "Row %(row)d: %(organisation)s stays with another stakeholder type"
        ) % {**said, "organisation": result.organisation}


def named(twin: str) -> str:
    return gettext("row %(row)s") % {"row": twin} if twin.isdigit() else twin


def refusals(result: Result) -> Iterator[str]:
    """Row, column, value, code and sentence of each problem."""
    for name, problems in result.problems.items():
        value = shown(result.line.shown(name))
        field = result.line.name(name)
        for problem in problems:
            yield gettext("Row %(row)d, %(field)s: %(code)s: %(problem)s") % {
                "row": result.line.number,
                "field": f"{field}{value}",
                "code": problem.code,
                "problem": problem,
            }


def shown(value: Any) -> str:
    if value is None or value == "":
        return ""
    text = json.dumps(value, ensure_ascii=False, default=str)
    dots = "…" if len(text) > LONGEST_VALUE else ""
    return f" {text[:LONGEST_VALUE]}{dots}"


def reason(result: Result) -> str:
    """All that is wrong with a refused row, in one cell of the file of refused rows."""
    return " ".join(
        str(problem) if name == LINE else f"{result.line.name(name)}: {problem}"
        for name, problems in result.problems.items()
        for problem in problems
    )


def summary(counts: Counter[Outcome]) -> str:
    """How many rows there were, and what became of how many."""
    rows = counts.total()
    return ngettext(
        "%(rows)d row: %(created)d created, %(updated)d updated, %(unchanged)d"
        " unchanged, %(kept)d kept, %(withdrawn)d withdrawn, %(refused)d refused",
        "%(rows)d rows: %(created)d created, %(updated)d updated, %(unchanged)d"
        " unchanged, %(kept)d kept, %(withdrawn)d withdrawn, %(refused)d refused",
        rows,
    ) % {"rows": rows, **{outcome.value: counts[outcome] for outcome in Outcome}}
