"""What a reviewer looks at twice: it is allowed, and often a mistake."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from stocktaking.registers import Public
from wsis_portal.errors import SENTENCES, Problem, Problems
from wsis_portal.text import fold_words

SENTENCES |= {
    "in-capitals": _("It is written in capital letters."),
    "same-words": _("It says what the title says already."),
    "says-little": _("It says little: %(n)d characters."),
    "other-script": _("It is not written in the letters of its language."),
    "names-a-person": _("It has what looks like an e-mail address or a telephone."),
    "over-already": _("It has ended by these dates, and is said to go on."),
    "not-begun": _("It begins later by these dates, and is said to have begun."),
    "is-much": _("This is a large sum: %(amount)s."),
    "many-lines": _("It names %(n)d action lines."),
    "new-organisation": _("Publishing adds %(name)s to the register."),
}
MOST_LINES, MUCH, LITTLE = 5, 1_000_000_000, 40
LETTERS = {"ar": "ARABIC", "ru": "CYRILLIC", "zh": "CJK", "fr": "LATIN"}
LETTERS |= dict.fromkeys(["en", "es"], "LATIN")
PERSON = re.compile(r"(?<=\w)@[\w-]{1,63}\.\w|(?:\+|\b00)\d[\d ()./-]{7,20}\d")
"""Each part has an end: a text may have a hundred thousand letters and no space."""
SUMS = ("budget", "amount", "anticipated_expenditure", "amount_spent")
GOES_ON, HAS_BEGUN = ("planned", "ongoing"), ("ongoing", "completed")

Caution = Callable[[Public, date], Iterator[tuple[str, Problem]]]


def cautions(public: Public, today: date) -> Problems:
    """By the path of the field. PUBLIC is a document that its judge took."""
    found: Problems = {}
    for caution in CAUTIONS:
        for path, problem in caution(public, today):
            found.setdefault(path, []).append(problem)
    return found


def of_titles(public: Public, today: date) -> Iterator[tuple[str, Problem]]:
    for path, text in texts(public):
        if text["title"].isupper() and len(text["title"]) > 10:
            yield f"{path}.title", Problem("in-capitals")


def of_summaries(public: Public, today: date) -> Iterator[tuple[str, Problem]]:
    for path, text in texts(public):
        said = text.get("summary") or ""
        if said and fold_words(said) == fold_words(text["title"]):
            yield f"{path}.summary", Problem("same-words")
        elif 0 < len(said) < LITTLE and script_of(said) != "CJK":
            yield f"{path}.summary", Problem("says-little", {"n": len(said)})


def of_letters(public: Public, today: date) -> Iterator[tuple[str, Problem]]:
    for path, text in texts(public):
        letters = LETTERS.get(text["language"])
        words = f"{text['title']} {text.get('summary') or ''}"
        if letters and script_of(words) not in ("", letters):
            yield path, Problem("other-script")


def of_persons(public: Public, today: date) -> Iterator[tuple[str, Problem]]:
    """What is public stays: an address of a person is better left out."""
    for path, text in texts(public):
        for name, words in text.items():
            if isinstance(words, str) and PERSON.search(words):
                yield f"{path}.{name}", Problem("names-a-person")


def of_dates(public: Public, today: date) -> Iterator[tuple[str, Problem]]:
    starts, ends = public.get("starts_on") or "", public.get("ends_on") or ""
    day, stage = today.isoformat(), public.get("stage")
    if ends and ends < day[: len(ends)] and stage in GOES_ON:
        yield "ends_on", Problem("over-already")
    if starts > day[: len(starts)] and stage in HAS_BEGUN:
        yield "starts_on", Problem("not-begun")


def of_sums(public: Public, today: date) -> Iterator[tuple[str, Problem]]:
    for name in SUMS:
        if (amount := float(public.get(name) or 0)) >= MUCH:
            in_words = f"{amount:,.0f} {public.get('currency') or ''}".strip()
            yield name, Problem("is-much", {"amount": in_words})


def of_lines(public: Public, today: date) -> Iterator[tuple[str, Problem]]:
    if (n := len(public.get("action_lines") or ())) > MOST_LINES:
        yield "action_lines", Problem("many-lines", {"n": n})


def of_organisations(public: Public, today: date) -> Iterator[tuple[str, Problem]]:
    partners = [one.get("organisation") for one in public.get("partners") or ()]
    for one in (public.get("organisation"), *partners):
        if isinstance(one, dict):
            yield "organisation", Problem("new-organisation", {"name": one["name"]})


def texts(public: Public) -> Iterable[tuple[str, dict[str, Any]]]:
    return ((f"texts.{n}", one) for n, one in enumerate(public.get("texts") or ()))


def script_of(words: str) -> str:
    """Of most of its letters, as Unicode names it: LATIN, ARABIC; "" without any."""
    counted: dict[str, int] = {}
    for letter in filter(str.isalpha, words):
        script = unicodedata.name(letter, "").partition(" ")[0]
        counted[script] = counted.get(script, 0) + 1
    return max(counted, key=counted.__getitem__, default="")


CAUTIONS: tuple[Caution, ...] = (
    *(of_titles, of_summaries, of_letters, of_persons),
    *(of_dates, of_sums, of_lines, of_organisations),
)
