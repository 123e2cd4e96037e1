"""What becomes of rows, of records that are there, and of those that are not."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action
from stocktaking.importing.run import rehearsal
from stocktaking.models import (
    Organisation,
    Project,
    Revision,
    Submission,
    SubmissionEvent,
    Tombstone,
)
from tests.factories import (
    OrganisationFactory,
    ProjectFactory,
    UserFactory,
    record,
    text,
)
from tests.stocktaking.importing.files import (
    amounts,
    bare,
    file_of,
    outcomes,
    problems,
    row,
    taken_in,
)

pytestmark = pytest.mark.django_db


def test_row_becomes_a_record_with_revision_and_event(secretariat):
    (result,) = taken_in(row(), by=secretariat)

    project = Project.objects.get()
    assert (result.outcome, result.reference) == ("created", project.reference)
    assert (project.original.title, project.year) == ("Village radio", 2014)
    assert project.organisation.country.code == "NP"
    item = Submission.objects.get()
    assert (item.profile, item.submitter, item.private["email"]) == (
        "historic",
        secretariat,
        "",
    )
    event = SubmissionEvent.objects.get()
    assert (event.action, event.note.actor) == ("import", secretariat)
    assert Revision.objects.get().public["source"] == "https://source.example/2015"


def test_row_with_no_more_than_it_needs_is_taken_in(secretariat):
    (result,) = taken_in(bare(award_status="nominee"), by=secretariat)

    project = Project.objects.get()
    assert result.outcome == "created"
    assert (project.organisation, project.stakeholder, project.year) == (None, "", 2015)


def test_organisation_that_two_rows_spell_out_is_one(secretariat):
    taken_in(row(), row(id="b", organisation="RADIO TRUST"), by=secretariat)

    assert Organisation.objects.count() == 1
    assert Project.objects.filter(organisation=Organisation.objects.get()).count() == 2


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
        reason="Asked for.",
        identifiers=["itu:1", f"import:{row()['id']}"],
    )

    (result,) = taken_in(row(), by=secretariat)

    assert (result.outcome, result.reference) == ("withdrawn", stone.reference)
    assert amounts() == [0, 0, 0, 0]


def test_refused_row_leaves_no_trace_and_stops_no_other(secretariat):
    bad = row(id="b", organisation="Other Trust", url="radio", currency=None)

    results = taken_in(row(), bad, row(id="c", title="Third"), by=secretariat)

    assert outcomes(results) == ["created", "refused", "created"]
    assert problems(results) == [(2, "url", "invalid")]
    assert amounts() == [2, 2, 2, 2]
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"year_start": 20140}, (1, "year_start", "partial-date")),
        ({"year_end": 2013}, (1, "year_end", "period")),
        ({"currency": None}, (1, "currency", "currency-missing")),
        ({"budget_value": None}, (1, "budget_value", "amount-missing")),
        ({"title": "x" * 251}, (1, "title", "max_length")),
        ({"fact_note": "x " * 301}, (1, "fact_note", "too-many-words")),
        ({"sdgs": [99]}, (1, "sdgs", "unknown-value")),
        ({"action_lines": ["C1", "\u04211"]}, (1, "action_lines", "twice")),
        ({"organisation": "x" * 201}, (1, "organisation", "max_length")),
        ({"id": "x" * 201}, (1, "id", "max_length")),
        ({"country": "Nowhere"}, (1, "country", "unknown-word")),
        ({"colour": "red"}, (1, "colour", "unknown-field")),
    ],
)
def test_refusal_names_row_key_and_code(secretariat, changes, expected):
    results = taken_in(row(**changes), by=secretariat)

    assert problems(results) == [expected]
    assert amounts() == [0, 0, 0, 0]


def test_person_without_the_right_imports_nothing(secretariat):
    results = taken_in(row(), by=UserFactory())

    assert problems(results) == [(1, "line", "step-not-possible")]
    assert amounts() == [0, 0, 0, 0]


def test_same_id_twice_in_a_file_is_refused_where_it_comes_again(secretariat):
    results = taken_in(
        row(), bare(id="b"), row(title="Again"), bare(id="b"), by=secretariat
    )

    assert outcomes(results) == ["created", "created", "refused", "refused"]
    (problem,) = results[2].problems["id"]
    assert (problem.code, problem.params) == ("id-twice", {"first": 1, "second": 3})
    assert problems(results)[1] == (4, "id", "id-twice")


def test_number_of_the_itu_that_another_record_has_is_refused(secretariat):
    itu = "https://www.itu.int/Project?projectId=1"
    taken_in(row(url=itu), by=secretariat)

    results = taken_in(row(id="b", title="Other", url=itu), by=secretariat)

    assert problems(results) == [(1, "id", "identifier-taken")]


def test_id_of_another_register_is_refused(secretariat):
    (first,) = taken_in(row(award_status=None), by=secretariat)
    moved = row(award_status=None, collection="golden book")

    (result,) = taken_in(moved, by=secretariat)

    (problem,) = result.problems["collection"]
    assert problem.code == "other-register"
    assert problem.params == {"reference": first.reference}


def test_organisation_that_several_have_the_name_of_is_not_guessed(secretariat):
    taken_in(row(), row(id="b", country="UY"), by=secretariat)
    assert Organisation.objects.count() == 2

    results = taken_in(row(id="c", country=None), by=secretariat)

    assert problems(results) == [(1, "organisation", "ambiguous")]


@pytest.mark.parametrize(
    "changes",
    [
        {"country": "UY", "organisation": "radio-trust"},
        {"organisation": "Other Trust"},
        {"organisation": None, "title": "VILLAGE — Rádio"},
    ],
)
def test_possible_duplicate_in_the_file_is_taken_in_and_reported(secretariat, changes):
    results = taken_in(row(), row(id="b", **changes), by=secretariat)

    assert outcomes(results) == ["created", "created"]
    assert [result.twins for result in results] == [(), ("1",)]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Village"},
        {"country": "UY", "organisation": "Other Trust"},
        {"country": None, "organisation": None},
    ],
)
def test_same_title_or_same_stakeholder_alone_is_no_duplicate(secretariat, changes):
    results = taken_in(row(), row(id="b", **changes), by=secretariat)

    assert [result.twins for result in results] == [(), ()]


def test_possible_duplicate_in_the_portal_is_reported_by_its_reference(secretariat):
    radio = [text("village radio")]
    same = OrganisationFactory(name="Radio Trust")
    here = ProjectFactory(texts=radio, organisation=same)
    there = ProjectFactory(texts=radio, organisation=None, countries=["NP"])
    ProjectFactory(texts=radio, organisation=None, countries=["UY"])

    (result,) = taken_in(row(), by=secretariat)

    assert result.outcome == "created"
    assert result.twins == (here.reference, there.reference)


def test_record_is_no_duplicate_of_itself(secretariat):
    taken_in(row(), by=secretariat)

    (result,) = taken_in(row(), by=secretariat)

    assert (result.outcome, result.twins) == ("unchanged", ())


def test_refused_row_is_nobodys_duplicate(secretariat):
    results = taken_in(row(url="radio"), row(id="b"), by=secretariat)

    assert [result.twins for result in results] == [(), ()]


def test_type_that_the_organisation_has_not_is_reported(secretariat):
    known = OrganisationFactory(name="Radio Trust", stakeholder_type="business")

    results = taken_in(row(), row(id="b", organisation_type="business"), by=secretariat)

    assert [result.organisation for result in results] == [known.reference, ""]
    known.refresh_from_db()
    assert known.stakeholder_type == "business"


def test_rehearsal_leaves_nothing_and_reports_the_same(secretariat):
    rows = [row(), row(id="b"), row(id="c", url="radio"), row(title="Again")]
    rows.append(bare(id="d", organisation="Radio Trust"))
    with rehearsal():
        rehearsed = taken_in(*rows, by=secretariat)
    assert amounts() == [0, 0, 0, 0]

    results = taken_in(*rows, by=secretariat)

    def told(results):
        return outcomes(results), problems(results), [r.twins for r in results]

    assert told(rehearsed) == told(results)


def test_file_may_be_empty(secretariat):
    assert taken_in(by=secretariat) == []
    assert file_of().read() == b""


def test_unchanged_row_takes_no_more_queries_than_before(
    secretariat, django_assert_num_queries
):
    rows = [bare(id=f"row-{n}") for n in range(3)]
    taken_in(*rows, by=secretariat)

    # 4 vocabulary, 2 for duplicates; a row: savepoint and release, record, revision
    # and its lock, the collection
    with django_assert_num_queries(6 + 1 * 6):
        taken_in(rows[0], by=secretariat)
    with django_assert_num_queries(6 + 3 * 6):
        taken_in(*rows, by=secretariat)
