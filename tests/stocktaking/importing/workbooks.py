"""Workbooks to read, also such as no spreadsheet would write."""

import io
import zipfile

import openpyxl

HEADER = ["id", "title", "collection", "source", "country"]
SHEET = "xl/worksheets/sheet1.xml"
CONTENT_TYPES = "[Content_Types].xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "xl/sharedStrings.xml"


def book_of(*rows, name="Sheet", header=HEADER):
    """A workbook of openpyxl with one sheet."""
    book = openpyxl.Workbook()
    book.active.title = name
    for row in [header, *rows]:
        book.active.append(row)
    return book


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file


def file_of(*rows):
    return saved(book_of(*rows))


def changed(file, parts=(), *, without=(), **more):
    """FILE with other PARTS by name, some text replaced, or some left out."""
    new = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(new, "w", 8) as archive:
        content = {name: old.read(name) for name in old.namelist()}
        for name, part in {**content, **dict(parts)}.items():
            raw = part(content[name]) if callable(part) else part
            if name not in without:
                archive.writestr(name, raw)
    return new


def sheet_of(*rows):
    """The XML of a sheet with the header, and then the XML of ROWS."""
    cells = "".join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in HEADER)
    return (
        f'<worksheet xmlns="{MAIN}">'
        f'<sheetData><row r="1">{cells}</row>{"".join(rows)}</sheetData></worksheet>'
    ).encode()


def with_sheet(*rows):
    """A workbook whose sheet has the XML of ROWS below the header."""
    return changed(file_of(), {SHEET: sheet_of(*rows)})


def with_strings(rows, *strings):
    """As above, with a table of texts that are XML."""
    table = "".join(f"<si>{one}</si>" for one in strings)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kind += ".sharedStrings+xml"
    override = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/>'
    return changed(
        with_sheet(*rows),
        {
            STRINGS: f'<sst xmlns="{MAIN}">{table}</sst>'.encode(),
            CONTENT_TYPES: lambda raw: raw.replace(
                b"</Types>", override.encode() + b"</Types>"
            ),
        },
    )


def cell(content, more=""):
    return f"<c {more}>{content}</c>"


def text(words):
    return f'<c t="inlineStr"><is><t>{words}</t></is></c>'


GOOD = "".join(map(text, ["a", "Radio", "stocktaking", "Report"]))
