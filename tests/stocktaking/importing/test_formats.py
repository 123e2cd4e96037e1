"""One file of 300 rows in six languages, in every format: the same result."""

import io
import os

import pytest

from stocktaking.importing.reading import recognised
from stocktaking.importing.report import reason
from stocktaking.importing.run import import_records, survey
from stocktaking.importing.writing import writer
from stocktaking.models import Revision
from tests.factories import SecretariatFactory
from tests.stocktaking.importing.three_hundred import (
    FAULTS,
    FORMATS,
    faulty,
    prepare,
    records,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(db):
    prepare()
    return SecretariatFactory()


def imported(raw, by, refused):
    """The results; refused rows go to the file REFUSED."""
    with recognised(io.BytesIO(raw)) as source:
        back = writer(source, refused)
        results = []
        for result in import_records(survey(source), by):
            results.append(result)
            if result.problems:
                back.add(result.line, reason(result))
        back.finish()
    return results


def published():
    """What is public now, by the id of the file, without references."""
    rows = Revision.objects.values_list("public", flat=True)
    return {row["identifiers"][0]["value"]: bare(row) for row in rows}


def bare(public):
    organisation = {"organisation", "partners"}
    roles = [partner["role"] for partner in public["partners"]]
    kept = {k: v for k, v in public.items() if k not in organisation | {"reference"}}
    return {**kept, "roles": roles}


SHORT = ["CSV in UTF-16", "XLSX"]
LONG = [*FORMATS]
AUDIT = bool(os.environ.get("AUDIT"))
"""All of them in `make audit`: each takes three hundred rows in, twice."""


@pytest.fixture(scope="module")
def expected():
    """What the first format gave; the others have to give the same."""
    return {}


@pytest.mark.parametrize("name", LONG if AUDIT else SHORT)
def test_twelve_are_refused_and_corrected(name, by, tmp_path, expected):
    good = records()
    raw, places = FORMATS[name].write(faulty(good))

    results = imported(raw, by, tmp_path / "refused")

    refused = [result for result in results if result.problems]
    assert (len(results), len(refused)) == (300, 12)
    assert [
        (r.line.number, key, [problem.code for problem in problems])
        for r in refused
        for key, problems in r.problems.items()
    ] == [(places[n], key, [code]) for n, (key, _value, code) in FAULTS.items()]
    mended = [(key, good[n].get(key)) for n, (key, _value, _code) in FAULTS.items()]
    corrected = FORMATS[name].corrected((tmp_path / "refused").read_bytes(), mended)
    again = imported(corrected, by, tmp_path / "again")
    assert [r.outcome.value for r in again] == ["created"] * 12
    assert not (tmp_path / "again").exists()
    public = published()
    assert len(public) == 300
    assert public == expected.setdefault("public", public)
