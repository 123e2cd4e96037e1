"""What a typed question says: words and phrases, OR, and minus."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02'
MINUS = "-\u2212\u2013\u2014\uff0d"
OR = frozenset({"OR", "OU", "ИЛИ", "أو", "\u6216"})
MOST = 30
"""Words and phrases of a question that are looked for; nobody misses the others."""

PART = re.compile(
    rf"(?P<minus>(?<!\S)[{MINUS}])?"
    rf"(?:[{QUOTES}](?P<phrase>[^{QUOTES}]+)[{QUOTES}]|(?P<word>[^\s|{QUOTES}]+))"
    r"|(?P<bar>\|)"
)


@dataclass(frozen=True)
class Part:
    """A word or a phrase, and where its words stand in what was typed."""

    words: str
    start: int
    is_unwanted: bool
    is_or: bool


@dataclass
class Group:
    """Words and phrases that are all wanted, and those of which none is."""

    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)


def parts(typed: str) -> Iterator[Part]:
    for found in list(PART.finditer(typed))[:MOST]:
        name = str(found.lastgroup)
        words, is_unwanted = found[name], bool(found["minus"])
        is_or = name == "bar" or (name == "word" and not is_unwanted and words in OR)
        yield Part(words, found.start(name), is_unwanted, is_or)


def groups(typed: str) -> list[Group]:
    """The alternatives between OR or |. Minus alone is none: it asks for nothing.

    OR binds loosest: `rural radio OR tv -satellite` is `rural radio`, or `tv` without
    `satellite`. A quote that is not closed is not there.
    """
    found = [Group()]
    for part in parts(typed):
        if part.is_or:
            found.append(Group())
        elif part.is_unwanted:
            found[-1].unwanted.append(part.words)
        else:
            found[-1].wanted.append(part.words)
    return [group for group in found if group.wanted]
