"""A document that is handed in, and the form in which a person types it."""

from typing import Any

from benchmarks.requests.questions import Question

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
LISTS = ("texts", "partners", "links", "awards", "identifiers")
REASONED = {"action_lines": "action_line", "targets": "target", "sdgs": "sdg"}
PRIVATE = {"contact_name": NAME, "email": EMAIL, "telephone": "", "note": ""}


def submission(number: int) -> Question:
    filters = {"number": number}
    question = Question(ADDRESS, filters)
    return Question(ADDRESS, filters, form=form_of(document_of(question)["public"]))


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


def form_of(public: dict[str, Any]) -> dict[str, Any]:
    """What the browser sends when this is typed and handed in."""
    form: dict[str, Any] = {"version": 1, "submit": "1", "terms": "on", **PRIVATE}
    for name, value in public.items():
        if name in LISTS:
            form |= rows_of(name, value)
        elif name in REASONED:
            form |= reasoned_of(name, value)
        elif value not in (None, ""):
            form[name] = value
    return form


def rows_of(name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    form = {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": 0}
    for place, row in enumerate(rows):
        form |= {f"{name}-{place}-{key}": value for key, value in row.items()}
    return form


def reasoned_of(name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    key = REASONED[name]
    reasons = {f"{name}-reason-{row[key]}": row["reason"] for row in rows}
    return {name: [row[key] for row in rows], **reasons}
