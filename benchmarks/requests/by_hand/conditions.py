"""What is asked as a condition on projects, called p: over rows, or over codes."""

from collections.abc import Callable, Mapping
from typing import Any

Condition = tuple[str, dict[str, Any]]
Conditions = Callable[[Mapping[str, Any]], Condition]

YEARS = {"year_from": "p.year >= %(year_from)s", "year_to": "p.year <= %(year_to)s"}
MEMBERS = """p.id IN (
    SELECT project_id FROM stocktaking_project_countries
    WHERE country_id IN (
        SELECT country_id FROM actionlines_regionmember AS member
        JOIN actionlines_region AS region ON region.id = region_id
        WHERE scheme = '{name}' AND code = ANY(%({name})s)
    )
)"""
BY_ROWS = {
    **YEARS,
    "action_line": """p.id IN (
        SELECT record_id FROM stocktaking_projectactionline WHERE action_line_id IN (
            SELECT line.id FROM actionlines_actionline AS line
            LEFT JOIN actionlines_actionline AS whole ON whole.id = line.parent_id
            WHERE line.code = ANY(%(action_line)s) OR whole.code = ANY(%(action_line)s)
        )
    )""",
    "target": """p.id IN (
        SELECT record_id FROM stocktaking_projecttarget WHERE target_id IN (
            SELECT id FROM actionlines_target WHERE letter = ANY(%(target)s)
        )
    )""",
    "sdg": """p.id IN (
        SELECT record_id FROM stocktaking_projectsdg WHERE sdg_id IN (
            SELECT id FROM actionlines_sdg WHERE number = ANY(%(sdg)s::int[])
        )
    )""",
    "country": """p.id IN (
        SELECT project_id FROM stocktaking_project_countries WHERE country_id IN (
            SELECT id FROM actionlines_country WHERE code = ANY(%(country)s)
        )
    )""",
    "collection": """p.id IN (
        SELECT project_id FROM stocktaking_project_collections WHERE collection_id IN (
            SELECT id FROM stocktaking_collection WHERE code = ANY(%(collection)s)
        )
    )""",
    "language": """p.id IN (
        SELECT record_id FROM stocktaking_projecttext
        WHERE language = ANY(%(language)s)
    )""",
    "stakeholder_type": """(
        p.stakeholder_type = ANY(%(stakeholder_type)s) OR p.organisation_id IN (
            SELECT id FROM stocktaking_organisation
            WHERE stakeholder_type = ANY(%(stakeholder_type)s)
        )
    )""",
    **{name: MEMBERS.format(name=name) for name in ("region", "commission", "group")},
    **{
        name: f"p.{name} = ANY(%({name})s)"
        for name in ("activity_type", "level", "area", "stage")
    },
}


def by_rows(filters: Mapping[str, Any]) -> Condition:
    """Each filter by the rows that say it."""
    return all_of([BY_ROWS[name] for name in filters], dict(filters))


def by_codes(filters: Mapping[str, Any]) -> Condition:
    """Codes that are all wanted in one look into their index."""
    wanted: list[str] = []
    tests, params = [], {}
    for name, values in filters.items():
        if name in YEARS:
            tests.append(YEARS[name])
            params[name] = values
        elif len(values) == 1:
            wanted.append(f"{name}:{values[0]}")
        else:
            tests.append(f"p.codes && %({name})s::varchar[]")
            params[name] = [f"{name}:{value}" for value in values]
    if wanted:
        tests.append("p.codes @> %(wanted)s::varchar[]")
        params["wanted"] = wanted
    return all_of(tests, params)


def all_of(tests: list[str], params: dict[str, Any]) -> Condition:
    return " AND ".join(tests) or "true", params
