"""Excel workbooks: one sheet, a row a record, the values as they are stored."""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from stocktaking.importing.keys import HISTORIC, Asked
from stocktaking.importing.reading import table
from stocktaking.importing.reading.columns import Columns
from stocktaking.importing.reading.line import Line
from stocktaking.importing.reading.package import broken, opened
from stocktaking.importing.reading.parts import pieces, text_of
from stocktaking.importing.reading.sheets import Sheet, chosen
from stocktaking.importing.reading.stored import Stored
from stocktaking.importing.reading.strings import Strings
from wsis_portal.errors import SENTENCES, Refusal

NAMESPACE = f"{{{SHEET_MAIN_NS}}}"
STRICT = b"http://purl.oclc.org/ooxml/"
SENTENCES["workbook-strict"] = _(
    "The workbook is saved as “Strict Open XML”. Save it as an ordinary workbook"
    " (.xlsx)."
)
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(ParseError, DefusedXmlException, struct.error, RuntimeError),
    *(ValueError, TypeError, LookupError, AttributeError, OSError),
)
"""What zipfile, the parser of XML and openpyxl raise for a workbook that is wrong."""


@dataclass(frozen=True)
class Workbook:
    archive: zipfile.ZipFile
    sheet: Sheet
    stored: Stored
    columns: Columns

    @property
    def said(self) -> str:
        name = self.sheet.name
        return gettext("Read as an Excel workbook, sheet “%(name)s”.") % {"name": name}

    def lines(self) -> Iterator[Line]:
        """Raises Refusal where the workbook is damaged."""
        return table.lines(rows(self.archive, self.sheet, self.stored), self.columns)


@contextmanager
def workbook(
    file: BinaryIO, name: str | None = None, asked: Asked = HISTORIC
) -> Iterator[Workbook]:
    """The sheet NAME of the workbook, or the one with records. Raises Refusal."""
    with opened(file) as archive:
        check_variant(archive)
        with damage_told(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, of looks that it drops
            reader = described(file)
            sheet = chosen(sheets_of(reader), name, asked.sheet)
            if sheet.part not in archive.namelist():
                raise broken()
        with Strings() as strings:
            strings.keep(texts(reader, archive))
            book: Any = reader.wb
            stored = Stored(strings, book._date_formats, book.epoch, NAMESPACE)
            columns = table.header(rows(archive, sheet, stored), asked)
            yield Workbook(archive, sheet, stored, columns)


def check_variant(archive: zipfile.ZipFile) -> None:
    """Raises Refusal where the workbook has other words for everything."""
    for part in archive.namelist():
        if part.startswith("xl/workbook") and part.endswith(".xml"):
            with damage_told():
                is_strict = STRICT in archive.read(part)
            if is_strict:
                raise Refusal("workbook-strict")


def described(file: BinaryIO) -> ExcelReader:
    """What the workbook says of itself: its sheets, its calendar, the looks of cells.

    Nothing that it links to is opened.
    """
    reader = ExcelReader(file, read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    return reader


def sheets_of(reader: ExcelReader) -> list[Sheet]:
    """Without the sheets that are nothing but a chart."""
    return [
        Sheet(sheet.name, relation.target, sheet.state == "visible")
        for sheet, relation in reader.parser.find_sheets()
        if "chartsheet" not in relation.Type
    ]


def texts(reader: ExcelReader, archive: zipfile.ZipFile) -> Iterator[str]:
    part = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
    if part is None:
        return
    with damage_told(), archive.open(part.PartName.lstrip("/")) as source:
        for element in pieces(source, f"{NAMESPACE}si"):
            yield text_of(element, NAMESPACE)


def rows(
    archive: zipfile.ZipFile, sheet: Sheet, stored: Stored
) -> Iterator[tuple[int, list[Any]]]:
    with damage_told(), archive.open(sheet.part) as source:
        last = 0
        for element in pieces(source, f"{NAMESPACE}row"):
            last, cells = stored.row(element, last)
            yield last, cells


@contextmanager
def damage_told() -> Iterator[None]:
    """Whatever is wrong inside a workbook is one sentence."""
    try:
        yield
    except Refusal:
        raise
    except DAMAGED as error:
        raise broken() from error
