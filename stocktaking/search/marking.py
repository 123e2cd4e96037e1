"""Cutting a text into what is marked and what is not, and to a length for lists."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from stocktaking.words.letters import RUN, WORD

LENGTH, BEFORE = 240, 60
"""Letters of a snippet, and of what stands before its first marked word."""
MORE = "\u2026"


@dataclass(frozen=True)
class Piece:
    """A part of a text. It is plain text: a template escapes it like any other."""

    text: str
    is_match: bool


@dataclass(frozen=True)
class Marks:
    """What is marked in a text: these of its words, and these runs of Han."""

    words: Collection[str]
    runs: Collection[str]

    @cached_property
    def either(self) -> re.Pattern[str]:
        longest = sorted(self.runs, key=len, reverse=True)
        return re.compile("|".join([*map(re.escape, longest), WORD.pattern]))

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand, in their order."""
        for one in self.either.finditer(text):
            if one[0] in self.words or RUN.match(one[0]):
                yield one.span()

    def count(self, text: str) -> int:
        """How many different ones it has."""
        return len({text[start:end].casefold() for start, end in self.found(text)})


def marked(text: str, marks: Marks) -> list[Piece]:
    """The whole TEXT in pieces."""
    pieces, end = [], 0
    for start, after in marks.found(text):
        pieces += [Piece(text[end:start], False), Piece(text[start:after], True)]
        end = after
    pieces.append(Piece(text[end:], False))
    return [piece for piece in pieces if piece.text]


def snippet(text: str, marks: Marks) -> list[Piece]:
    """The part of TEXT that has most marks, in pieces; its beginning without any."""
    text = " ".join(text.split())
    return marked(cut(text, richest(text, list(marks.found(text)))), marks)


def richest(text: str, spans: list[tuple[int, int]]) -> int:
    """Where LENGTH letters begin that have most different marks, the first of such.

    Looks at each mark twice: when it comes into the window, and when it leaves it.
    """
    inside: Counter[str] = Counter()
    best, most, last = 0, 0, 0
    for place, (start, _end) in enumerate(spans):
        begin = max(start - BEFORE, 0)
        while last < len(spans) and spans[last][1] <= begin + LENGTH:
            inside[text[slice(*spans[last])].casefold()] += 1
            last += 1
        if len(inside) > most:
            best, most = begin, len(inside)
        word = text[slice(*spans[place])].casefold()
        inside[word] -= 1
        if inside[word] <= 0:
            del inside[word]
    return best


def cut(text: str, start: int) -> str:
    """LENGTH letters of TEXT from START on, less a word that is cut through."""
    part = text[start : start + LENGTH]
    if start + LENGTH < len(text):
        part = (part.rpartition(" ")[0] or part) + MORE
    if start:
        part = MORE + (part.partition(" ")[2] or part)
    return part
