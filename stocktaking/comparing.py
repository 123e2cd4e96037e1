"""What changed between two public parts of a document: by field, and word by word."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking import registers
from stocktaking.models import SubmissionEvent
from stocktaking.outline import Names, differences
from stocktaking.registers import Public
from stocktaking.texts import PARTS, by_language, part, without_texts
from stocktaking.wording import SAME, Effort, Run, compare_lines
from wsis_portal import languages


class Change(NamedTuple):
    """A field, or a part of the words in a LANGUAGE: its lines that changed."""

    label: StrOrPromise
    language: str
    lines: list[list[Run]]


def changes(
    register: str,
    before: Public,
    after: Public,
    names: Names | None = None,
    effort: Effort | None = None,
) -> list[Change]:
    """What a reader sees change, field by field, in the document's order.

    A query for each vocabulary that a changed field names, and for its organisations.
    """
    names, effort = names or Names(), effort or Effort()
    texts = by_language(before), by_language(after)
    if None in texts:  # a draft may hold anything
        return list(of_fields(register, before, after, names, effort))
    old, new = without_texts(before), without_texts(after)
    return [*of_texts(*texts, effort), *of_fields(register, old, new, names, effort)]


class Left(NamedTuple):
    """A field, or a part of the words in a LANGUAGE: its lines that are said nowhere
    else.
    """

    label: StrOrPromise
    language: str
    lines: list[str]


def left_behind(register: str, said: Public, kept: Public) -> list[Left]:
    """What SAID says and KEPT does not, field by field, whatever its order."""
    texts = by_language(said) or {}, by_language(kept) or {}
    old, new = without_texts(said), without_texts(kept)
    fields = [
        Left(label, "", [line for line in lines if line not in others])
        for label, lines, others in differences(register, old, new)
    ]
    return [*words_left(*texts), *(field for field in fields if field.lines)]


def words_left(said: Any, kept: Any) -> Iterator[Left]:
    for language, text in said.items():
        known = kept.get(language, {})
        for name, label in PARTS.items():
            words = part(name, text)
            if name != "origin" and words and words != part(name, known):
                yield Left(label, language, [words])


def corrected(event: SubmissionEvent, names: Names, effort: Effort) -> list[Change]:
    """What the reviewer corrected in this step, if it is one of that kind."""
    if not (made := getattr(event, "correction", None)):
        return []
    register = event.submission.register
    return changes(register, made.before, made.after, names, effort)


def of_texts(before: Any, after: Any, effort: Effort) -> Iterator[Change]:
    first = [languages.name(next(iter(texts), "")) for texts in (before, after)]
    if before and after and first[0] != first[1]:
        label = _("Language of the original")
        yield Change(label, "", compare_lines(first[:1], first[1:]))
    for language in {**after, **before}:
        old, new = before.get(language, {}), after.get(language, {})
        for name, named in PARTS.items():
            lines = compare_lines(words(name, old), words(name, new), effort)
            if is_changed(lines):
                yield Change(named, language, lines)


def words(name: str, text: Mapping[str, Any]) -> list[str]:
    """A part of a text as lines: one, or none."""
    return [value] if (value := part(name, text)) else []


def of_fields(
    register: str, before: Public, after: Public, known: Names, effort: Effort
) -> Iterator[Change]:
    """Of a list, the lines that changed: the others are on the page."""
    names = registers.differences(before, after)
    old_ones, new_ones = (
        {n: public.get(n) for n in names} for public in (before, after)
    )
    for label, old, new in differences(register, old_ones, new_ones, known):
        lines = compare_lines(old, new, effort)
        yield Change(label, "", [line for line in lines if is_changed([line])])


def is_changed(lines: list[list[Run]]) -> bool:
    return any(run.state != SAME for line in lines for run in line)
