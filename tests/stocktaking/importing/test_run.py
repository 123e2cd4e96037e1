"""What becomes of a file, row by row, and of those that are refused."""

import pytest

from actionlines.models import Sdg
from stocktaking.events import rehearsal
from stocktaking.importing.reading import recognised
from stocktaking.importing.run import survey
from stocktaking.models import (
    Organisation,
    Project,
    Revision,
    Submission,
    SubmissionEvent,
)
from tests.factories import UserFactory
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


def test_refused_row_leaves_no_trace_and_stops_no_other(secretariat):
    bad = row(id="b", organisation="Other Trust", url="radio")

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

    assert problems(results) == [(1, "url", "identifier-taken")]


def test_organisation_that_several_have_the_name_of_is_not_guessed(secretariat):
    taken_in(row(), row(id="b", country="UY"), by=secretariat)
    assert Organisation.objects.count() == 2

    results = taken_in(row(id="c", country=None), by=secretariat)

    assert problems(results) == [(1, "organisation", "ambiguous")]


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


def test_file_of_many_rows_is_surveyed_before_any_is_taken_in(secretariat):
    with recognised(file_of(row(), row(url="radio"), row(id="c"))) as source:
        found = survey(source)

    assert found.total == 3
    assert amounts() == [0, 0, 0, 0]


def test_next_import_does_not_know_what_the_reference_data_have_lost(secretariat):
    """Codes are remembered for as long as one file is read."""
    with rehearsal():
        (before,) = taken_in(row(sdgs=[3]), by=secretariat)
    Sdg.objects.get(number=3).delete()

    (after,) = taken_in(row(sdgs=[3]), by=secretariat)

    assert before.outcome == "created"
    assert problems([after]) == [(1, "sdgs", "unknown-value")]


def test_new_row_takes_no_more_queries_than_before(
    secretariat, django_assert_num_queries
):
    rows = [bare(id=f"row-{n}", title=f"Radio {n}") for n in range(4)]
    taken_in(rows[3], by=secretariat)

    # 8 vocabulary, 2 for duplicates, the collection, 2 what countries and lines belong
    # to; a row: 2 savepoints and their releases, the id in both registers and of
    # withdrawn records, the submission, the chain, the reference, the UPDATE of the
    # step, the revision, the project, its collection, text and identifier, the edition,
    # the last event, the event and its note
    with django_assert_num_queries(13 + 1 * 20):
        taken_in(rows[0], by=secretariat)
    with django_assert_num_queries(13 + 2 * 20):
        taken_in(*rows[1:3], by=secretariat)


def test_unchanged_row_takes_no_more_queries_than_before(
    secretariat, django_assert_num_queries
):
    rows = [bare(id=f"row-{n}") for n in range(3)]
    taken_in(*rows, by=secretariat)

    # 8 vocabulary, 2 for duplicates, the collection; a row: savepoint and release,
    # record and revision
    with django_assert_num_queries(11 + 1 * 4):
        taken_in(rows[0], by=secretariat)
    with django_assert_num_queries(11 + 3 * 4):
        taken_in(*rows, by=secretariat)
