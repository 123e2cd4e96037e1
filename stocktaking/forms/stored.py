"""What a stored document shows in the controls of a form at first."""

from typing import Any

from stocktaking.models import Organisation

REASONED = {"action_lines": "action_line", "targets": "target", "sdgs": "sdg"}
Words = dict[str, Any]


def facts_of(stored: Words) -> Words:
    """What the facts show. A draft may hold anything: odd shapes are left."""
    reasoned = {name: reasons(stored.get(name), key) for name, key in REASONED.items()}
    return {**stored, **reasoned}


def reasons(rows: Any, key: str) -> dict[str, str]:
    return {str(row[key]): row.get("reason", "") for row in dicts(rows) if key in row}


def dicts(rows: Any) -> list[Words]:
    listed = rows if isinstance(rows, list) else []
    return [dict(row) for row in listed if isinstance(row, dict)]


def organisation_of(stored: Words) -> Words:
    """The organisation of the document in the three fields that name it."""
    organisation = stored.get("organisation")
    if isinstance(organisation, str) and organisation:
        rows = Organisation.objects.select_related("country")
        row = rows.filter(reference=organisation).first()
        return {
            "organisation": row.name if row else organisation,
            "organisation_type": row.stakeholder_type if row else "",
            "organisation_country": row.country.code if row and row.country else "",
        }
    words = organisation if isinstance(organisation, dict) else {}
    own = stored.get("stakeholder_type", "")
    return {
        "organisation": words.get("name", ""),
        "organisation_type": words.get("stakeholder_type") or own,
        "organisation_country": words.get("country") or "",
    }


def rows_of(name: str, stored: Words) -> list[Words]:
    """Rows of the list NAME as its form set shows them; one query for all partners."""
    listed = dicts(stored.get(name))
    if name == "partners":
        known = names_of(listed)
        for row in listed:
            row["organisation"] = name_of(row.get("organisation"), known)
    return listed


def names_of(partners: list[Words]) -> dict[str, str]:
    """By the references that they are named by."""
    named = [row.get("organisation") for row in partners]
    references = {reference for reference in named if isinstance(reference, str)}
    if not references:
        return {}
    rows = Organisation.objects.filter(reference__in=references).order_by()
    return dict(rows.values_list("reference", "name"))


def name_of(organisation: Any, known: dict[str, str]) -> str:
    if isinstance(organisation, dict):
        return str(organisation.get("name", ""))
    return known.get(str(organisation), str(organisation or ""))
