"""What became of the rows, in sentences and as a file that can be corrected."""

import json
from collections.abc import Iterator
from typing import Any

from stocktaking.importing.reading import LINE
from stocktaking.importing.records import Outcome
from stocktaking.importing.run import Result

LONGEST_VALUE = 80  # characters


def remarks(result: Result) -> Iterator[str]:
    """What somebody should look at, although the row was understood."""
    row, reference = f"Row {result.line.number}", result.reference
    if result.outcome == Outcome.KEPT:
        fields = ", ".join(result.fields)
        yield f"{row}: kept, the portal has changed {reference} since ({fields})"
    if result.outcome == Outcome.WITHDRAWN:
        yield f"{row}: withdrawn, {reference} is not revived"
    if result.twins:
        yield f"{row}: possible duplicate of {', '.join(map(named, result.twins))}"
    if result.organisation:
        yield f"{row}: {result.organisation} stays with another stakeholder type"


def named(twin: str) -> str:
    return f"row {twin}" if twin.isdigit() else twin


def refusals(result: Result) -> Iterator[str]:
    """Row, field, value, code and sentence of each problem."""
    for name, problems in result.problems.items():
        value = shown(result.line.values.get(name))
        for problem in problems:
            where = f"Row {result.line.number}, {name}{value}"
            yield f"{where}: {problem.code}: {problem}"


def shown(value: Any) -> str:
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False, default=str)
    dots = "…" if len(text) > LONGEST_VALUE else ""
    return f" {text[:LONGEST_VALUE]}{dots}"


def returned(result: Result) -> str:
    """The refused row as a line of the same format, with the reason added."""
    reasons = [
        str(problem) if name == LINE else f"{name}: {problem}"
        for name, problems in result.problems.items()
        for problem in problems
    ]
    row = {**result.line.values, "reason": " ".join(reasons)}
    return json.dumps(row, ensure_ascii=False, default=str) + "\n"
