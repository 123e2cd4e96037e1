"""What a list shows of the records that it has found: with their words marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection

from stocktaking.choices import SEARCHED_LIKE
from stocktaking.search.marking import Marks, Piece, marked, snippet
from stocktaking.told import Text
from stocktaking.words.letters import ARABIC_LETTER, RUN, WORD
from stocktaking.words.parsing import groups
from wsis_portal.text import fold_code, fold_words

LIKE = {code: like for like, codes in SEARCHED_LIKE.items() for code in codes}
ARABIC = "Arabic"
WHICH_MATCH = """
WITH questions AS MATERIALIZED (
    SELECT language, wsis_query(language, spelled) AS query
    FROM unnest(%s) AS language, unnest(%s) AS word,
        unnest(ARRAY[word, upper(word)]) AS spelled
), known AS MATERIALIZED (
    SELECT language, word, wsis_words(language, word) AS words
    FROM unnest(%s, %s) AS every(language, word)
)
SELECT DISTINCT language, word FROM known JOIN questions USING (language)
WHERE words @@ query
"""


@dataclass(frozen=True)
class Highlight:
    """The text of a record that is shown, and its parts."""

    text: Text
    title: list[Piece]
    snippet: list[Piece]


def highlights(typed: str, rows: Iterable[Any], language: str) -> dict[int, Highlight]:
    """By primary key of ROWS, which were found by TYPED and come for_cards().

    Shown is the text in LANGUAGE, of the reader, when it has any of the words; else
    that with most of them. One query.
    """
    asked = [words for group in groups(typed) for words in group.wanted]
    wanted = {word for words in asked for word in WORD.findall(words)}
    runs = {run for words in asked for run in RUN.findall(words)}
    texts = {row.pk: row.told.texts for row in rows}
    found = matching(wanted, [text for some in texts.values() for text in some])
    marks = {code: Marks(words, runs) for code, words in found.items()}
    return {
        key: highlight(some, marks, language) for key, some in texts.items() if some
    }


def highlight(
    texts: list[Text], marks: Mapping[str, Marks], language: str
) -> Highlight:
    """Of one record. The text of the author comes first."""
    counts = [marks[like(text)].count(whole(text)) for text in texts]
    own = [text.language == language for text in texts]
    places = range(len(texts))
    best = max(places, key=lambda n: (own[n] and counts[n] > 0, counts[n], own[n], -n))
    text = texts[best]
    mine = marks[like(text)]
    shown = text.summary or text.description
    if not mine.count(shown) and mine.count(text.description):
        shown = text.description
    return Highlight(text, marked(text.title, mine), snippet(shown, mine))


def matching(wanted: set[str], texts: list[Text]) -> dict[str, set[str]]:
    """The words of TEXTS that are found by any of WANTED; by language, "" for others.

    A word and what finds it begin alike, but in Arabic: only such words are asked for.
    """
    found: dict[str, set[str]] = {code: set() for code in (*SEARCHED_LIKE, "")}
    beginnings = {beginning(word) for word in wanted}
    words = {
        (like(text), word)
        for text in texts
        for word in WORD.findall(whole(text))
        if beginning(word) in beginnings
    }
    if words:
        languages, every = zip(*sorted(words), strict=True)
        asked = [list(found), list(wanted), list(languages), list(every)]
        with connection.cursor() as cursor:
            cursor.execute(WHICH_MATCH, asked)
            for code, word in cursor.fetchall():
                found[code].add(word)
    return found


def beginning(word: str) -> str:
    return beginning_by(word[0])


@cache
def beginning_by(letter: str) -> str:
    """The same in either alphabet when it looks the same, and all of Arabic."""
    if ARABIC_LETTER.match(letter):
        return ARABIC
    return fold_code(fold_words(letter))[:1]


def like(text: Text) -> str:
    """The language that its words are treated like."""
    return LIKE.get(text.language, "")


def whole(text: Text) -> str:
    return f"{text.title}\n{text.summary}\n{text.description}"
