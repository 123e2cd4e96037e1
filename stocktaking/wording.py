"""Two versions of a text, word by word. Pure: words in, runs of words out."""

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate, groupby, takewhile, zip_longest
from operator import attrgetter
from typing import Any, NamedTuple

from stocktaking.words.letters import HAN, MARKS

SAME, GONE, NEW = "same", "gone", "new"
JOINED = rf"(?:[{MARKS}\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|(?<=\u200d)[^\w\s])*"
TOKEN = rf"[^\W_{HAN}](?:[^\W_{HAN}]|[{MARKS}])*|\s+|.{JOINED}"
"""A word, a space, a sign; where no spaces are written, a letter. No accent is parted
from its letter, and no emoji."""
APART = re.compile(TOKEN, re.DOTALL)
WITH_SPACE = re.compile(rf"(?:{TOKEN})\s*", re.DOTALL)
MOST_EFFORT = 1_000_000
"""Pairs of equal tokens that are looked at, twice: half a second at the most."""
MOST_OF_A_PAGE = 4 * MOST_EFFORT
LEAST_COMMON = 0.2
"""Of the shorter text. With less in common, two whole texts are easier to read."""


class Run(NamedTuple):
    """Words in one of three states. It is plain text: a template escapes it."""

    state: str
    text: str


class Effort:
    """What all the texts of a page may still cost together. Where nothing is left, what
    differs counts as replaced, whole.
    """

    def __init__(self, left: int = MOST_OF_A_PAGE) -> None:
        self.left = left

    def opcodes(self, old: Sequence[str], new: Sequence[str], *, autojunk: bool) -> Any:
        """What difflib finds, and whether it looked for too long."""
        most = min(self.left, MOST_EFFORT)
        matcher = Bounded(old, new, most, autojunk=autojunk)
        found = matcher.get_opcodes()
        self.left -= min(matcher.spent, most)
        return found, matcher.spent > most


def compare(before: str, after: str, effort: Effort | None = None) -> list[Run]:
    """What became of BEFORE: words that are the same, gone and new, in their order.

    The runs that are not new make up BEFORE, those that are not gone AFTER.
    """
    effort = effort or Effort()
    before, after = before.replace("\r\n", "\n"), after.replace("\r\n", "\n")
    found = list(one_by_one(joined(steps(before, after, effort))))
    kept = sum(letters(run.text) for run in found if run.state == SAME)
    if kept < LEAST_COMMON * min(letters(before), letters(after)):
        found = list(replaced(before, after))
    return found


def compare_lines(
    before: Sequence[str], after: Sequence[str], effort: Effort | None = None
) -> list[list[Run]]:
    """The same of lists of lines: those of a line stand together."""
    effort, found = effort or Effort(), []
    for _tag, a, a_end, b, b_end in opcodes(before, after, effort):
        pairs = zip_longest(before[a:a_end], after[b:b_end], fillvalue="")
        found += [compare(old, new, effort) for old, new in pairs]
    return found


def steps(before: str, after: str, effort: Effort) -> Iterator[tuple[str, str]]:
    """Pieces of both texts, the same ones and others in turn."""
    old, new = WITH_SPACE.findall(before), WITH_SPACE.findall(after)
    for _tag, a, a_end, b, b_end in opcodes(old, new, effort):
        yield "".join(old[a:a_end]), "".join(new[b:b_end])


def joined(pieces: Iterator[tuple[str, str]]) -> Iterator[Run]:
    """What lies between two changes and has no word changes along with them."""
    gone = added = ""
    for before, after in pieces:
        is_between = bool(gone or added) and not any(map(str.isalnum, before))
        if before != after or is_between:
            gone, added = gone + before, added + after
            continue
        yield from changed(gone, added)
        yield Run(SAME, before)
        gone = added = ""
    yield from changed(gone, added)


def changed(gone: str, added: str) -> Iterator[Run]:
    """Without what both begin with, or end with."""
    old, new = APART.findall(gone), APART.findall(added)
    start = common(old, new)
    old, new = old[start:], new[start:]
    end = common(old[::-1], new[::-1])
    before, after = old[: len(old) - end], new[: len(new) - end]
    yield from runs(SAME, APART.findall(gone)[:start])
    yield from replaced("".join(before), "".join(after))
    yield from runs(SAME, old[len(before) :])


def one_by_one(found: Iterator[Run]) -> Iterator[Run]:
    """No two of a state after another."""
    for state, group in groupby(found, key=attrgetter("state")):
        yield Run(state, "".join(run.text for run in group))


def common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens are the same from the start."""
    pairs = zip(old, new, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def replaced(before: str, after: str) -> Iterator[Run]:
    yield from runs(GONE, [before])
    yield from runs(NEW, [after])


def runs(state: str, tokens: Sequence[str]) -> Iterator[Run]:
    if text := "".join(tokens):
        yield Run(state, text)


def letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def opcodes(old: Sequence[str], new: Sequence[str], effort: Effort) -> Any:
    """What difflib finds; without the commonest tokens where it looks for too long."""
    found, is_too_long = effort.opcodes(old, new, autojunk=False)
    if is_too_long:
        found, _is_too_long = effort.opcodes(old, new, autojunk=True)
    return found


class Bounded(SequenceMatcher[str]):
    """Looks no further than at MOST pairs: what is left then counts as replaced."""

    a: Sequence[str]
    b2j: dict[str, list[int]]

    def __init__(
        self, old: Sequence[str], new: Sequence[str], most: int, *, autojunk: bool
    ) -> None:
        super().__init__(None, old, new, autojunk)
        pairs = (len(self.b2j.get(token, ())) for token in old)
        self.pairs, self.spent, self.most = [0, *accumulate(pairs)], 0, most

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        end = len(self.a) if ahi is None else ahi
        self.spent += self.pairs[end] - self.pairs[alo] + end - alo
        if self.spent > self.most:
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)
