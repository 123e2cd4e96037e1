"""Files that were made to do harm, or are no tables: a sentence each."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile

from stocktaking.bulk import reading, receiving
from stocktaking.bulk.receiving import TooLarge
from stocktaking.choices import UploadState, Verdict
from stocktaking.models import UploadPart, UploadRow
from tests.stocktaking.bulk.files import (
    as_csv,
    as_xlsx,
    faults_of,
    row,
    sent,
    verdicts,
)
from tests.stocktaking.importing.workbooks import SHEET, changed
from wsis_portal.errors import Problem, Refusal

GOOD = as_xlsx([row(1)])
BOMB = b"<x>" + b" " * 40_000_000


def codes(upload):
    return [code for _place, code, _params in upload.refusal]


def with_part(name, content):
    return changed(io.BytesIO(GOOD), {name: content}).getvalue()


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    return file.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>'
    b"</worksheet>"
)
HOSTILE = {
    "bomb.xlsx": (with_part("xl/media/x.xml", BOMB), "workbook-too-large"),
    "laughs.xlsx": (with_part(SHEET, LAUGHS), "workbook-broken"),
    "macros.xlsx": (with_part("xl/vbaProject.bin", b"x"), "workbook-macros"),
    "cut.xlsx": (GOOD[:900], "workbook-broken"),
    "named.csv": (GOOD, "wrong-ending"),
    "photo": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "not-a-table"),
    "old.bin": (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "not-a-table"),
    "zip": (zipped(), "not-a-table"),
    "lines.jsonl": (b'{"id": "A-1"}', "not-a-table"),
    "page": (b"<html><table>", "not-a-table"),
    "blank.csv": (b" \n", "file-empty"),
    "header.csv": (as_csv([row(1)]).split(b"\r\n")[0], "no-rows"),
    "quote.csv": (as_csv([row(1)]) + b'"', "quotes"),
    "columns.csv": (as_csv([{**row(1), "Contry": "x"}]), "unknown-word"),
    "historic.csv": (as_csv([{**row(1), "collection": "x"}]), "unknown-word"),
    "missing.csv": (as_csv([{"id": "A", "title": "B"}]), "columns-missing"),
    "long.csv": (as_csv([row(1, summary="x" * 120_000, title="x" * 9_000)] * 2), None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_a_sentence(partner, name):
    content, code = HOSTILE[name]

    upload = sent(content, partner, name)

    if code:
        assert (upload.state, codes(upload)) == (UploadState.REFUSED, [code])
        _place, _code, params = upload.refusal[0]
        assert "%(" not in str(Problem(code, params))
        assert UploadRow.objects.count() == 0
    else:
        assert verdicts(upload) == [Verdict.FAULTY] * 2
    assert UploadPart.objects.count() == 0


def test_row_larger_than_any_document_is_refused(partner):
    large = {
        f"description:{c}": "x" * 30_000
        for c in ("fr", "es", "ar", "ru", "zh", "sw", "wo")
    }

    refused = sent(as_xlsx([row(1, **large)]), partner, "b.xlsx")

    assert codes(refused) == ["row-too-long"]


def test_more_rows_than_the_limit_are_refused_at_once(partner, monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 3)

    upload = sent(as_csv([row(n) for n in range(4)]), partner)

    assert codes(upload) == ["too-many-file-rows"]
    assert UploadRow.objects.count() == 0


def test_file_that_is_too_large_is_not_kept(partner, monkeypatch):
    monkeypatch.setattr(receiving, "LARGEST", 10)

    with pytest.raises(TooLarge) as refusal:
        sent(as_csv([row(1)]), partner)

    assert (refusal.value.status, UploadPart.objects.count()) == (413, 0)


def test_nobody_keeps_files_without_end(partner, monkeypatch):
    monkeypatch.setattr(receiving, "MOST_OPEN", 1)
    sent(as_csv([row(1)]), partner)

    with pytest.raises(Refusal) as refusal:
        sent(as_csv([row(1)]), partner)

    assert refusal.value.problem.code == "too-many-uploads"


def test_formulas_and_mistakes_of_a_spreadsheet_are_told_at_their_cells(partner):
    rows = [row(1, title="=1+1"), row(2, country="#REF!"), row(3, id=1e16)]

    upload = sent(as_xlsx(rows), partner, "a.xlsx")

    assert faults_of(upload) == [
        (2, "title", "formula"),
        (3, "country", "cell-error"),
        (4, "id", "digits-lost"),
    ]


def test_letters_that_cannot_be_stored_are_told_at_their_cell(partner):
    content = as_csv([row(1, title="Radio @")]).replace(b"@", b"\0")

    upload = sent(content, partner)

    assert faults_of(upload) == [(2, "title", "not-storable")]


def test_file_is_kept_in_pieces_until_it_is_read(partner, monkeypatch):
    monkeypatch.setattr(receiving, "enqueue", lambda *job: None)
    monkeypatch.setattr(receiving, "PIECE", 100)
    content = as_csv([row(1)])
    file = TemporaryUploadedFile("projects.csv", "text/csv", len(content), None)
    file.write(content)
    said = {"organisation": None, "language": "en", "register": "project"}
    upload = receiving.receive(file, owner=partner, **said)

    kept = b"".join(bytes(part.data) for part in upload.parts.all())

    assert (kept, upload.parts.count() > 2) == (content, True)
