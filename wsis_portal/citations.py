"""The sources of a page, each once, numbered in the order of reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar


class Sourced(Protocol):
    """A row or a figure that says where it comes from."""

    @property
    def source(self) -> str: ...

    @property
    def as_of(self) -> date: ...


Fact = TypeVar("Fact", bound=Sourced)


@dataclass(frozen=True)
class Source:
    number: int
    text: str
    as_of: date


@dataclass(frozen=True)
class Cited(Generic[Fact]):
    """A fact with the number of its source."""

    fact: Fact
    number: int


class Citations:
    """Hand in the facts in the order of the page; then list `sources`."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, date], Source] = {}

    @property
    def sources(self) -> list[Source]:
        return list(self.found.values())

    @property
    def looked_up_on(self) -> date | None:
        """The day, if it is the same for all sources."""
        days = {source.as_of for source in self.sources}
        return days.pop() if len(days) == 1 else None

    def number(self, fact: Sourced) -> int:
        key = (fact.source, fact.as_of)
        return self.found.setdefault(key, Source(len(self.found) + 1, *key)).number

    def cite(self, facts: Iterable[Fact]) -> list[Cited[Fact]]:
        return [Cited(fact, self.number(fact)) for fact in facts]
