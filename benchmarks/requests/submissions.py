"""A draft that is handed in, and one that is saved while somebody types."""

import json
from dataclasses import replace
from typing import Any

from benchmarks.requests.hand import Hand
from benchmarks.requests.questions import Draw, Question
from stocktaking.merging import fingerprints, flat

ADDRESS = "/submit/project/"
EMAIL, NAME = "person@benchmark.invalid", "Person of the benchmark"
PASSWORD = "known-to-all-benchmarks"  # noqa: S105 - of a database that holds nothing
TERMS = "of a benchmark"
SUMMARY = (
    "Villages without a line get a radio link, a solar panel and a room with four"
    " computers. A teacher of the village is trained to keep them and to teach others:"
    " letters to the authorities, prices on the market, advice on seed and on health."
    " In the first year two thousand people came, half of them women, and nine of ten"
    " rooms still work. The costs are shared by the district and the families."
)
PRIVATE = {"contact_name": NAME, "email": EMAIL, "telephone": "", "note": ""}


DRAFT = """
INSERT INTO stocktaking_submission (
    register, kind, profile, reference, document, document_version, state, writers,
    submitter_id, shared_with_secretariat, apart_from, merged_into, terms,
    created_at, updated_at
) SELECT
    'project', 'new', 'new', '', %s, 1, 'draft', '{}',
    id, false, '{}', '', '', now(), now()
FROM accounts_user WHERE email = %s
RETURNING id
"""
HAND_IN = {"submit": "1", "terms": "on", "version": "1"}


KNOWN = """
SELECT text.title, coalesce(organisation.name, '')
FROM stocktaking_project AS project
JOIN stocktaking_projecttext AS text ON text.record_id = project.id
LEFT JOIN stocktaking_organisation AS organisation
    ON organisation.id = project.organisation_id
WHERE project.reference = %s AND text.position = 0
"""
REVIEW, WHAT = "/my/submissions/{draft}/review/", "/my/submissions/{draft}/edit/what/"


def submission(number: int) -> Question:
    return Question(REVIEW, {"number": number}, form=HAND_IN)


def autosaves(draw: Draw) -> list[Question]:
    """Of the section that asks for title and organisation, just as these were typed:
    in turn those of a record that is there, and a title that nobody has.
    """
    return [
        autosave(draw.hand, number, reference)
        for number, reference in enumerate(draw.records())
    ]


def autosave(hand: Hand, number: int, reference: str) -> Question:
    ((title, organisation),) = hand.rows(KNOWN, [reference])
    new = f"Letters by radio for the villages of district {number}"
    typed = {"title": new if number % 2 else f"{title} 2026", "summary": SUMMARY}
    texts = {"language": "en", **typed, "description": "", "origin": "author"}
    question = Question(WHAT, {"number": number}, is_quiet=True)
    stored = flat(document_of(question))
    form = {
        "seen": json.dumps(fingerprints(stored, stored)),
        "writer": "benchmark",
        "turn": "1",
        "texts-TOTAL_FORMS": "1",
        "texts-INITIAL_FORMS": "1",
        **{f"texts-0-{name}": value for name, value in texts.items()},
        "organisation": organisation,
        "organisation_type": "",
        "organisation_country": "KE",
        "activity_type": "project",
        "area": "infrastructure",
    }
    return replace(question, form=form)


def drafted(hand: Hand, question: Question) -> Question:
    """The same, of a draft that was typed before: that is not measured."""
    document = json.dumps(document_of(question))
    ((key,),) = hand.rows(DRAFT, [document, EMAIL])
    return replace(question, address=question.address.format(draft=key))


def document_of(question: Question) -> dict[str, Any]:
    """As it is stored."""
    title = f"Radio links for villages of district {question.filters['number']}"
    text = {"language": "en", "title": title, "summary": SUMMARY, "description": ""}
    public = {
        "texts": [{**text, "origin": "author"}],
        "organisation": "WSIS-O-000001",
        "stakeholder_type": "",
        "activity_type": "project",
        "level": "national",
        "area": "infrastructure",
        "countries": ["KE"],
        "action_lines": [
            {"action_line": "C2", "reason": "It brings a line where there was none."},
            {"action_line": "C7-EAGRICULTURE", "reason": ""},
        ],
        "targets": [{"target": "a", "reason": ""}],
        "sdgs": [{"sdg": 9, "reason": ""}, {"sdg": 4, "reason": ""}],
        "partners": [],
        "starts_on": "2025-03",
        "ends_on": "",
        "continues": None,
        "languages": ["en", "sw"],
        "links": [{"url": "https://villages.example/", "title": ""}],
        "identifiers": [],
        "collections": ["stocktaking"],
        "source": "The yearly report of the district.",
        "confirmed_on": None,
        "stage": "ongoing",
        "budget": "125000.00",
        "currency": "USD",
        "awards": [],
    }
    return {"format": 1, "public": public, "private": PRIVATE}
