"""The archive that a workbook is, looked at before anything is unpacked."""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from wsis_portal.errors import SENTENCES, Refusal

MOST_PARTS = 2_000
LARGEST_DIRECTORY = 500_000  # bytes
LARGEST = 256 * 2**20  # bytes, unpacked
LARGEST_PART = 4 * 2**20  # bytes of what is not read in pieces
WORTH_A_LOOK = 2**24  # bytes, unpacked
RATIO = 100  # how often smaller a workbook of real text never becomes
IN_PIECES = ("xl/worksheets/", "xl/sharedStrings")
END = struct.Struct("<4s4H2LH")  # the end of the directory of an archive
SIGNATURE = b"PK\5\6"
LONGEST_COMMENT = 2**16

SENTENCES |= {
    "workbook-broken": _("The workbook is damaged. Open it, save it and try again."),
    "workbook-too-large": _(
        "The workbook holds too much: unpacked it is larger than %(limit)d MB, or has"
        " more than %(parts)d parts."
    ),
    "workbook-locked": _("The workbook is locked with a password. Save it without."),
    "workbook-macros": _(
        "The workbook has macros. Save it without them, as an ordinary workbook"
        " (.xlsx)."
    ),
}


@contextmanager
def opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """Raises Refusal where the archive is broken or would not fit into memory."""
    check_directory(file)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise broken() from error
    with archive:
        check_parts(archive.infolist())
        yield archive


def check_directory(file: BinaryIO) -> None:
    """Before the directory itself is read: it may be as large as the file."""
    size = file.seek(0, 2)
    file.seek(max(0, size - LONGEST_COMMENT - END.size))
    tail = file.read()
    place = tail.rfind(SIGNATURE)
    if place < 0 or len(tail) - place < END.size:
        raise broken()
    _sign, _disk, _first, _here, number, length, _start, _comment = END.unpack_from(
        tail, place
    )
    if number > MOST_PARTS or length > LARGEST_DIRECTORY:
        raise too_large()


def check_parts(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    bomb = unpacked > WORTH_A_LOOK and unpacked > RATIO * packed
    swollen = any(p.file_size > LARGEST_PART for p in parts if is_read_whole(p))
    if len(parts) > MOST_PARTS or unpacked > LARGEST or bomb or swollen:
        raise too_large()
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("workbook-locked")
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise Refusal("workbook-macros")


def is_read_whole(part: zipfile.ZipInfo) -> bool:
    is_xml = part.filename.lower().endswith((".xml", ".rels"))
    return is_xml and not part.filename.startswith(IN_PIECES)


def parts_of(archive: zipfile.ZipFile) -> set[str]:
    return {part.filename for part in archive.infolist()}


def broken() -> Refusal:
    return Refusal("workbook-broken")


def too_large() -> Refusal:
    return Refusal("workbook-too-large", limit=LARGEST // 2**20, parts=MOST_PARTS)
