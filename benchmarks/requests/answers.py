"""What an answer says, so that those of the portal and of the SQL can be compared."""

import csv
import io
import json
import re
from html import unescape
from typing import Any

from benchmarks.requests.hand import Hand

MOMENTS = ("url", "published_at", "updated_at")
"""Written by each in its own way."""
REFERENCE = re.compile(rb'"reference": ?"(WSIS-P-\d+)"')
CARD = re.compile(r'href="/projects/(WSIS-P-\d+)/"')
HANDED_IN = re.compile(r"/my/submissions/(\d+)/")
SUBMISSION = """
SELECT s.document, s.state, s.register, e.action, e.after, n.words
FROM stocktaking_submission AS s
JOIN stocktaking_submissionevent AS e ON e.submission_id = s.id
JOIN stocktaking_eventnote AS n ON n.event_id = e.id WHERE s.id = %s
"""


def of_list(body: str | bytes) -> Any:
    """The total, and the references of the page in their order."""
    told = json.loads(body)
    return told["count"], [one["reference"] for one in told["results"]]


def of_facets(body: bytes) -> Any:
    """Without the facets that have no values, which one may leave out."""
    told = json.loads(body)
    return {name: counts for name, counts in told.items() if counts}


def of_counts(told: dict[str, Any]) -> Any:
    return {name: counts for name, counts in told.items() if counts}


def of_record(body: str | bytes) -> Any:
    told = json.loads(body)
    return {name: value for name, value in told.items() if name not in MOMENTS}


def of_cards(body: bytes) -> Any:
    """The references of the records that a page shows."""
    return list(dict.fromkeys(CARD.findall(body.decode())))


def of_page(body: bytes) -> Any:
    """The title of a record in the heading of its page."""
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", body.decode(), re.DOTALL)
    return " ".join(unescape(heading[1]).split()) if heading else ""


def of_title(body: str) -> Any:
    title = json.loads(body)["texts"][0]["title"]
    return " ".join(title.split())


def of_lines(body: bytes) -> Any:
    """The references of all records in their order."""
    return REFERENCE.findall(body)


def of_table(body: bytes) -> Any:
    """Reference and title of all records in their order."""
    rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig")))
    return [(row["reference"], row["title"]) for row in rows]


def is_saved(body: bytes) -> bool:
    return b"Saved at" in body


def handed_in(hand: Hand, told: bytes | int) -> Any:
    """The document as it is stored, and what the chain says of it."""
    if isinstance(told, bytes):
        found = HANDED_IN.search(told.decode())
        told = int(found[1]) if found else 0
    return hand.rows(SUBMISSION, [told])
