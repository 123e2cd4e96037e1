"""The command: what it says, on which stream, and what it leaves behind."""

import csv
import json
import os
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from stocktaking.models import EventNote, Project
from stocktaking.portal import EMAIL
from tests.factories import SecretariatFactory
from tests.stocktaking.importing.files import amounts, row, seed
from wsis_portal.accounts.models import User

pytestmark = pytest.mark.django_db
READ = "Read as JSON Lines, UTF-8.\n"
HEADER = "id,title,collection,source,country\n"
COUNTS = "{} created, {} updated, {} unchanged, {} kept, {} withdrawn, {} refused"


@pytest.fixture(autouse=True)
def words(db):
    seed()


def run(file, **options):
    """Words on the two streams, and those of the refusal at the end."""
    out, err, end = StringIO(), StringIO(), ""
    try:
        call_command("import_records", file, stdout=out, stderr=err, **options)
    except CommandError as error:
        end = str(error)
    return out.getvalue(), err.getvalue(), end


def written(path, *rows):
    path.write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")
    return path


def test_import_counts_what_became_of_the_rows(tmp_path):
    file = written(tmp_path / "a.jsonl", row(), row(id="b"))

    first, again = run(file), run(file)

    twins = "Row 2: possible duplicate of row 1\n"
    assert first == (
        f"{READ}{twins}2 rows: {COUNTS.format(2, 0, 0, 0, 0, 0)}\n",
        "",
        "",
    )
    assert again[0].endswith(f"2 rows: {COUNTS.format(0, 0, 2, 0, 0, 0)}\n")
    assert again[1:] == ("", "")


def test_import_is_done_by_the_portal_unless_a_person_is_named(tmp_path):
    SecretariatFactory(email="mona@example.org")
    run(written(tmp_path / "a.jsonl", row()))
    run(written(tmp_path / "b.jsonl", row(id="b")), by="mona@example.org")

    actors = EventNote.objects.order_by("event__number").values_list("actor__email")
    assert [email for (email,) in actors] == [EMAIL, "mona@example.org"]


def test_import_by_a_person_without_the_right_does_nothing(tmp_path):
    file = written(tmp_path / "a.jsonl", row())

    _out, _err, end = run(file, by="who@example.org")

    assert end == "who@example.org is nobody who may import."
    assert amounts() == [0, 0, 0, 0]


def test_refused_rows_are_told_and_handed_back_to_be_corrected(tmp_path):
    bad = row(id="b", title="Phones", country="Nepaal")
    file = written(tmp_path / "a.jsonl", row(), "no row", bad)
    refused = tmp_path / "refused.jsonl"
    refused.write_text("of an earlier import\n")

    out, err, end = run(file, refused=refused)

    assert out == f"{READ}3 rows: {COUNTS.format(1, 0, 0, 0, 0, 2)}\n"
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "Row 2, line",
        'Row 3, country "Nepaal"',
    ]
    assert end == f"Refused: 2. They are in {refused}, with reasons."
    _line, back = refused.read_text(encoding="utf-8").splitlines()
    corrected = written(tmp_path / "b.jsonl", json.loads(back) | {"country": "NP"})
    assert run(corrected)[1:] == ("", "")
    assert Project.objects.count() == 2


