"""Files of many rows for the measurements, in every format, written to the disk."""

import csv
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import escape

from openpyxl import Workbook

Rows = Iterable[dict[str, Any]]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRINGS = "xl/sharedStrings.xml"
SHEET = "xl/worksheets/sheet1.xml"
OVERRIDE = (
    f'<Override PartName="/{STRINGS}" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def write(path: Path, rows: Rows) -> None:
    """ROWS as the ending of PATH says: .jsonl, .csv or .xlsx."""
    if path.suffix == ".jsonl":
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(cells(rows))
    else:
        write_workbook(path, rows)


def cells(rows: Rows) -> Iterable[list[Any]]:
    """The header, and then each row; several values with semicolons between them."""
    for number, row in enumerate(rows):
        if not number:
            yield list(row)
        yield [
            "; ".join(map(str, value)) if isinstance(value, list) else value
            for value in row.values()
        ]


def write_workbook(path: Path, rows: Rows) -> None:
    """As Excel writes it: every text once, in a table of texts."""
    texts: dict[str, int] = {}
    Workbook().save(path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if name != SHEET}
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace("</Types>", OVERRIDE).encode()
    sheet = path.with_suffix(".xml")
    with sheet.open("w", encoding="utf-8") as file:
        write_sheet(file, rows, texts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
        new.write(sheet, SHEET)
        table = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        new.writestr(STRINGS, f"<sst {MAIN}>{table}</sst>")
    sheet.unlink()


def write_sheet(file: TextIO, rows: Rows, texts: dict[str, int]) -> None:
    file.write(f"<worksheet {MAIN}><sheetData>")
    for number, row in enumerate(cells(rows), start=1):
        file.write(f'<row r="{number}">')
        for letter, value in zip(LETTERS, row, strict=False):
            place = f"{letter}{number}"
            if isinstance(value, str) and value:
                key = texts.setdefault(value, len(texts))
                file.write(f'<c r="{place}" t="s"><v>{key}</v></c>')
            elif value is not None and value != "":
                file.write(f'<c r="{place}"><v>{value}</v></c>')
        file.write("</row>")
    file.write("</sheetData></worksheet>")
