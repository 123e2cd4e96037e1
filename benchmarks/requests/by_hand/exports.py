"""The whole register as one file."""

# ruff: noqa: S608 - statements are made of what stands here, never of what is typed

import io

from benchmarks.requests.by_hand.lists import DOCUMENT, ENDORSED, JOINED, NEWEST
from benchmarks.requests.hand import Hand
from benchmarks.requests.questions import Question

AT_ONCE = 2000  # rows in memory
LINES = f"SELECT {DOCUMENT} FROM {JOINED} ORDER BY {NEWEST}"
PLAIN = "reference", "published_at", "updated_at"
TEXT = "language", "title", "summary", "description"
FIELDS = (
    "stakeholder_type",
    "activity_type",
    "level",
    "area",
    "starts_on",
    "ends_on",
    "continues",
    "source",
    "confirmed_on",
    "stage",
    "budget",
    "currency",
)
ITEMS = {
    "action_lines": "item->>'action_line'",
    "targets": "item->>'target'",
    "sdgs": "item->>'sdg'",
    "partners": "item->>'role' || ':' || (item->>'organisation')",
    "links": "item->>'url'",
    "identifiers": "item->>'scheme' || ':' || (item->>'value')",
    "awards": "item->>'scheme' || ' ' || (item->>'year') || ':' || (item->>'level')",
    "countries": "item#>>'{}'",
    "languages": "item#>>'{}'",
    "collections": "item#>>'{}'",
}
CELL = """(
    SELECT string_agg({told}, '|') FROM jsonb_array_elements(r.public->'{name}') AS item
) AS {name}"""
COLUMNS = ", ".join(
    [
        *(f"p.{name}" for name in PLAIN),
        "o.reference AS organisation",
        "o.name AS organisation_name",
        "coalesce(o.stakeholder_type, p.stakeholder_type) AS stakeholder",
        "r.number AS revision",
        f"array_to_string({ENDORSED}, '|') AS endorsements",
        *(f"r.public->'texts'->0->>'{name}' AS {name}" for name in TEXT),
        *(f"r.public->>'{name}' AS {name}" for name in FIELDS),
        *(CELL.format(name=name, told=told) for name, told in ITEMS.items()),
    ]
)
TABLE = f"COPY (SELECT {COLUMNS} FROM {JOINED} ORDER BY {NEWEST}) TO STDOUT CSV HEADER"


def json_lines(hand: Hand, _question: Question) -> bytes:
    """Some rows at a time, so that memory does not grow with the register."""
    file = io.BytesIO()
    hand.connection.autocommit = False
    with hand.connection, hand.connection.cursor("lines") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(LINES)
        for (line,) in cursor:
            file.write(line.encode())
            file.write(b"\n")
    hand.connection.autocommit = True
    return file.getvalue()


def table(hand: Hand, _question: Question) -> bytes:
    file = io.BytesIO()
    with hand.connection.cursor() as cursor:
        cursor.copy_expert(TABLE, file)
    return file.getvalue()
