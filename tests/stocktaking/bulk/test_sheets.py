"""What the files of each register look like."""

import io

import openpyxl
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from stocktaking import registers
from stocktaking.bulk.sheets import sheet_of, sheets
from stocktaking.choices import UploadState, Verdict
from stocktaking.importing.reading.columns import (
    key_called,
    names_of,
    sheet_names,
    spellings,
)
from stocktaking.importing.vocabulary import fold
from tests.stocktaking.bulk.files import pledge, row, sent, table, verdicts

LANGUAGES = {"en", "fr", "es", "ar", "zh", "ru"}
TAKEN = ["project", "commitment"]


def test_projects_and_commitments_come_in_files():
    assert [*sheets()] == TAKEN


@pytest.mark.parametrize("register", TAKEN)
def test_no_header_means_two_columns(register):
    known = {}

    clashes = [
        (word, key)
        for word, key in spellings(sheet_of(register).stored)
        if known.setdefault(fold(word), key) != key
    ]

    assert clashes == []


@pytest.mark.parametrize("register", TAKEN)
def test_every_column_has_a_name_in_every_language(register):
    sheet = sheet_of(register)

    names = {key: names_of(key) for key in sheet.columns}

    assert {frozenset(found) for found in names.values()} == {frozenset(LANGUAGES)}
    assert all(words for found in names.values() for words in found.values())
    assert set(sheet_names(sheet.table)) == LANGUAGES


@pytest.mark.parametrize("register", TAKEN)
def test_columns_are_of_the_document_that_they_are_put_into(register):
    sheet, document = sheet_of(register), registers.get(register).judge()

    assert {*sheet.all_fields.values()} - {*document.fields} == set()
    assert {*sheet.all_fields, *sheet.needed, *sheet.own} - {*sheet.columns} == set()
    assert sheet.example().keys() - sheet.columns.keys() == set()


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Timescale", "timescale"),
        ("Fulfilment", "fulfilment"),
        ("Amount promised", "amount"),
        ("Anticipated expenditure", "anticipated_expenditure"),
        ("Title", "title"),
        ("Currency", "currency"),
        ("Reason", "reason"),
    ],
)
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_label_of_the_portal_is_a_header_in_every_language(label, key, language):
    with translation.override(language):
        said = gettext(label)

    assert key_called(said, sheet_of("commitment").stored) == key


def book_of(**rows):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, listed in rows.items():
        sheet = book.create_sheet(name)
        for cells in table(listed):
            sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("register", "rows"), [("project", 1), ("commitment", 2)])
def test_of_a_workbook_with_both_the_sheet_of_the_register_is_read(
    partner, register, rows
):
    content = book_of(Projets=[row(1)], Engagements=[pledge(1), pledge(2)])

    upload = sent(content, partner, "both.xlsx", register=register)

    assert upload.state == UploadState.READY
    assert verdicts(upload) == [Verdict.NEW] * rows
