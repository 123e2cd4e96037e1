"""What a rule says when it refuses: a code and parameters, put into words when read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

SENTENCES: dict[str, StrOrPromise] = {
    "invalid": _("This is not valid."),
    "required": _("This field is required."),
    "unknown-field": _("There is no field of this name."),
    "unknown-filter": _("There is no filter of this name."),
    "unknown-value": _("%(value)s is not known here."),
    "max_length": _("This is too long."),
    "too-many-values": _("This asks for too many values: %(most)d are the most."),
    "ambiguous": _("Several have this name. Give the reference, WSIS-O-..."),
    "partial-date": _("Write the date as 2025-03-31, 2025-03 or 2025."),
    "invalid-input": _("Some of what you sent is not valid."),
    "invalid-document": _("This document is not complete or not correct yet."),
    "invalid-question": _("This question has a part that we do not understand."),
}
SAME = {
    **dict.fromkeys(["blank", "null", "empty"], "required"),
    **dict.fromkeys(
        ["does_not_exist", "invalid_choice", "invalid_pk_value"], "unknown-value"
    ),
}


@dataclass(frozen=True)
class Problem:
    """One broken rule. str() speaks the language of whoever reads it."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(SENTENCES.get(self.code, SENTENCES["invalid"])) % self.params

    def as_data(self) -> dict[str, Any]:
        return {"code": self.code, "params": dict(self.params), "text": str(self)}


Problems = dict[str, list[Problem]]
"""Problems by the path of the field: {"texts.0.title": [Problem("required")]}."""


def details(status: int, problem: Problem, text: str = "") -> dict[str, Any]:
    """The shape of every error that machines see: problem details (RFC 9457)."""
    return {
        "type": "about:blank",  # says that the title is the one of the status
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": text or str(problem),
        "code": problem.code,
        "params": dict(problem.params),
    }


class Refusal(Exception):
    """A rule said no. The words may be shown to anybody; over HTTP it is `status`."""

    status = 409

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)

    def __str__(self) -> str:
        return str(self.problem)

    def as_data(self) -> dict[str, Any]:
        return details(self.status, self.problem)


class InvalidInput(Refusal):
    """Named parts of what was handed in break rules."""

    status = 400
    code = "invalid-input"

    def __init__(self, problems: Problems) -> None:
        super().__init__(self.code)
        self.problems = problems

    def __str__(self) -> str:
        parts = [f"{k}: {' '.join(map(str, v))}" for k, v in self.problems.items()]
        return "; ".join(parts)

    def as_data(self) -> dict[str, Any]:
        found = {k: [p.as_data() for p in v] for k, v in self.problems.items()}
        return {**super().as_data(), "errors": found}


class InvalidDocument(InvalidInput):
    """A document breaks rules of its profile."""

    code = "invalid-document"


class InvalidQuestion(InvalidInput):
    """A filter is unknown or has an unknown value."""

    code = "invalid-question"
