import pytest

from goldenbook.models import Commitment
from stocktaking import registers
from stocktaking.models import Project, Revision
from tests.factories import SecretariatFactory, record
from tests.stocktaking.importing.files import outcomes, problems, row, seed, taken_in

pytestmark = pytest.mark.django_db
GOLDEN = {"collection": "golden book", "award_status": None}


@pytest.fixture
def secretariat(db):
    seed()
    return SecretariatFactory()


def test_row_of_the_golden_book_becomes_a_commitment(secretariat):
    (result,) = taken_in(row(**GOLDEN), by=secretariat)

    commitment = Commitment.objects.get()
    assert result.reference == commitment.reference
    assert result.reference.startswith("WSIS-G-")
    assert (str(commitment.amount), commitment.currency) == ("1500.50", "USD")
    assert commitment.fulfilment == "unknown"
    assert [c.code for c in commitment.collections.all()] == ["golden-book"]
    assert not Project.objects.exists()


def test_commitment_is_known_again_and_corrected(secretariat):
    taken_in(row(**GOLDEN), by=secretariat)
    again = taken_in(row(**GOLDEN), by=secretariat)

    results = taken_in(row(**GOLDEN, title="Village radios"), by=secretariat)

    assert outcomes(again) == ["unchanged"]
    assert outcomes(results) == ["updated"]
    assert Commitment.objects.get().original.title == "Village radios"
    assert Revision.objects.count() == 2


def test_fulfilment_that_the_portal_has_recorded_is_kept(secretariat):
    known = [{"scheme": "import", "value": row()["id"]}]
    reported = record("commitment", identifiers=known, fulfilment="completed")

    results = taken_in(row(**GOLDEN), by=secretariat)

    assert outcomes(results) == ["kept"]
    reported.refresh_from_db()
    assert reported.fulfilment == "completed"


def test_project_and_commitment_of_one_title_are_possible_duplicates(secretariat):
    project, commitment = taken_in(row(), row(id="b", **GOLDEN), by=secretariat)

    assert (project.twins, commitment.twins) == ((), ("1",))
    again = taken_in(row(), row(id="b", **GOLDEN), by=secretariat)
    assert [result.twins for result in again] == [
        (commitment.reference,),
        (project.reference, "1"),
    ]


def test_commitment_that_a_row_calls_a_project_is_refused(secretariat):
    taken_in(row(**GOLDEN), by=secretariat)

    results = taken_in(row(), by=secretariat)

    assert problems(results) == [(1, "collection", "other-register")]


def test_stage_of_a_commitment_is_refused(secretariat):
    results = taken_in(row(**GOLDEN, stage="ongoing"), by=secretariat)

    assert problems(results) == [(1, "stage", "unknown-field")]


def test_every_collection_is_claimed_by_one_register_at_most():
    claims = [code for r in registers.every() for code in r.claims]

    assert claims == ["golden-book"]
    assert [r.name for r in registers.every() if r.from_row] == [
        "project",
        "commitment",
    ]
