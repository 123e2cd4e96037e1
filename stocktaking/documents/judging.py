"""Judging a whole document, both of its parts, for any register."""

from functools import cache
from typing import Any

from stocktaking.choices import Profile
from stocktaking.documents.knowing import knowing
from stocktaking.documents.rows import PrivateDocument
from stocktaking.formats import PARTS, envelope, opens, upgrade
from stocktaking.validators import check_lengths, check_storable
from wsis_portal.api.documents import DocumentSerializer, flat
from wsis_portal.errors import InvalidDocument, Problem, Problems

NEEDED_PRIVATE = {Profile.NEW: ["contact_name", "email"]}

Judge = type[DocumentSerializer[Any]]


class Cleaned(dict[str, Any]):
    """A document in its stored form, with the judge that knows what it names."""

    def __init__(self, document: dict[str, Any], judged: DocumentSerializer[Any]):
        super().__init__(document)
        self.judged = judged


def needed_private(profile: str) -> list[str]:
    return NEEDED_PRIVATE.get(Profile(profile), [])


def problems(judge: Judge, document: Any, profile: str) -> Problems:
    """All that is wrong with DOCUMENT under PROFILE, in both of its parts."""
    if found := check_envelope(document):
        return found
    public, private = parts(judge, upgrade(document))
    with knowing(fields_of(judge), public.initial_data):
        found = public.problems(profile)
    return {**found, **private_problems(private, profile)}


def clean(judge: Judge, document: Any, profile: str) -> Cleaned:
    """DOCUMENT in its stored form: today's format, codes folded; or InvalidDocument."""
    if found := check_envelope(document):
        raise InvalidDocument(found)
    public, private = parts(judge, upgrade(document))
    with knowing(fields_of(judge), public.initial_data):
        found = {**public.problems(profile), **private_problems(private, profile)}
        if found:
            raise InvalidDocument(found)
        return Cleaned(envelope(dict(public.data), dict(private.data)), public)


def check_envelope(document: Any) -> Problems:
    """What keeps the parts from being looked at."""
    if not opens(document):
        return {"document": [Problem("invalid")]}
    document = upgrade(document)
    if set(document) - PARTS:
        return {"document": [Problem("unknown-field")]}
    return check_storable(document) or check_lengths(document["public"])


def parts(
    judge: Judge, document: dict[str, Any]
) -> tuple[DocumentSerializer[Any], PrivateDocument]:
    private = PrivateDocument(data=document.get("private", {}))
    public = judge(data=document["public"])
    vars(public)["fields"] = fields_of(judge)
    return public, private


@cache
def fields_of(judge: Judge) -> Any:
    """Built once, since that takes as long as judging, which leaves them as they are.

    Not for people to read: the labels are those of one language.
    """
    return judge().fields


def private_problems(private: PrivateDocument, profile: str) -> Problems:
    typed: Any = private.initial_data
    found = {} if private.is_valid() else flat(private.errors, typed, "private")
    for name in needed_private(profile):
        if not typed.get(name):
            found[f"private.{name}"] = [Problem("required")]
    return found
