import io
import json

import pytest
from django.utils import translation

from stocktaking import workflow
from stocktaking.choices import Action
from stocktaking.importing.report import refusals, remarks, returned
from stocktaking.importing.run import import_records
from stocktaking.models import Tombstone
from tests.factories import OrganisationFactory, change_of, record
from tests.stocktaking.importing.files import row, taken_in

pytestmark = pytest.mark.django_db


def test_nothing_is_remarked_on_a_plain_row(secretariat):
    (result,) = taken_in(row(), by=secretariat)

    assert (list(remarks(result)), list(refusals(result))) == ([], [])


def test_refusal_says_row_key_value_code_and_sentence(secretariat):
    (result,) = taken_in(row(country="Nepaal"), by=secretariat)

    assert list(refusals(result)) == [
        'Row 1, country "Nepaal": unknown-word: “Nepaal” is not known here. '
        "The nearest: NP."
    ]


def test_long_or_missing_value_is_shown_short(secretariat):
    results = taken_in(row(title="x" * 300), row(id=None), by=secretariat)

    assert [sentence for r in results for sentence in refusals(r)] == [
        f'Row 1, title "{"x" * 79}…: max_length: This is too long.',
        "Row 2, id: required: This field is required.",
    ]


def test_duplicates_and_organisations_are_remarked(secretariat):
    known = OrganisationFactory(name="Radio Trust", stakeholder_type="business")

    _first, result = taken_in(row(), row(id="b"), by=secretariat)

    assert list(remarks(result)) == [
        "Row 2: possible duplicate of row 1",
        f"Row 2: {known.reference} stays with another stakeholder type",
    ]


def test_record_of_the_portal_that_is_left_alone_is_remarked(secretariat):
    known = [{"scheme": "import", "value": row()["id"]}]
    kept = record(identifiers=known)
    gone = Tombstone.objects.create(
        reference="WSIS-P-000009", register="project", identifiers=["import:b"]
    )

    results = taken_in(row(), row(id="b", title="Phones"), by=secretariat)

    sentences = [sentence for result in results for sentence in remarks(result)]
    assert sentences[0].startswith(
        f"Row 1: kept, the portal has changed {kept.reference} since (Action lines, "
    )
    assert sentences[1] == f"Row 2: withdrawn, {gone.reference} is not revived"


@pytest.mark.parametrize(
    ("language", "fields"),
    [
        ("en", "Stage, Texts"),
        ("fr", "État d\u2019avancement, Textes"),
        ("ar", "مرحلة المشروع، النصوص"),
        ("zh-hans", "实施阶段、文本"),
    ],
)
def test_fields_that_differ_have_their_labels_in_the_language_of_the_reader(
    secretariat, language, fields
):
    (first,) = taken_in(row(), by=secretariat)
    small = change_of(first, {"stage": "completed"}, submitter=secretariat)
    workflow.take_step(small, Action.PUBLISH_AT_ONCE, actor=secretariat)

    (result,) = taken_in(row(title="Village radios"), by=secretariat)

    with translation.override(language):
        (sentence,) = remarks(result)
    assert first.reference in sentence
    assert fields in sentence


def test_refused_row_comes_back_with_the_reason_and_can_be_corrected(secretariat):
    bad = row(country="Nepaal", year_end=None, budget_value=10.10)
    (result,) = taken_in(bad, by=secretariat)

    back = json.loads(returned(result))

    sentence = "“Nepaal” is not known here. The nearest: NP."
    assert back == {**bad, "budget_value": "10.1", "reason": f"country: {sentence}"}
    (again,) = taken_in({**back, "country": "NP"}, by=secretariat)
    assert again.outcome == "created"


def test_line_that_is_no_row_comes_back_as_it_was_and_is_refused_again(secretariat):
    (result,) = import_records(io.BytesIO(b'{"id": "a"'), secretariat)

    back = json.loads(returned(result))

    assert back == {
        "unreadable": '{"id": "a"',
        "reason": "This line is not JSON: see character 11.",
    }
    (again,) = taken_in(back, by=secretariat)
    assert again.problems["unreadable"][0].code == "unknown-field"
