"""Cutting a text into what is marked and what is not, and to a length for lists."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

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

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand, in their order."""
        longest = sorted(self.runs, key=len, reverse=True)
        either = re.compile("|".join([*map(re.escape, longest), WORD.pattern]))
        for one in either.finditer(text):
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
    starts = [0, *(max(start - BEFORE, 0) for start, _end in marks.found(text))]
    best = max(starts, key=lambda start: (marks.count(cut(text, start)), -start))
    return marked(cut(text, best), marks)


def cut(text: str, start: int) -> str:
    """LENGTH letters of TEXT from START on, less a word that is cut through."""
    part = text[start : start + LENGTH]
    if start + LENGTH < len(text):
        part = (part.rpartition(" ")[0] or part) + MORE
    if start:
        part = MORE + (part.partition(" ")[2] or part)
    return part
