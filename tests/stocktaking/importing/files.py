"""Small files to import, and what the database must know before."""

import io
import json

from stocktaking.importing.reading import recognised
from stocktaking.importing.rows import translated
from stocktaking.importing.run import import_records, survey
from stocktaking.importing.vocabulary import Vocabulary
from stocktaking.models import Project, Revision, Submission, SubmissionEvent
from stocktaking.seeding import seed_collections
from tests.factories import ActionLineFactory, CountryFactory, SdgFactory


def seed():
    """Collections, Nepal and Uruguay, C1 and e-health, two goals."""
    seed_collections()
    CountryFactory(code="NP", name="Nepal")
    CountryFactory(code="UY", name="Uruguay")
    ActionLineFactory(code="C1")
    ActionLineFactory(code="C7-EHEALTH")
    SdgFactory(number=3)
    SdgFactory(number=9)


def row(**changes):
    """A row in which nothing is empty that may be given."""
    return {
        "id": "prize-2015/village-radio-np",
        "title": "Village radio",
        "organisation": "Radio Trust",
        "organisation_type": "civil society",
        "country": "NP",
        "action_lines": ["C1"],
        "sdgs": [9],
        "year_start": 2014,
        "year_end": 2016,
        "url": "https://radio.example/",
        "budget_value": 1500.5,
        "currency": "USD",
        "collection": "prize 2015",
        "award_status": "winner",
        "source": "https://source.example/2015",
        "fact_note": "Farmers hear prices.",
    } | changes


def bare(**changes):
    """A row with no more than an import needs."""
    needed = {"id", "title", "collection", "source"}
    return {k: v if k in needed else None for k, v in row().items()} | changes


def file_of(*rows):
    return io.BytesIO("\n".join(map(json.dumps, rows)).encode())


def row_of(**changes):
    """The row as the portal understands it."""
    with recognised(file_of(row(**changes))) as source:
        (line,) = source.lines()
    return translated(line, Vocabulary.load())


def taken_in(*rows, by):
    return imported(file_of(*rows), by)


def imported(file, by, sheet=None):
    with recognised(file, sheet=sheet) as source:
        return list(import_records(survey(source), by))


def outcomes(results):
    return [result.outcome.value for result in results]


def problems(results):
    """Row, key and code of each refusal."""
    return [
        (result.line.number, name, problem.code)
        for result in results
        for name, found in result.problems.items()
        for problem in found
    ]


def amounts():
    """How much stands in the tables that an import writes."""
    models = (Project, Submission, Revision, SubmissionEvent)
    return [model.objects.count() for model in models]
