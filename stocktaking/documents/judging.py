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
    if not opens(document):
        return {"document": [Problem("invalid")]}
    document = upgrade(document)
    if set(document) - PARTS:
        return {"document": [Problem("unknown-field")]}
    if found := check_storable(document) or check_lengths(document["public"]):
        return found
    return {
        **judge(data=document["public"]).problems(profile),
        **private_problems(document.get("private", {}), profile),
    }


def private_problems(private: dict[str, Any], profile: str) -> Problems:
    inner = PrivateDocument(data=private)
    found = {} if inner.is_valid() else flat(inner.errors, private, "private")
    for name in needed_private(profile):
        if not private.get(name):
            found[f"private.{name}"] = [Problem("required")]
    return found


def clean(judge: Judge, document: Any, profile: str) -> dict[str, Any]:
    """DOCUMENT in its stored form: today's format, codes folded; or InvalidDocument."""
    if found := problems(judge, document, profile):
        raise InvalidDocument(found)
    document = upgrade(document)
    private = PrivateDocument(data=document.get("private", {}))
    private.is_valid(raise_exception=True)
    public = dict(judge.read(document["public"], profile).data)
    return envelope(public, dict(private.data))
