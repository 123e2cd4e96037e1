"""The pages of a form: questions that belong together, as a conversation goes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise

from wsis_portal.errors import Problems

DRAWN_AS = {"stakeholder_type": "organisation_type"}
"""Fields of the document that another name stands for on the page."""


@dataclass(frozen=True)
class Section:
    """One page: fields of the facts, then lists of rows, by their names."""

    slug: str
    title: StrOrPromise
    fields: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    lists_first: bool = False

    def asks(self, path: str) -> bool:
        """Whether the field at PATH of the document is drawn here."""
        name = path.removeprefix("private.").split(".")[0]
        return DRAWN_AS.get(name, name) in (*self.fields, *self.lists)


@dataclass(frozen=True)
class Progress:
    """A section in the line above the form, and what is still to do there."""

    section: Section
    missing: int
    comments: int
    """Of the reviewer, on what it asks."""
    current: bool


def missing_in(sections: Iterable[Section], found: Problems) -> dict[str, Problems]:
    """The problems by the slug of their section; under "" what no section asks."""
    places: dict[str, Problems] = {section.slug: {} for section in sections}
    for path, problems in found.items():
        slug = next((one.slug for one in sections if one.asks(path)), "")
        places.setdefault(slug, {})[path] = problems
    return places


def after(sections: tuple[Section, ...], slug: str) -> str:
    """The slug of the section that follows; nothing after the last."""
    return next(following(sections, slug), "")


def following(sections: tuple[Section, ...], slug: str) -> Iterator[str]:
    slugs = [section.slug for section in sections]
    return iter(slugs[slugs.index(slug) + 1 :])
