"""From a row to the document that is handed in: of a new record, or of a known one."""

from collections.abc import Mapping
from typing import Any

from stocktaking.bulk.columns import CONTACT
from stocktaking.bulk.sheets import Sheet
from stocktaking.choices import Origin
from stocktaking.importing.rows import Row
from stocktaking.models import Organisation
from stocktaking.registers import Public

REASONED = {"action_lines": "action_line", "targets": "target", "sdgs": "sdg"}
WORDS = {"fact_note": "summary", "description": "description"}


def public_of(row: Row, sheet: Sheet, organisation: Organisation | None) -> Public:
    """A new record. Without one of its own it is of the ORGANISATION of the file."""
    public = {**sheet.public(row), "identifiers": [], "collections": []}
    if organisation and not row.organisation:
        public |= {"organisation": organisation.reference, "stakeholder_type": ""}
    return public


def private_of(values: Mapping[str, Any], contact: dict[str, Any]) -> dict[str, Any]:
    """CONTACT, unless the row names somebody else: its parts are of one person."""
    typed = {name: str(values.get(name) or "").strip() for name in CONTACT}
    if not any(typed.values()):
        return contact
    others = {name: value for name, value in contact.items() if name not in CONTACT}
    if not typed["contact_name"] and not typed["email"]:
        return {**contact, "telephone": typed["telephone"]}
    return {**others, **typed}


def onto(before: Public, row: Public, keys: set[str], sheet: Sheet) -> Public:
    """What the record says, with what the columns of the file say in its place."""
    after = dict(before)
    for key, field in sheet.all_fields.items():
        if key in keys and field in row:
            after[field] = row[field]
    if "organisation" in keys or row["organisation"]:
        after["organisation"] = row["organisation"]
        after["stakeholder_type"] = row["stakeholder_type"]
    for name, part in REASONED.items():
        if name in keys:
            known = having(part, before.get(name))
            after[name] = with_reasons(known, row[name], part)
    if "url" in keys:
        titles = {link["url"]: link for link in having("url", before.get("links"))}
        after["links"] = [titles.get(link["url"], link) for link in row["links"]]
    texts = having("language", before.get("texts"))
    after["texts"] = with_texts(texts, row["texts"], keys)
    return after


def having(key: str, rows: Any) -> list[Public]:
    """Those of ROWS that say their KEY. A draft may hold anything."""
    found = rows if isinstance(rows, list) else []
    return [
        row
        for row in found
        if isinstance(row, dict) and row.get(key) and isinstance(row[key], (str, int))
    ]


def with_reasons(before: list[Public], rows: list[Public], part: str) -> list[Public]:
    """A file has no reasons: those that were given stay."""
    known = {str(one[part]): one for one in before}
    return [known.get(str(row[part]), row) for row in rows]


def with_texts(
    before: list[Public], rows: list[Public], keys: set[str]
) -> list[Public]:
    """Those of the file first; texts in languages that it does not have stay."""
    known = {text["language"]: text for text in before}
    written = [
        with_words(known.get(row["language"]), row, n, keys)
        for n, row in enumerate(rows)
    ]
    languages = {row["language"] for row in rows}
    return [*written, *(text for text in before if text["language"] not in languages)]


def with_words(known: Public | None, row: Public, place: int, keys: set[str]) -> Public:
    if known is None:
        return row
    suffix = f":{row['language']}" if place else ""
    said = {field for key, field in WORDS.items() if f"{key}{suffix}" in keys}
    words = {name: row[name] for name in ("title", *said)}
    same = all(known.get(name) == value for name, value in words.items())
    return {**known, **words, **({} if same else {"origin": Origin.AUTHOR.value})}
