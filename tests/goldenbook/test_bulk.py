"""Files of many commitments, where they are not as those of projects."""

import pytest
from django.conf import settings
from django.utils import translation

from goldenbook.choices import Fulfilment, Timescale
from goldenbook.models import Commitment
from stocktaking import workflow
from stocktaking.bulk import refused
from stocktaking.bulk.faults import sentences
from stocktaking.bulk.known import columns_in
from stocktaking.choices import Action, Kind, State, UploadState, Verdict
from stocktaking.importing.vocabulary import fold, words_of
from stocktaking.models import OwnNumber, Submission
from tests.factories import UserFactory, record
from tests.stocktaking.bulk.conftest import at_once, partner  # noqa: F401
from tests.stocktaking.bulk.files import (
    as_csv,
    as_xlsx,
    faults_of,
    hand_in,
    pledge,
    row,
    rows_of,
    verdicts,
)
from tests.stocktaking.bulk.files import sent as sent_as
from tests.stocktaking.bulk.test_again import amounts, decide

BAD = {
    4: {"country": "Atlantis"},
    9: {"action_lines": "C1; C44"},
    17: {"year_start": "2026", "year_end": "2024"},
}
"""By the number of the row in the file, whose header is row 1."""
TWENTY = [pledge(n, **BAD.get(n, {})) for n in range(2, 22)]
CODED = [
    (4, "country", "unknown-word"),
    (9, "action_lines", "unknown-word"),
    (17, "year_end", "period"),
]
SHAPES = {
    "commitments.csv": as_csv(TWENTY),
    "semicolons.csv": as_csv(TWENTY, ";"),
    "commitments.xlsx": as_xlsx(TWENTY),
}


@pytest.fixture
def awa(partner):  # noqa: F811
    return partner


def sent(rows, owner, **more):
    return sent_as(as_csv(rows), owner, register="commitment", **more)


def published(rows, owner):
    upload = hand_in(sent(rows, owner))
    return [decide(one.submission, Action.PUBLISH) for one in rows_of(upload)]


@pytest.mark.parametrize("name", SHAPES)
def test_exactly_the_bad_rows_are_told_with_column_and_reason(awa, name):
    upload = sent_as(SHAPES[name], awa, name, register="commitment")

    assert (upload.state, upload.total) == (UploadState.READY, 20)
    assert faults_of(upload) == CODED
    assert upload.counts == {Verdict.FAULTY: 3, Verdict.NEW: 17}


def test_people_read_the_column_with_its_letter_and_a_sentence(awa):
    upload = sent(TWENTY, awa)

    columns = columns_in(upload)
    told = [sentences(one.problems, columns) for one in rows_of(upload) if one.problems]

    assert [(name, said) for ((_key, name, said),) in told] == [
        ("country (column H)", "“Atlantis” is not known here. The nearest: -."),
        (
            "action_lines (column K)",
            "“C44” is not known here. The nearest: C7 (Line C7), C3 (Line C3), C1 (Line"
            " C1).",
        ),
        ("year_end (column J)", "The end date is before the start date."),
    ]


def test_row_becomes_a_commitment(awa, mailoutbox):
    said = pledge(1, timescale="Plus de cinq ans", anticipated_expenditure="400000")
    (item,) = published([{**said, "fulfilment": "En cours"}], awa)

    row = Commitment.objects.get()
    assert (item.register, item.reference) == ("commitment", row.reference)
    assert (row.timescale, row.fulfilment) == (Timescale.LONGER, "in-progress")
    amounts = (row.amount, row.anticipated_expenditure, row.currency)
    assert [str(one) for one in amounts] == ["125000.50", "400000.00", "USD"]
    assert mailoutbox[0].subject == "projects.csv: handed in"


