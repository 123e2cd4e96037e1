"""The texts of a document, apart from its other answers: the parts of each of them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.choices import Origin
from stocktaking.registers import Public

TEXTS = "texts"
PARTS: Mapping[str, StrOrPromise] = {
    "title": _("Title"),
    "summary": _("Summary"),
    "description": _("Description"),
    "obstacles": _("Obstacles"),
    "origin": _("Origin"),
}


class Part(NamedTuple):
    """A label and words; those of an author have a language of their own."""

    label: StrOrPromise
    words: str
    language: str


class Text(NamedTuple):
    """What is said in a LANGUAGE: the parts that say something."""

    language: str
    parts: list[Part]


def apart(public: Public) -> tuple[list[Text], Public]:
    """The texts, the original first, and the rest; no texts where they have an odd
    shape, as a draft may hold anything: they stay in the rest.
    """
    found = by_language(public)
    if not found or any(text.keys() - {"language", *PARTS} for text in found.values()):
        return [], public
    texts = [Text(code, list(parts_of(code, text))) for code, text in found.items()]
    return texts, without_texts(public)


def by_language(public: Public) -> dict[str, dict[str, Any]] | None:
    """The texts, each once; nothing where they have an odd shape."""
    rows = public.get(TEXTS) or []
    try:
        found = {str(row["language"]): dict(row) for row in rows}
    except (TypeError, KeyError, ValueError):
        return None
    return found if len(found) == len(rows) else None


def without_texts(public: Public) -> Public:
    return {name: value for name, value in public.items() if name != TEXTS}


def parts_of(language: str, text: Mapping[str, Any]) -> Iterator[Part]:
    for name, label in PARTS.items():
        if words := part(name, text):
            yield Part(label, words, "" if name == "origin" else language)


def part(name: str, text: Mapping[str, Any]) -> str:
    """What a part says, to be read."""
    value = str(text.get(name) or "")
    if name == "origin" and value in Origin.values:
        return str(Origin(value).label)
    return value
