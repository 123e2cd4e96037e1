"""Files that were made to do harm, or are not what they seem: a sentence each."""

import io
import struct
import zipfile
import zlib
from contextlib import suppress

import pytest

from stocktaking.importing.reading import kinds, package, recognised
from tests.stocktaking.importing.workbooks import (
    CONTENT_TYPES,
    GOOD,
    HEADER,
    MAIN,
    SHEET,
    STRINGS,
    book_of,
    changed,
    file_of,
    saved,
    sheet_of,
    text,
    with_sheet,
    with_strings,
)
from wsis_portal.errors import Refusal

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(
        b'<!ENTITY lol%d "%s">' % (n, (b"&lol%d;" % (n - 1) if n else b"&lol;") * 10)
        for n in range(10)
    )
    + b"]>"
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
ROW = ["a", "Radio", "stocktaking", "Report"]
WORKBOOK = "xl/workbook.xml"


def refused(file, name="", sheet=None):
    """The code, and that the sentence can be read."""
    file = io.BytesIO(file) if isinstance(file, bytes) else file
    with pytest.raises(Refusal) as refusal, recognised(file, name, sheet) as source:
        list(source.lines())
    assert "%(" not in str(refusal.value)
    return refusal.value.problem.code


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"GIF89a", "a picture"),
        (b"{\\rtf1", "a text document (.rtf)"),
        (b"\x1f\x8b\x08", "a compressed archive"),
        (b"7z\xbc\xaf\x27\x1c", "a compressed archive"),
        (b"<html><table>", "a web page or XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "a web page or XML"),
        (bytes(range(1, 9)) * 99, "no text"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
            "an old Excel workbook (.xls) or one that is locked with a password",
        ),
    ],
)
def test_file_of_another_kind_is_told(raw, kind):
    with pytest.raises(Refusal) as refusal, recognised(io.BytesIO(raw)):
        pass
    assert str(refusal.value) == (
        f"The file cannot be read, it is {kind}. Save it as CSV, as an Excel workbook"
        " (.xlsx) or as JSON Lines."
    )


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("word/document.xml", "a text document (.docx)"),
        ("content.xml", "an OpenDocument file (.ods)"),
        ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
        ("photo.jpg", "a compressed archive"),
    ],
)
def test_archive_of_another_kind_is_told(part, kind):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, b"x")

    with pytest.raises(Refusal) as refusal, recognised(file):
        pass
    assert str(refusal.value.problem.params["kind"]) == kind


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"id,title\n", "a.xlsx"),
        (b"id,title\n", "a.jsonl"),
        (b"id,title\n", "a.XLS"),
        (b'{"id": "a"}', "a.csv"),
        (b'{"id": "a"}', "a.pdf"),
        (file_of(ROW).getvalue(), "a.csv"),
        (file_of(ROW).getvalue(), "a.xlsm"),
        (file_of(ROW).getvalue(), "a.refused.jsonl"),
    ],
)
def test_name_that_says_otherwise_is_refused(content, name):
    assert refused(content, name) == "wrong-ending"


@pytest.mark.parametrize("name", ["a.xlsx", "A.XLSX", "a", "a.bin", "upload.tmp"])
def test_name_that_says_nothing_or_the_same_is_fine(name):
    with recognised(file_of(ROW), name) as source:
        assert len(list(source.lines())) == 1


def test_json_lines_in_another_encoding_are_told():
    for codec in ("utf-16", "utf-16-be", "utf-32"):
        assert refused('{"id": "a"}\n'.encode(codec)) == "json-not-utf-8"


class Large(io.BytesIO):
    """Says that it is larger than it is."""

    def seek(self, place, whence=0):
        found = super().seek(place, whence)
        return kinds.LARGEST + 1 if whence == 2 else found


def test_file_that_is_too_large_is_not_read():
    with pytest.raises(Refusal) as refusal, recognised(Large(b"id,title\n")):
        pass
    assert str(refusal.value) == (
        "The file is larger than 64 MB. Import it in several parts."
    )


# --- Archives that are bombs, or broken


@pytest.mark.parametrize("cut", [4, 30, 200, 1000, -30, -1])
def test_cut_archive_is_damaged(cut):
    assert refused(file_of(ROW).getvalue()[:cut]) == "workbook-broken"


