"""What a row means for the record that is known by its id."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action
from stocktaking.models import Project, Revision, Submission, Tombstone
from tests.factories import record
from tests.stocktaking.importing.files import (
    amounts,
    bare,
    outcomes,
    problems,
    row,
    taken_in,
)

pytestmark = pytest.mark.django_db


def test_same_file_again_changes_nothing(secretariat):
    rows = [row(), bare(id="b", organisation_type="government", country="UY")]
    taken_in(*rows, by=secretariat)
    before = amounts()

    results = taken_in(*rows, by=secretariat)

    assert outcomes(results) == ["unchanged", "unchanged"]
    assert amounts() == before


def test_corrected_title_changes_the_record_by_a_submission(secretariat):
    taken_in(row(), by=secretariat)

    (result,) = taken_in(row(title="Village radios"), by=secretariat)

    assert (result.outcome, result.fields) == ("updated", ("texts",))
    assert Project.objects.get().original.title == "Village radios"
    item = Submission.objects.latest("pk")
    assert (item.kind, item.profile, item.base_revision) == ("change", "historic", 1)
    assert list(Revision.objects.values_list("reference", "number")) == [
        (result.reference, 1),
        (result.reference, 2),
    ]
    assert amounts() == [1, 2, 2, 2]


def test_record_is_known_again_after_several_corrections(secretariat):
    taken_in(row(), by=secretariat)
    taken_in(row(title="B"), by=secretariat)
    taken_in(row(title="C"), by=secretariat)

    assert outcomes(taken_in(row(title="C"), by=secretariat)) == ["unchanged"]


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("fact_note", [(1, "fact_note", "emptied")]),
        ("action_lines", [(1, "action_lines", "emptied")]),
        ("organisation", [(1, "organisation", "emptied")]),
        ("country", [(1, "country", "emptied")]),
        ("url", [(1, "url", "emptied")]),
        ("award_status", [(1, "award_status", "emptied")]),
        ("year_end", [(1, "year_end", "emptied")]),
    ],
)
def test_change_that_empties_something_is_refused(secretariat, key, codes):
    taken_in(row(), by=secretariat)
    before = amounts()

    results = taken_in(row(**{key: None}), by=secretariat)

    assert problems(results) == codes
    assert amounts() == before


def test_record_that_the_portal_has_changed_since_is_kept(secretariat):
    (first,) = taken_in(row(), by=secretariat)
    item = workflow.start_change(first.reference, actor=secretariat)
    item.document["public"]["stage"] = "completed"
    workflow.save_document(item, item.document, version=1, actor=secretariat)
    workflow.take_step(item, Action.PUBLISH_AT_ONCE, actor=secretariat)
    before = amounts()

    (result,) = taken_in(row(title="Village radios"), by=secretariat)

    assert (result.outcome, result.fields) == ("kept", ("stage", "texts"))
    assert result.reference == first.reference
    assert amounts() == before


def test_record_that_somebody_reported_with_the_id_is_kept(secretariat):
    known = [{"scheme": "import", "value": row()["id"]}]
    reported = record(identifiers=known)

    (result,) = taken_in(row(), by=secretariat)

    assert (result.outcome, result.reference) == ("kept", reported.reference)


def test_withdrawn_record_is_never_revived(secretariat):
    stone = Tombstone.objects.create(
        reference="WSIS-P-000001",
        register="project",
        words="Asked for.",
        identifiers=["itu:1", f"import:{row()['id']}"],
    )

    (result,) = taken_in(row(), by=secretariat)

    assert (result.outcome, result.reference) == ("withdrawn", stone.reference)
    assert amounts() == [0, 0, 0, 0]


def test_id_of_another_register_is_refused(secretariat):
    (first,) = taken_in(row(award_status=None), by=secretariat)
    moved = row(award_status=None, collection="golden book")

    (result,) = taken_in(moved, by=secretariat)

    (problem,) = result.problems["collection"]
    assert problem.code == "other-register"
    assert problem.params == {"reference": first.reference}


def test_record_that_was_merged_away_is_not_revived_beside_the_one_that_has_the_id(
    secretariat,
):
    (first,) = taken_in(row(), by=secretariat)
    Tombstone.objects.create(
        reference="WSIS-P-000001",
        register="project",
        words="Twice.",
        identifiers=[f"import:{row()['id']}"],
    )

    (result,) = taken_in(row(), by=secretariat)

    assert (result.outcome, result.reference) == ("unchanged", first.reference)
