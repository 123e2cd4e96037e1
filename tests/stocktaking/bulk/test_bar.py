"""Twenty rows of which three are bad, in every shape that partners send."""

import pytest

from stocktaking.bulk.faults import sentences
from stocktaking.bulk.known import columns_in
from stocktaking.choices import State, UploadState, Verdict
from stocktaking.models import Submission
from tests.stocktaking.bulk.files import (
    as_csv,
    as_xlsx,
    faults_of,
    hand_in,
    row,
    rows_of,
    sent,
    verdicts,
)

BAD = {
    4: {"country": "Atlantis"},
    9: {"action_lines": "C1; C44"},
    17: {"year_start": "2026", "year_end": "2024"},
}
"""By the number of the row in the file, whose header is row 1."""
TWENTY = [row(n, **BAD.get(n, {})) for n in range(2, 22)]
CODED = [
    (4, "country", "unknown-word"),
    (9, "action_lines", "unknown-word"),
    (17, "year_end", "period"),
]
SHAPES = {
    "csv": as_csv(TWENTY),
    "marked.csv": as_csv(TWENTY, codec="utf-8-sig"),
    "semicolons.csv": as_csv(TWENTY, ";"),
    "utf16.csv": as_csv(TWENTY, "\t", "utf-16"),
    "old.csv": as_csv(TWENTY, ";", "cp1252"),
    "projects.xlsx": as_xlsx(TWENTY),
}


@pytest.mark.parametrize("name", SHAPES)
def test_exactly_the_bad_rows_are_told_with_column_and_reason(partner, name):
    upload = sent(SHAPES[name], partner, name)

    assert (upload.state, upload.total) == (UploadState.READY, 20)
    assert faults_of(upload) == CODED
    assert upload.counts == {Verdict.FAULTY: 3, Verdict.NEW: 17}


def test_people_read_the_column_with_its_letter_and_a_sentence(partner):
    upload = sent(SHAPES["csv"], partner)

    columns = columns_in(upload)
    told = [sentences(one.problems, columns) for one in rows_of(upload) if one.problems]

    assert [(name, said) for ((_key, name, said),) in told] == [
        (
            "country (column I)",
            "“Atlantis” is not known here. The nearest: -.",
        ),
        (
            "action_lines (column L)",
            "“C44” is not known here. The nearest: C7 (Line C7), C3 (Line C3), C1 (Line"
            " C1).",
        ),
        ("year_end (column K)", "The end date is before the start date."),
    ]


@pytest.mark.parametrize("name", ["csv", "projects.xlsx"])
def test_the_rest_is_handed_in_as_one_batch(partner, name, mailoutbox):
    upload = hand_in(sent(SHAPES[name], partner, name))

    items = Submission.objects.filter(upload=upload)
    assert items.count() == 17
    assert {(one.state, one.submitter) for one in items} == {(State.SUBMITTED, partner)}
    assert {one.terms for one in items} == {"2026-11"}
    assert items[0].private == {
        "contact_name": "Awa Partner",
        "email": "awa@example.org",
        "telephone": "",
        "note": "",
    }
    assert upload.state == UploadState.READY  # three rows are left
    assert verdicts(upload).count(Verdict.SENT) == 17
    (mail,) = mailoutbox
    assert mail.subject == f"{name}: handed in"
    assert "17 records" in mail.body
    assert "3 rows have faults" in mail.body