def test_damage_inside_a_part_is_told():
    whole = changed(file_of(ROW), {SHEET: sheet_of(f"<row>{GOOD}</row>" * 900)})
    with zipfile.ZipFile(whole) as archive:
        place = archive.getinfo(SHEET).header_offset + 400
    raw = bytearray(whole.getvalue())
    raw[place : place + 40] = bytes(40)

    assert refused(bytes(raw)) == "workbook-broken"


def test_part_that_is_larger_than_the_directory_says_is_not_unpacked():
    whole = changed(file_of(ROW), {SHEET: sheet_of(f"<row>{GOOD}</row>" * 9000)})
    with zipfile.ZipFile(whole) as archive:
        size = archive.getinfo(SHEET).file_size
    raw = whole.getvalue().replace(struct.pack("<L", size), struct.pack("<L", 999))

    assert refused(raw) == "workbook-broken"


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/media/picture.png"])
def test_archive_that_unpacks_to_very_much_is_refused(part):
    bomb = changed(file_of(ROW), {part: bytes(package.WORTH_A_LOOK + 1)})

    assert len(bomb.getvalue()) < 50_000
    assert refused(bomb) == "workbook-too-large"


@pytest.mark.parametrize("part", [WORKBOOK, "xl/styles.xml", CONTENT_TYPES])
def test_part_that_is_read_whole_may_not_be_large(part):
    swollen = changed(file_of(ROW), {part: bytes(package.LARGEST_PART + 1)})

    assert refused(swollen) == "workbook-too-large"


def test_archive_of_thousands_of_parts_is_refused():
    parts = {f"xl/media/{n}.png": b"" for n in range(package.MOST_PARTS)}

    assert refused(changed(file_of(ROW), parts)) == "workbook-too-large"


def test_directory_that_would_fill_the_memory_is_not_read():
    raw = bytearray(file_of(ROW).getvalue())
    struct.pack_into("<L", raw, len(raw) - 10, package.LARGEST_DIRECTORY + 1)

    assert refused(bytes(raw)) == "workbook-too-large"


