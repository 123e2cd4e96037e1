"""From a row to the public part of a document, and back from its paths to the row."""

import re
from collections.abc import Mapping
from typing import Any

from stocktaking.choices import IdentifierScheme, Origin
from stocktaking.importing.rows import Row, Text
from stocktaking.registers import Public
from wsis_portal.errors import Problems

SCHEME = "WSIS Prizes"
REFERENCE = re.compile(r"WSIS-O-[0-9]+")
FIELDS = {
    "texts": "title",
    "texts.title": "title",
    "texts.language": "title",
    "texts.summary": "fact_note",
    "texts.description": "description",
    "texts.0.language": "language",
    "organisation": "organisation",
    "organisation.stakeholder_type": "organisation_type",
    "organisation.country": "country",
    "stakeholder_type": "organisation_type",
    "countries": "country",
    "starts_on": "year_start",
    "ends_on": "year_end",
    "links": "url",
    "budget": "budget_value",
    "amount": "budget_value",
    "identifiers.0": "id",
    "identifiers": "url",  # the number of the ITU; no other record has the id
    "collections": "collection",
    "awards": "award_status",
}
"""The key of the file by the path in the document; others have the same name."""


def project(row: Row) -> Public:
    return {
        **common(row),
        "stage": row.stage,
        "budget": row.amount,
        "currency": row.currency,
        "awards": awards(row),
    }


def common(row: Row) -> Public:
    """What the records of every register have. What the row does not say is empty."""
    return {
        "texts": [text(one) for one in row.texts],
        "organisation": organisation(row),
        "stakeholder_type": "" if row.organisation else row.stakeholder_type,
        "activity_type": row.activity_type,
        "level": row.level,
        "area": row.area,
        "countries": row.countries,
        "action_lines": [{"action_line": code} for code in row.action_lines],
        "targets": [{"target": letter} for letter in row.targets],
        "sdgs": [{"sdg": number} for number in row.sdgs],
        "partners": [partner(name, role) for name, role in row.partners],
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "languages": row.languages,
        "links": [{"url": url} for url in row.urls],
        "identifiers": identifiers(row),
        "collections": [row.collection],
        "source": row.source,
    }


def text(one: Text) -> Public:
    return {
        "language": one.language,
        "title": one.title,
        "summary": one.summary,
        "description": one.description,
        "origin": Origin.AUTHOR.value,
    }


def organisation(row: Row) -> Public | str | None:
    """By its reference; else spelled out, and of the country if the row has but one:
    the judge finds the one that is there, the publisher adds it.
    """
    if not row.organisation or REFERENCE.fullmatch(row.organisation):
        return row.organisation or None
    return {
        "name": row.organisation,
        "stakeholder_type": row.stakeholder_type,
        "country": row.countries[0] if len(row.countries) == 1 else None,
    }


def partner(name: str, role: str) -> Public:
    known = name if REFERENCE.fullmatch(name) else {"name": name}
    return {"organisation": known, **({"role": role} if role else {})}


def identifiers(row: Row) -> list[Public]:
    found = [{"scheme": IdentifierScheme.IMPORT.value, "value": row.id}]
    if row.itu_id:
        found.append({"scheme": IdentifierScheme.ITU.value, "value": row.itu_id})
    return found


def awards(row: Row) -> list[dict[str, Any]]:
    if not row.award:
        return []
    return [{"scheme": SCHEME, "source": row.source, **vars(row.award)}]


def in_the_row(
    problems: Problems, row: Row, fields: Mapping[str, str] = FIELDS
) -> Problems:
    """PROBLEMS of a document by the keys of the ROW that it was made of. FIELDS are the
    keys by path.
    """
    found: Problems = {}
    for path, broken in problems.items():
        found.setdefault(key_of(path, row, fields), []).extend(broken)
    return found


def key_of(path: str, row: Row, fields: Mapping[str, str] = FIELDS) -> str:
    """The key of the longest beginning of PATH that FIELDS know."""
    suffix = ""
    if place := re.match(r"texts\.(\d+)\.", path):
        suffix = row.texts[int(place[1])].suffix
    head = re.sub(r"^texts\.[1-9]\d*\.", "texts.", path)
    while head:
        if key := fields.get(head) or fields.get(head.replace("texts.0.", "texts.")):
            return f"{key}{suffix}"
        head = head.rpartition(".")[0]
    return path.partition(".")[0]
