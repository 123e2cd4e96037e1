import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from stocktaking.models import EventNote, ModerationGrant, Project, SubmissionEvent
from stocktaking.seeding import EMAIL, content
from tests.factories import ActionLineFactory, AgencyFactory, SecretariatFactory
from tests.stocktaking.importing.files import amounts, row, seed, taken_in

pytestmark = pytest.mark.django_db
COUNTS = "{} created, {} updated, {} unchanged, {} kept, {} withdrawn, {} refused"


@pytest.fixture
def words():
    seed()


def run(name, *args, **options):
    """Words on the two streams, and those of the refusal at the end."""
    out, err, end = StringIO(), StringIO(), ""
    try:
        call_command(name, *args, stdout=out, stderr=err, **options)
    except CommandError as error:
        end = str(error)
    return out.getvalue(), err.getvalue(), end


def written(path, *rows):
    path.write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")
    return path


def test_import_counts_what_became_of_the_rows(words, tmp_path):
    file = written(tmp_path / "a.jsonl", row(), row(id="b"))

    first, again = run("import_records", file), run("import_records", file)

    twins = "Row 2: possible duplicate of row 1\n"
    assert first == (f"{twins}2 rows: {COUNTS.format(2, 0, 0, 0, 0, 0)}\n", "", "")
    assert again[0].endswith(f"2 rows: {COUNTS.format(0, 0, 2, 0, 0, 0)}\n")
    assert again[1:] == ("", "")


def test_import_is_done_by_the_portal_unless_a_person_is_named(words, tmp_path):
    SecretariatFactory(email="mona@example.org")
    run("import_records", written(tmp_path / "a.jsonl", row()))
    run(
        "import_records",
        written(tmp_path / "b.jsonl", row(id="b")),
        by="mona@example.org",
    )

    actors = EventNote.objects.order_by("event__number").values_list("actor__email")
    assert [email for (email,) in actors] == [EMAIL, "mona@example.org"]


def test_import_by_a_person_without_the_right_does_nothing(words, tmp_path):
    file = written(tmp_path / "a.jsonl", row())

    _out, _err, end = run("import_records", file, by="who@example.org")

    assert end == "who@example.org is nobody who may import."
    assert amounts() == [0, 0, 0, 0]


def test_refused_rows_are_told_and_handed_back_to_be_corrected(words, tmp_path):
    bad = row(id="b", title="Phones", country="Nepaal")
    file = written(tmp_path / "a.jsonl", row(), "no row", bad)
    refused = tmp_path / "refused.jsonl"

    out, err, end = run("import_records", file, refused=refused)

    assert out == f"3 rows: {COUNTS.format(1, 0, 0, 0, 0, 2)}\n"
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "Row 2, line",
        'Row 3, country "Nepaal"',
    ]
    assert end == f"Refused: 2. They are in {refused}, with reasons."
    _line, back = refused.read_text(encoding="utf-8").splitlines()
    corrected = written(tmp_path / "b.jsonl", json.loads(back) | {"country": "NP"})
    assert run("import_records", corrected)[1:] == ("", "")
    assert Project.objects.count() == 2


def test_half_a_surrogate_pair_is_handed_back_as_it_was(words, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a\\ud800"}')
    refused = tmp_path / "refused.jsonl"

    run("import_records", file, refused=refused)

    (back,) = refused.read_text(encoding="utf-8").splitlines()
    assert json.loads(back)["id"] == "a\ud800"


def test_dry_run_says_the_same_and_changes_nothing(words, tmp_path):
    file = written(tmp_path / "a.jsonl", row(), row(id="b", url="radio"))
    refused = tmp_path / "refused.jsonl"

    dry = run("import_records", file, dry_run=True, refused=refused)

    assert amounts() == [0, 0, 0, 0]
    assert len(refused.read_text().splitlines()) == 1
    assert run("import_records", file, refused=refused) == dry


def test_refused_rows_go_beside_the_file_unless_told_otherwise(words, tmp_path):
    file = written(tmp_path / "a.jsonl", row(id="b", url="radio"))

    _out, _err, end = run("import_records", file)

    beside = tmp_path / "a.refused.jsonl"
    assert end == f"Refused: 1. They are in {beside}, with reasons."
    assert len(beside.read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("file", "refused", "sentence"),
    [
        ("missing.jsonl", None, "No such file or directory"),
        (".", None, "Is a directory"),
        ("a.jsonl", "no/where.jsonl", "No such file or directory"),
        ("a.jsonl", "b/../a.jsonl", "Write the refused rows to another file."),
    ],
)
def test_file_that_cannot_be_used_is_a_sentence(
    words, tmp_path, file, refused, sentence
):
    (tmp_path / "b").mkdir()
    content = written(tmp_path / "a.jsonl", row()).read_text()

    _out, _err, end = run(
        "import_records", tmp_path / file, refused=refused and tmp_path / refused
    )

    assert sentence in end
    assert (tmp_path / "a.jsonl").read_text() == content
    assert amounts() == [0, 0, 0, 0]


def test_events_that_are_as_they_were_written_are_counted(words):
    taken_in(row(), row(id="b"), by=SecretariatFactory())

    assert run("verify_events") == ("2 events checked\n", "", "")


def test_event_that_was_changed_is_told(words):
    taken_in(row(), row(id="b"), row(id="c"), by=SecretariatFactory())
    EventNote.objects.filter(event__number=1).update(words="Never said.")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else rows are in use
        cursor.execute("ALTER TABLE stocktaking_submissionevent DISABLE TRIGGER USER")
    SubmissionEvent.objects.filter(number=2).update(after="refused")
    SubmissionEvent.objects.filter(number=3).update(previous="0" * 64)

    out, err, end = run("verify_events")

    assert out == "3 events checked\n"
    assert err.splitlines() == [
        "Event 1 has a note that is not as it was written (note-changed)",
        "Event 2 is not as it was written (changed)",
        "Event 3 is not as it was written (changed)",
        "Event 3 does not follow on the event before (gap)",
    ]
    assert end == "Faults found: 4."


def test_first_grants_are_given_once():
    for agency, lines in content("moderation_grants.json")["grants"].items():
        AgencyFactory(code=agency)
        for line in lines:
            ActionLineFactory(code=line)

    assert run("seed_grants") == ("18 moderation grants added\n", "", "")
    assert run("seed_grants") == ("0 moderation grants added\n", "", "")
    assert {grant.appointed_by.email for grant in ModerationGrant.objects.all()} == {
        EMAIL
    }