def test_half_a_surrogate_pair_is_handed_back_as_it_was(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a\\ud800"}')
    refused = tmp_path / "refused.jsonl"

    run(file, refused=refused)

    (back,) = refused.read_text(encoding="utf-8").splitlines()
    assert json.loads(back)["id"] == "a\ud800"


def test_dry_run_says_the_same_and_changes_nothing(tmp_path):
    file = written(tmp_path / "a.jsonl", row(), row(id="b", url="radio"))
    refused = tmp_path / "refused.jsonl"

    dry = run(file, dry_run=True, refused=refused)

    assert amounts() == [0, 0, 0, 0]
    assert not User.objects.filter(email=EMAIL).exists()
    assert len(refused.read_text().splitlines()) == 1
    assert run(file, refused=refused) == dry


def test_refused_rows_go_beside_the_file_unless_told_otherwise(tmp_path):
    file = written(tmp_path / "a.jsonl", row(id="b", url="radio"))

    _out, _err, end = run(file)

    beside = tmp_path / "a.refused.jsonl"
    assert end == f"Refused: 1. They are in {beside}, with reasons."
    assert len(beside.read_text().splitlines()) == 1


def test_file_of_refused_rows_is_not_touched_when_none_is_refused(tmp_path):
    beside = tmp_path / "a.refused.jsonl"
    beside.write_text("being corrected")

    run(written(tmp_path / "a.jsonl", row()))

    assert beside.read_text() == "being corrected"


@pytest.mark.parametrize(
    ("file", "refused", "sentence"),
    [
        ("no.jsonl", None, "{0}/no.jsonl cannot be used: No such file or directory."),
        ("b", None, "{0}/b cannot be used: Is a directory."),
        ("a.jsonl", "no/x", "{0}/no/x cannot be used: there is no folder {0}/no."),
        ("a.jsonl", "b", "{0}/b cannot be used: it cannot be written."),
        ("a.jsonl", "b/../a.jsonl", "Write the refused rows to another file."),
    ],
)
def test_file_that_cannot_be_used_is_a_sentence(tmp_path, file, refused, sentence):
    (tmp_path / "b").mkdir()
    content = written(tmp_path / "a.jsonl", row(), row(url="radio")).read_text()

    said = run(tmp_path / file, refused=refused and tmp_path / refused)

    assert said == ("", "", sentence.format(tmp_path))
    assert (tmp_path / "a.jsonl").read_text() == content
    assert amounts() == [0, 0, 0, 0]


def test_pipe_is_no_file_since_it_cannot_be_read_twice():
    reading, writing = os.pipe()
    os.close(writing)

    _out, _err, end = run(f"/dev/fd/{reading}")

    assert end == (
        f"/dev/fd/{reading} cannot be used: it is read more than once, so give a plain"
        " file."
    )


def test_rows_before_the_place_for_refused_ones_is_full_are_in_and_counted(tmp_path):
    file = written(tmp_path / "a.jsonl", row(), row(id="b", url="radio"))

    out, _err, end = run(file, refused=Path("/dev/full"))

    assert out == f"{READ}2 rows: {COUNTS.format(1, 0, 0, 0, 0, 1)}\n"
    assert end == "/dev/full cannot be used: No space left on device."
    assert Project.objects.count() == 1


def test_trouble_of_the_database_ends_the_import_with_a_sentence(tmp_path):
    file = written(tmp_path / "a.jsonl", row())
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE stocktaking_projecttext RENAME TO away")

    out, _err, end = run(file)

    assert out == f"{READ}0 rows: {COUNTS.format(0, 0, 0, 0, 0, 0)}\n"
    assert end.startswith(
        'The import stopped: relation "stocktaking_projecttext" does not exist'
    )


def test_csv_file_says_what_it_was_read_as(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(HEADER.replace(",", ";") + "a;Radio;stocktaking;Report;np\n")

    out, err, end = run(file)

    assert out == (
        "Read as CSV: UTF-8, separated by semicolons.\n"
        f"1 row: {COUNTS.format(1, 0, 0, 0, 0, 0)}\n"
    )
    assert (err, end) == ("", "")


def test_sheet_of_a_workbook_may_be_named(tmp_path):
    book = openpyxl.Workbook()
    for name in ("One", "Two"):
        sheet = book.create_sheet(name)
        sheet.append(HEADER.strip().split(","))
        sheet.append([name, f"Radio {name}", "stocktaking", "Report"])
    book.save(tmp_path / "a.xlsx")

    out, _err, end = run(tmp_path / "a.xlsx", sheet="Two")

    assert out.startswith("Read as an Excel workbook, sheet “Two”.\n1 row: 1 created")
    assert end == ""
    assert Project.objects.get().original.title == "Radio Two"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", "", "The file is empty."),
        ("a.csv", HEADER, "The file has a header and no rows."),
        ("a.csv", "id,title\na,b\n", "The file has no column for: collection (Collec"),
        (
            "a.xlsx",
            HEADER + "a,b,c,d\n",
            "The name ends in .xlsx, but the content is CSV",
        ),
        ("a.csv", HEADER + 'a,"b,stocktaking,x\n', "The quotation marks of the record"),
        ("a.pdf", "%PDF-1.7", "The file cannot be read, it is a PDF document."),
    ],
)
def test_file_that_cannot_be_understood_is_a_sentence(
    tmp_path, name, content, sentence
):
    (tmp_path / name).write_text(content)

    out, err, end = run(tmp_path / name)

    assert end.startswith(sentence)
    assert out.endswith(f"0 rows: {COUNTS.format(0, 0, 0, 0, 0, 0)}\n")
    assert err == ""
    assert amounts() == [0, 0, 0, 0]


def test_good_rows_above_an_open_quotation_mark_are_not_taken_in(tmp_path):
    file = tmp_path / "a.csv"
    good = "".join(f"a{n},Radio {n},stocktaking,Report,\n" for n in range(20))
    file.write_text(f'{HEADER}{good}b,"Radio,stocktaking,Report,\n{good}')

    _out, _err, end = run(file)

    assert end.startswith("The quotation marks of the record that begins in row 22 do")
    assert amounts() == [0, 0, 0, 0]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_refused_row_of_a_table_is_corrected_and_read_again(tmp_path, ending):
    file, back = tmp_path / f"a{ending}", tmp_path / f"a.refused{ending}"
    rows = [
        HEADER.strip().split(","),
        ["a", "Radio", "stocktaking", "Report", "Nepaal"],
    ]
    save(file, rows)

    _out, err, end = run(file)

    assert err.startswith('Row 2, country (column E) "Nepaal": unknown-word: ')
    assert end == f"Refused: 1. They are in {back}, with reasons."
    first, second = load(back)
    assert first == [*rows[0], "Reason"]
    sentence = err.strip().partition(": unknown-word: ")[2]
    assert second == [*rows[1], f"country (column E): {sentence}"]
    save(file, [first, [*second[:4], "NP", second[5]]])
    assert run(file)[1:] == ("", "")
    assert Project.objects.get().original.title == "Radio"


def save(path, rows):
    if path.suffix == ".csv":
        with path.open("w", newline="") as file:
            csv.writer(file).writerows(rows)
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)


def load(path):
    if path.suffix == ".csv":
        with path.open(newline="") as file:
            return list(csv.reader(file))
    sheet = openpyxl.load_workbook(path).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_one_row_is_one_row(tmp_path):
    out, _err, _end = run(written(tmp_path / "a.jsonl", row()))

    assert out == f"{READ}1 row: {COUNTS.format(1, 0, 0, 0, 0, 0)}\n"