def test_archive_whose_parts_are_packed_otherwise_is_damaged():
    raw = bytearray(file_of(ROW).getvalue())
    place = raw.index(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<H", raw, place + 10, 97)
        place = raw.find(b"PK\x01\x02", place + 1)

    assert refused(bytes(raw)) == "workbook-broken"


def test_archive_with_a_damaged_directory_is_told():
    raw = file_of(ROW).getvalue().replace(b"PK\x01\x02", b"PK\x01\x09")

    assert refused(raw) == "workbook-broken"


def test_locked_archive_is_told():
    raw = bytearray(file_of(ROW).getvalue())
    place = raw.index(b"PK\x01\x02")
    raw[place + 8] |= 1

    assert refused(bytes(raw)) == "workbook-locked"


def test_macros_are_refused():
    book = changed(file_of(ROW), {"xl/vbaProject.bin": b"x"})

    assert refused(book) == "workbook-macros"
    assert refused(book, "a.xlsm") == "workbook-macros"


# --- XML that does harm


PARTS = [SHEET, STRINGS, WORKBOOK, CONTENT_TYPES, "xl/styles.xml"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("evil", "name"), [(LAUGHS, b"lol9"), (OUTSIDE, b"x")])
def test_entities_are_never_unfolded(part, evil, name):
    def poisoned(raw):
        body = raw.partition(b"?>")[2] if raw.startswith(b"<?xml") else raw
        return evil + body.replace(b"</", b"&" + name + b";</", 1)

    whole = with_strings([f"<row>{GOOD}</row>"], "<t>a</t>")
    with recognised(whole) as source:
        assert len(list(source.lines())) == 1
    assert refused(changed(whole, {part: poisoned})) == "workbook-broken"


def test_declared_entity_is_refused_even_where_it_is_not_used():
    poisoned = changed(file_of(ROW), {SHEET: OUTSIDE + sheet_of(f"<row>{GOOD}</row>")})

    assert refused(poisoned) == "workbook-broken"


@pytest.mark.parametrize(
    "rows",
    [
        ["<row>" + "<c/>" * 30_000 + "</row>"],
        ["<a>" * 60 + "</a>" * 60],
        [f"<row>{text('x' * 3_000_000)}</row>"],
        [f"<!--{'< ' * 2_000_000}-->"],
        [f"<row a='{'x' * 3_000_000}'/>"],
    ],
)
def test_piece_that_would_fill_the_memory_is_refused(rows):
    assert refused(with_sheet(*rows)) == "workbook-too-large"


def test_elements_without_end_are_forgotten_as_they_are_read():
    rows = ["<junk/>" * 200_000, f"<row>{GOOD}</row>", "<row/>" * 200_000]

    with recognised(with_sheet(*rows)) as source:
        assert [line.number for line in source.lines()] == [2]


@pytest.mark.parametrize(
    "row",
    [
        f'<row r="1">{GOOD}</row>',
        f'<row r="x">{GOOD}</row>',
        '<row r="2"><c r="A3"/></row>',
        '<row r="2"><c r="nonsense"/></row>',
        '<row r="2"><c t="s"><v>999999</v></c></row>',
        '<row r="2"><c t="s"><v>-1</v></c></row>',
        '<row r="2"><c t="s"><v>x</v></c></row>',
        '<row r="2"><c><v>12x</v></c></row>',
        '<row r="2"><c s="x"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
        "<row>",
    ],
)
def test_sheet_that_is_damaged_is_told(row):
    assert refused(with_sheet(row)) == "workbook-broken"


def test_sheet_has_no_columns_without_end():
    row = '<row r="2"><c r="XFD2"><v>1</v></c></row>'

    assert refused(with_sheet(row)) == "too-many-columns"


@pytest.mark.parametrize("part", [SHEET, WORKBOOK, CONTENT_TYPES])
def test_workbook_without_a_part_is_damaged(part):
    assert refused(changed(file_of(ROW), without=[part])) == "workbook-broken"


def test_workbook_in_the_strict_variant_is_told():
    def strict(raw):
        return raw.replace(
            MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        )

    file = changed(file_of(ROW), {SHEET: strict, WORKBOOK: strict})

    assert refused(file) == "workbook-strict"


def test_workbook_has_no_sheets_without_end():
    book = book_of(ROW)
    for _ in range(100):
        book.create_sheet()

    assert refused(saved(book)) == "too-many-sheets"


def test_workbook_of_hidden_sheets_has_nothing_to_read():
    book = book_of(ROW)
    book.create_sheet("Other")
    file = changed(
        saved(book),
        {WORKBOOK: lambda raw: raw.replace(b'state="visible"', b'state="hidden"')},
    )

    assert refused(file) == "sheet-missing"


def test_links_to_other_workbooks_are_not_followed():
    outside = (
        b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/externalLink" Target="externalLinks/no.xml" Id="rId99"/>'
    )
    linked = changed(
        file_of(ROW),
        {
            "xl/_rels/workbook.xml.rels": lambda raw: raw.replace(
                b"</Relationships>", outside + b"</Relationships>"
            ),
            WORKBOOK: lambda raw: raw.replace(
                b"</sheets>",
                b'</sheets><externalReferences><externalReference xmlns:r="http://schemas'
                b'.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>'
                b"</externalReferences>",
            ),
        },
    )

    with recognised(linked) as source:
        assert len(list(source.lines())) == 1


@pytest.mark.parametrize("rows", [[], [[]], [["", " ", None]]])
def test_workbook_without_rows_is_told(rows):
    assert refused(file_of(*rows)) == "no-rows"


def test_workbook_of_an_empty_sheet_is_told():
    assert refused(saved(book_of(header=[]))) == "file-empty"


def test_header_of_formulas_is_unknown():
    assert refused(saved(book_of(ROW, header=[*HEADER[:4], "=A1"]))) == "invalid-input"


@pytest.mark.parametrize("seed", range(60))
def test_workbook_with_any_byte_changed_is_read_or_told(seed):
    raw = bytearray(file_of(*[ROW] * 5).getvalue())
    raw[zlib.crc32(bytes([seed])) % len(raw)] ^= 1 << seed % 8

    with suppress(Refusal), recognised(io.BytesIO(bytes(raw))) as source:
        assert len(list(source.lines())) == 5
