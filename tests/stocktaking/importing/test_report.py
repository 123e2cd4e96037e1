import io

import pytest
from django.utils import translation

from stocktaking import workflow
from stocktaking.choices import Action
from stocktaking.importing.report import reason, refusals, remarks
from stocktaking.models import Tombstone
from tests.factories import OrganisationFactory, change_of, record
from tests.stocktaking.importing.files import imported, row, taken_in

pytestmark = pytest.mark.django_db


def test_nothing_is_remarked_on_a_plain_row(secretariat):
    (result,) = taken_in(row(), by=secretariat)

    assert (list(remarks(result)), list(refusals(result))) == ([], [])


def test_refusal_says_row_key_value_code_and_sentence(secretariat):
    (result,) = taken_in(row(country="Nepaal"), by=secretariat)

    assert list(refusals(result)) == [
        'Row 1, country "Nepaal": unknown-word: “Nepaal” is not known here. '
        "The nearest: NP (Nepal)."
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


def test_reason_names_all_that_is_wrong(secretariat):
    (result,) = taken_in(row(country="Nepaal", id=""), by=secretariat)

    assert reason(result) == (
        "id: This field is required. country: “Nepaal” is not known here. The nearest:"
        " NP (Nepal)."
    )


def test_reason_of_a_line_that_is_no_row_names_no_column(secretariat):
    (result,) = imported(io.BytesIO(b'{"id": "a"'), secretariat)

    assert reason(result) == "This line is not JSON: see character 11."


def test_column_is_called_as_the_file_calls_it_and_by_its_letter(secretariat):
    table = io.BytesIO(
        b"id,titre,pays,collection,source\r\na,Radio,Nepaal,stocktaking,Report\r\n"
    )

    (result,) = imported(table, secretariat)

    assert list(refusals(result)) == [
        'Row 2, pays (column C) "Nepaal": unknown-word: “Nepaal” is not known here.'
        " The nearest: NP (Nepal)."
    ]
