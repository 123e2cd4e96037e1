"""From a row to the public part of a document, and back from its paths to the row."""

from typing import Any

from stocktaking.choices import IdentifierScheme, Origin
from stocktaking.importing.rows import Row
from stocktaking.registers import Public
from wsis_portal.errors import Problems

SCHEME = "WSIS Prizes"
LANGUAGE = "en"
FIELDS = {
    "texts": "title",
    "texts.0.summary": "fact_note",
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
        "budget": row.amount,
        "currency": row.currency,
        "awards": awards(row),
    }


def common(row: Row) -> Public:
    """What the records of every register have. What the row does not say is empty."""
    text = {"title": row.title, "summary": row.summary, "origin": Origin.AUTHOR.value}
    return {
        "texts": [{"language": LANGUAGE, **text}],
        "organisation": organisation(row),
        "stakeholder_type": "" if row.organisation else row.stakeholder_type,
        "countries": [row.country] if row.country else [],
        "action_lines": [{"action_line": code} for code in row.action_lines],
        "sdgs": [{"sdg": number} for number in row.sdgs],
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "links": [{"url": row.url}] if row.url else [],
        "identifiers": identifiers(row),
        "collections": [row.collection],
        "source": row.source,
    }


def organisation(row: Row) -> Public | None:
    """Spelled out: the judge finds the one that is there, the publisher adds it."""
    if not row.organisation:
        return None
    return {
        "name": row.organisation,
        "stakeholder_type": row.stakeholder_type,
        "country": row.country or None,
    }


def identifiers(row: Row) -> list[Public]:
    found = [{"scheme": IdentifierScheme.IMPORT.value, "value": row.id}]
    if row.itu_id:
        found.append({"scheme": IdentifierScheme.ITU.value, "value": row.itu_id})
    return found


def awards(row: Row) -> list[dict[str, Any]]:
    if not row.award:
        return []
    return [{"scheme": SCHEME, "source": row.source, **vars(row.award)}]


def in_the_row(problems: Problems) -> Problems:
    """PROBLEMS of a document by the keys of the row that it was made of."""
    found: Problems = {}
    for path, broken in problems.items():
        found.setdefault(key_of(path), []).extend(broken)
    return found


def key_of(path: str) -> str:
    """The key of the longest beginning of PATH that FIELDS knows."""
    head = path
    while head:
        if head in FIELDS:
            return FIELDS[head]
        head = head.rpartition(".")[0]
    return path.partition(".")[0]
