"""Judging a whole document, both of its parts, for any register."""

from typing import Any

from stocktaking.choices import Profile
from stocktaking.documents.rows import PrivateDocument
from stocktaking.formats import PARTS, envelope, opens, upgrade
from stocktaking.validators import check_lengths, check_storable
from wsis_portal.api.documents import DocumentSerializer, flat
from wsis_portal.errors import InvalidDocument, Problem, Problems

NEEDED_PRIVATE = {Profile.NEW: ["contact_name", "email"]}

Judge = type[DocumentSerializer[Any]]


def needed_private(profile: str) -> list[str]:
    return NEEDED_PRIVATE.get(Profile(profile), [])


def problems(judge: Judge, document: Any, profile: str) -> Problems:
    """All that is wrong with DOCUMENT under PROFILE, in both of its parts."""
    if found := check_envelope(document):
        return found
    public, private = parts(judge, upgrade(document))
    return {**public.problems(profile), **private_problems(private, profile)}


def clean(judge: Judge, document: Any, profile: str) -> dict[str, Any]:
    """DOCUMENT in its stored form: today's format, codes folded; or InvalidDocument."""
    if found := check_envelope(document):
        raise InvalidDocument(found)
    public, private = parts(judge, upgrade(document))
    found = {**public.problems(profile), **private_problems(private, profile)}
    if found:
        raise InvalidDocument(found)
    return envelope(dict(public.data), dict(private.data))


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
    return judge(data=document["public"]), private


def private_problems(private: PrivateDocument, profile: str) -> Problems:
    typed: Any = private.initial_data
    found = {} if private.is_valid() else flat(private.errors, typed, "private")
    for name in needed_private(profile):
        if not typed.get(name):
            found[f"private.{name}"] = [Problem("required")]
    return found
