"""Why a submission was not decided on: codes as they are stored, words when read."""

from typing import Any

from stocktaking import registers
from stocktaking.models import Submission
from wsis_portal.errors import InvalidInput, Problem, Problems, Refusal

WHOLE = ""  # the key of what is about no single field
Stored = dict[str, list[Any]]


def stored(refusal: Refusal) -> Stored:
    """What a parameter says lazily is said now, in the active language."""
    problems: Problems = {WHOLE: [refusal.problem]}
    if isinstance(refusal, InvalidInput):
        problems = refusal.problems
    return {
        path: [[one.code, {k: str(v) for k, v in one.params.items()}] for one in found]
        for path, found in problems.items()
    }


def sentences(item: Submission, problems: Stored) -> list[str]:
    """In the active language, each with the label of its field."""
    return [
        f"{label_of(item, path)}{Problem(code, params)}"
        for path, found in problems.items()
        for code, params in found
    ]


def label_of(item: Submission, path: str) -> str:
    if path == WHOLE:
        return ""
    (label,) = registers.get(item.register).labels([path.partition(".")[0]])
    return f"{label}: "
