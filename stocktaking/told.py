"""What a list tells of a record: as its document says, from no other table."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model

from actionlines.models import ActionLine, Country
from wsis_portal.vocabularies import names


@dataclass(frozen=True)
class Text:
    """The words in one language."""

    language: str
    title: str
    summary: str
    description: str


@dataclass(frozen=True)
class Told:
    public: dict[str, Any]
    """The public part of the document that was published last."""

    @cached_property
    def texts(self) -> list[Text]:
        """The original first."""
        kept = Text.__dataclass_fields__
        rows = self.public["texts"]
        return [Text(**{name: row.get(name) or "" for name in kept}) for row in rows]

    @property
    def original(self) -> Text:
        return self.texts[0]

    @property
    def countries(self) -> list[str]:
        return named(Country, self.public.get("countries") or ())

    @property
    def lines(self) -> list[str]:
        return named(ActionLine, self.line_codes)

    @property
    def line_codes(self) -> list[str]:
        return [row["action_line"] for row in self.public.get("action_lines") or ()]


def named(model: type[Model], codes: Iterable[str]) -> list[str]:
    """In the order of the vocabulary; what is no longer in it, by its code."""
    asked = set(codes)
    known = names(model, wanted=asked)
    return [name for code, name in known.items() if code in asked] + sorted(
        asked - known.keys()
    )