FAULTY = {
    "timescale": ({"timescale": "soon"}, [("timescale", "unknown-word")]),
    "no timescale": ({"timescale": ""}, [("timescale", "required")]),
    "stage": ({"fulfilment": "ongoing"}, [("fulfilment", "unknown-word")]),
    "words": ({"amount": "much"}, [("amount", "not-a-number")]),
    "thousands": (
        {"anticipated_expenditure": "1,234"},
        [("anticipated_expenditure", "thousands")],
    ),
    "below zero": ({"amount": "-5"}, [("amount", "negative")]),
    "no currency": ({"currency": ""}, [("currency", "currency-missing")]),
    "too large": ({"amount": "9" * 17}, [("amount", "max_whole_digits")]),
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_only_a_commitment_has_is_judged_in_its_own_column(awa, name):
    changes, problems = FAULTY[name]

    upload = sent([pledge(1, **changes)], awa)

    assert [(key, code) for _row, key, code in faults_of(upload)] == problems


@pytest.mark.parametrize("fulfilment", Fulfilment.values)
def test_every_fulfilment_is_taken_and_reviewed(awa, fulfilment):
    published([pledge(1)], awa)
    fresh = hand_in(sent([pledge(2, fulfilment=fulfilment)], awa))
    changed = hand_in(sent([pledge(1, title="New", fulfilment=fulfilment)], awa))

    for upload, kind in ((fresh, Kind.NEW), (changed, Kind.CHANGE)):
        item = rows_of(upload)[0].submission
        assert (item.state, item.kind) == (State.SUBMITTED, kind)
        assert item.public["fulfilment"] == fulfilment
    assert Commitment.objects.get().fulfilment == "announced"


@pytest.mark.parametrize("column", [{"fulfilment": ""}, {"fulfilment": None}])
def test_without_a_word_a_new_one_is_announced_and_a_known_one_stays(
    awa,
    column,
):
    published([pledge(1, fulfilment="in-progress")], awa)

    fresh, same = (sent([pledge(n, **column)], awa) for n in (2, 1))

    assert verdicts(same) == [Verdict.UNCHANGED]
    assert Commitment.objects.get().fulfilment == "in-progress"
    public = rows_of(hand_in(fresh))[0].submission.public
    assert public["fulfilment"] == "announced"


def test_same_file_twice_changes_nothing(awa):
    rows = [pledge(1), pledge(2)]
    hand_in(sent(rows, awa))
    before = amounts()

    again = sent_as(as_xlsx(rows), awa, "again.xlsx", register="commitment")

    assert verdicts(again) == [Verdict.UNCHANGED] * 2
    assert amounts() == before


def test_row_of_a_published_commitment_becomes_a_change(awa):
    (item,) = published([pledge(1)], awa)
    OwnNumber.objects.all().delete()
    said = pledge(7, reference=item.reference, title="Radio for school 1")

    same = sent([said], awa)
    less = sent([{**said, "amount": "100000", "timescale": ""}], awa)
    other = hand_in(sent([{**said, "amount": "100000"}], awa))

    assert verdicts(same) == [Verdict.UNCHANGED]
    assert faults_of(less) == [(2, "timescale", "required")]
    change = rows_of(other)[0].submission
    assert (change.kind, change.reference) == (Kind.CHANGE, item.reference)
    assert change.public["amount"] == "100000.00"


def test_amounts_that_are_emptied_are_gone_and_what_has_no_column_stays(awa):
    published([pledge(1, anticipated_expenditure="7")], awa)
    said = pledge(1, amount="", timescale="open-ended")

    upload = hand_in(sent([said], awa))

    public = rows_of(upload)[0].submission.public
    assert (public["amount"], public["anticipated_expenditure"]) == (None, "7.00")
    assert (public["timescale"], public["currency"]) == ("open-ended", "USD")


def test_returned_row_is_corrected_in_the_file_and_handed_in_again(awa):
    upload = hand_in(sent([pledge(1)], awa))
    item = decide(rows_of(upload)[0].submission, Action.REQUEST_CHANGES, words="More.")

    hand_in(sent([pledge(1, amount="3")], awa))

    item.refresh_from_db()
    assert (item.state, item.public["amount"]) == (State.SUBMITTED, "3.00")


@pytest.mark.parametrize("name", ["commitments.csv", "commitments.xlsx"])
def test_refused_rows_come_back_with_reasons_and_are_read_again(awa, name):
    upload = sent_as(SHAPES[name], awa, name, register="commitment")

    with refused.written(upload) as path:
        content = path.read_bytes()
    again = sent_as(content, awa, refused.name_of(upload), register="commitment")

    assert again.total == 3
    codes = [(key, code) for _row, key, code in faults_of(again)]
    assert codes == [(key, code) for _row, key, code in CODED]


@pytest.mark.parametrize("register", ["project", "commitment"])
def test_reference_of_the_other_register_is_refused_with_a_sentence(
    awa,
    register,
):
    rows = {"project": row, "commitment": pledge}
    theirs = record({"project": "commitment", "commitment": "project"}[register])
    content = as_csv([rows[register](1, reference=theirs.reference)])

    upload = sent_as(content, awa, register=register)

    (found,) = sentences(rows_of(upload)[0].problems, columns_in(upload))
    assert found[0] == "reference"
    assert found[2] == (
        f"{theirs.reference} is a record of another kind than those of this file."
        " Change it in a file of its own kind."
    )


def test_one_number_may_be_of_a_project_and_of_a_commitment(awa):
    hand_in(sent_as(as_csv([row(1)]), awa))

    upload = hand_in(sent([pledge(1)], awa))

    assert verdicts(upload) == [Verdict.SENT]
    numbers = OwnNumber.objects.order_by("register")
    assert [(one.register, one.value) for one in numbers] == [
        ("commitment", "A-1"),
        ("project", "A-1"),
    ]
    assert Submission.objects.filter(state=State.SUBMITTED).count() == 2


def test_commitment_of_somebody_else_is_not_changed(awa):
    (item,) = published([pledge(1)], UserFactory())

    upload = sent([pledge(5, reference=item.reference)], awa)

    assert faults_of(upload) == [(2, "reference", "may-not-change")]


def test_duplicates_are_told_among_commitments(awa):
    (item,) = published([pledge(1)], UserFactory())
    draft = workflow.open_draft("commitment", actor=awa, public=rows_of_document(item))

    upload = sent([pledge(2, title="Radio for school 1")], awa)

    (line,) = rows_of(upload)
    assert line.twins == [item.reference, f"own:{draft.pk}"]


def rows_of_document(item):
    return {name: item.public[name] for name in ("texts", "organisation", "countries")}


@pytest.mark.parametrize("choices", [Fulfilment, Timescale])
def test_no_word_means_two_codes_in_any_language(choices):
    found = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for code, label in choices.choices:
                found.setdefault(fold(str(label)), set()).add(code)

    assert {word: codes for word, codes in found.items() if len(codes) > 1} == {}
    assert {words_of(choices).code(code) for code in choices.values} == {
        *choices.values
    }
