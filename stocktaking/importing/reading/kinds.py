"""What a file is, by its content; its name is only asked whether it agrees."""

from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.importing.reading.encodings import (
    MARKED,
    SAMPLE,
    unmarked_utf16,
)
from stocktaking.importing.reading.package import opened, parts_of
from wsis_portal.errors import SENTENCES, Refusal

LARGEST = 64 * 2**20  # bytes of a file
MOST_CONTROLS = 20  # one control character in so many bytes is no text

SENTENCES |= {
    "file-too-large": _(
        "The file is larger than %(limit)d MB. Import it in several parts."
    ),
    "file-kind": _(
        "The file cannot be read, it is %(kind)s. Save it as CSV, as an Excel workbook"
        " (.xlsx) or as JSON Lines."
    ),
    "wrong-ending": _(
        "The name ends in %(ending)s, but the content is %(format)s. Rename the file,"
        " or give the one that you meant."
    ),
    "json-not-utf-8": _("JSON Lines are always UTF-8. Save the file as UTF-8."),
}


class Format(StrEnum):
    """In the words that people know it by."""

    CSV = "CSV"
    XLSX = "Excel (.xlsx)"
    JSON_LINES = "JSON Lines"


ENDINGS = {
    **dict.fromkeys([".csv", ".tsv", ".txt"], Format.CSV),
    ".xlsx": Format.XLSX,
    **dict.fromkeys([".jsonl", ".ndjson", ".json"], Format.JSON_LINES),
    **dict.fromkeys([".xls", ".xlsm", ".xlsb", ".ods", ".pdf", ".doc", ".docx"], None),
}
"""The format that a name promises; None promises what is not read here."""

BEGINNINGS: dict[bytes, StrOrPromise] = {
    b"\xd0\xcf\x11\xe0": _(
        "an old Excel workbook (.xls) or one that is locked with a password"
    ),
    b"%PDF": _("a PDF document"),
    b"\x89PNG": _("a picture"),
    b"\xff\xd8\xff": _("a picture"),
    b"GIF8": _("a picture"),
    b"{\\rtf": _("a text document (.rtf)"),
    b"\x1f\x8b": _("a compressed archive"),
    b"7z\xbc\xaf": _("a compressed archive"),
    b"Rar!": _("a compressed archive"),
    b"<": _("a web page or XML"),
}
PARTS: dict[str, StrOrPromise] = {
    "xl/workbook.bin": _("a binary Excel workbook (.xlsb)"),
    "word/document.xml": _("a text document (.docx)"),
    "content.xml": _("an OpenDocument file (.ods)"),
}


def format_of(file: BinaryIO, name: str = "") -> Format:
    """Raises Refusal for what cannot be read, and where NAME says otherwise."""
    file.seek(0)
    sample = file.read(SAMPLE)
    if not sample.strip():
        raise Refusal("file-empty")
    check_size(file)
    found = of_archive(file) if sample.startswith(b"PK\3\4") else of_text(sample)
    ending = PurePath(name).suffix.lower()
    if ENDINGS.get(ending, found) != found:
        raise Refusal("wrong-ending", ending=ending, format=str(found))
    return found


def check_size(file: BinaryIO) -> None:
    if file.seek(0, 2) > LARGEST:
        raise Refusal("file-too-large", limit=LARGEST // 2**20)


def of_archive(file: BinaryIO) -> Format:
    with opened(file) as archive:
        names = parts_of(archive)
    for name, kind in PARTS.items():
        if name in names:
            raise Refusal("file-kind", kind=kind)
    if not any(name.startswith("xl/") for name in names):
        raise Refusal("file-kind", kind=_("a compressed archive"))
    return Format.XLSX


def of_text(sample: bytes) -> Format:
    encoding = next((e for e in MARKED if sample.startswith(e.mark)), None)
    text = sample.removeprefix(encoding.mark if encoding else b"").lstrip()
    for beginning, kind in BEGINNINGS.items():
        if text.startswith(beginning):
            raise Refusal("file-kind", kind=kind)
    wide = unmarked_utf16(sample) or (encoding and encoding.codec != "utf-8")
    if text.lstrip(b"\0").startswith((b"{", b"[")):
        if wide:
            raise Refusal("json-not-utf-8")
        return Format.JSON_LINES
    controls = sum(byte < 32 and byte not in b"\t\n\v\f\r" for byte in sample)
    if not wide and controls * MOST_CONTROLS > len(sample):
        raise Refusal("file-kind", kind=_("no text"))
    return Format.CSV
