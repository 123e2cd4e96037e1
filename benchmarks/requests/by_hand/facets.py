"""Exact counts of all facets, each under all choices but its own."""

# ruff: noqa: S608 - statements are made of what stands here, never of what is typed

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.requests.by_hand.conditions import Conditions, by_codes, by_rows
from benchmarks.requests.hand import Hand
from benchmarks.requests.questions import FACETS, Filters, Question

Counts = dict[str, Any]
ALL = (*FACETS, "year", "organisation")
OWN = {"year": ("year_from", "year_to")}
"""The names by which a facet is chosen, where they are not its own."""
MOST = 100  # organisations that are told

HITS = "hits{n} AS MATERIALIZED (SELECT {columns} FROM stocktaking_project AS p WHERE "
TOTAL = "SELECT 'count', '', count(*) FROM hits0"
ORGANISATIONS = f"""
SELECT * FROM (
    SELECT 'organisation', o.reference, n FROM (
        SELECT organisation_id, count(*) AS n FROM hits{{n}}
        WHERE organisation_id IS NOT NULL GROUP BY 1
    ) AS each JOIN stocktaking_organisation AS o ON o.id = organisation_id
    ORDER BY n DESC, o.reference LIMIT {MOST}
) AS most"""
BY_CODE = """
SELECT split_part(code, ':', 1), split_part(code, ':', 2), n FROM (
    SELECT code, count(*) AS n FROM hits{n}, unnest(codes) AS code GROUP BY code
) AS each WHERE split_part(code, ':', 1) IN ({names})"""
BY_CODE_OF_ONE = """
SELECT '{name}', split_part(code, ':', 2), n FROM (
    SELECT code, count(*) AS n FROM hits{n}, unnest(codes) AS code
    WHERE starts_with(code, '{name}:') GROUP BY code
) AS each"""

LINKED = """
SELECT '{name}', {code}::text, n FROM (
    SELECT {key}, count(*) AS n FROM hits{{n}} JOIN {table} ON {record} = hits{{n}}.id
    GROUP BY {key}
) AS each JOIN {named} AS named ON named.id = {key}"""
MEMBERS = """
SELECT '{name}', code, n FROM (
    SELECT region_id, count(DISTINCT hits{{n}}.id) AS n
    FROM hits{{n}}
    JOIN stocktaking_project_countries AS link ON project_id = hits{{n}}.id
    JOIN actionlines_regionmember AS member ON member.country_id = link.country_id
    WHERE region_id IN (SELECT id FROM actionlines_region WHERE scheme = '{name}')
    GROUP BY region_id
) AS each JOIN actionlines_region AS region ON region.id = region_id"""
PLAIN = """
SELECT '{name}', {name}::text, count(*) FROM hits{{n}}
WHERE {name}::text <> '' GROUP BY {name}"""


def linked(name: str, table: str, key: str, named: str, code: str = "code") -> str:
    record = "project_id" if "project_" in table else "record_id"
    known = {"record": record, "code": f"named.{code}"}
    return LINKED.format(name=name, table=table, key=key, named=named, **known)


BY_ROW: Mapping[str, str] = {
    "action_line": """
SELECT 'action_line', code, count(DISTINCT record_id) FROM hits{n}
JOIN stocktaking_projectactionline AS link ON record_id = hits{n}.id
JOIN (
    SELECT id, code FROM actionlines_actionline UNION ALL
    SELECT line.id, whole.code FROM actionlines_actionline AS line
    JOIN actionlines_actionline AS whole ON whole.id = line.parent_id
) AS named ON named.id = action_line_id GROUP BY code""",
    "stakeholder_type": """
SELECT 'stakeholder_type', kind, sum(n)::bigint FROM (
    SELECT coalesce(o.stakeholder_type, each.stakeholder_type) AS kind, n FROM (
        SELECT organisation_id, stakeholder_type, count(*) AS n
        FROM hits{n} GROUP BY 1, 2
    ) AS each LEFT JOIN stocktaking_organisation AS o ON o.id = organisation_id
) AS kinds WHERE kind <> '' GROUP BY kind""",
    "language": """
SELECT 'language', language, count(*) FROM hits{n}
JOIN stocktaking_projecttext ON record_id = hits{n}.id GROUP BY language""",
    "target": linked(
        "target",
        "stocktaking_projecttarget",
        "target_id",
        "actionlines_target",
        "letter",
    ),
    "sdg": linked(
        "sdg", "stocktaking_projectsdg", "sdg_id", "actionlines_sdg", "number"
    ),
    "country": linked(
        "country", "stocktaking_project_countries", "country_id", "actionlines_country"
    ),
    "collection": linked(
        "collection",
        "stocktaking_project_collections",
        "collection_id",
        "stocktaking_collection",
    ),
    **{name: MEMBERS.format(name=name) for name in ("region", "commission", "group")},
    **{
        name: PLAIN.format(name=name)
        for name in ("activity_type", "level", "area", "stage", "year")
    },
    "organisation": ORGANISATIONS,
}
COLUMNS = (
    "id, organisation_id, stakeholder_type, activity_type, level, area, stage, year"
)


def over_rows(
    hand: Hand, question: Question, conditions: Conditions = by_rows
) -> Counts:
    """Counted by joins; what is counted may be found by codes."""

    def counts(names: list[str], n: int) -> list[str]:
        return [BY_ROW[name].format(n=n) for name in names]

    return counted(hand, question.filters, conditions, COLUMNS, counts)


def over_codes(hand: Hand, question: Question) -> Counts:
    def counts(names: list[str], n: int) -> list[str]:
        if n:
            return [BY_CODE_OF_ONE.format(n=n, name=name) for name in names]
        coded = ", ".join(f"'{name}'" for name in names)
        return [BY_CODE.format(n=n, names=coded), ORGANISATIONS.format(n=n)]

    columns = "codes, organisation_id"
    return counted(hand, question.filters, by_codes, columns, counts)


def counted(
    hand: Hand,
    filters: Filters,
    conditions: Conditions,
    columns: str,
    counts: Callable[[list[str], int], list[str]],
) -> Counts:
    """One statement: what is found is found once for all facets without a choice."""
    hits, selects, params = list[str](), [TOTAL], dict[str, Any]()
    for n, (away, names) in enumerate(together(filters)):
        left = {name: filters[name] for name in filters if name not in away}
        condition, own = conditions(left)
        renamed = {f"{name}_{n}": value for name, value in own.items()}
        for name in own:
            condition = condition.replace(f"%({name})s", f"%({name}_{n})s")
        hits.append(f"{HITS.format(n=n, columns=columns)}{condition})")
        selects += counts(names, n)
        params |= renamed
    sql = f"WITH {', '.join(hits)} {' UNION ALL '.join(selects)}"
    found: Counts = {name: {} for name in ALL}
    for name, value, number in hand.rows(sql, params):
        if name == "count":
            found[name] = number
        else:
            found[name][value] = number
    return found


def together(filters: Filters) -> list[tuple[tuple[str, ...], list[str]]]:
    """What is left out, and the facets that are counted without it; first: nothing."""
    groups: dict[tuple[str, ...], list[str]] = {(): []}
    for name in ALL:
        away = tuple(one for one in OWN.get(name, (name,)) if one in filters)
        groups.setdefault(away, []).append(name)
    return list(groups.items())
