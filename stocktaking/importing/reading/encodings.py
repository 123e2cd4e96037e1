"""How the text of a file is encoded: by its mark, else by what its bytes can be."""

import codecs
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from charset_normalizer import from_bytes
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wsis_portal.errors import SENTENCES, Refusal

CHUNK = 1 << 16  # bytes
SAMPLE = 1 << 12  # bytes
NOT_ASCII = 1 << 15  # bytes of lines that tell one old encoding from another
OLD = ["cp1252", "cp1251", "cp1256", "gb18030"]
"""What spreadsheets in our six languages write on machines without Unicode."""

SENTENCES["encoding-unknown"] = _(
    "The encoding of the text is not recognised. Save the file as UTF-8."
)


class Encoding(NamedTuple):
    """`codec` of Python, the mark before the text, what people are told, and how bytes
    that are no text become halves of letters, which no cell may have.
    """

    codec: str
    mark: bytes
    said: StrOrPromise
    errors: str = "surrogateescape"


WIDE = "surrogatepass"
PLAIN = Encoding("utf-8", b"", "UTF-8")
MARKED = [  # the mark of UTF-32 begins with that of UTF-16
    Encoding("utf-8", BOM_UTF8, _("UTF-8 with a mark")),
    Encoding("utf-32-le", BOM_UTF32_LE, "UTF-32", WIDE),
    Encoding("utf-32-be", BOM_UTF32_BE, "UTF-32", WIDE),
    Encoding("utf-16-le", BOM_UTF16_LE, "UTF-16", WIDE),
    Encoding("utf-16-be", BOM_UTF16_BE, "UTF-16", WIDE),
]


def encoding_of(file: BinaryIO) -> Encoding:
    """Raises Refusal. A few bytes that are not UTF-8 do not make a file another one."""
    file.seek(0)
    sample = file.read(SAMPLE)
    for encoding in MARKED:
        if sample.startswith(encoding.mark):
            return encoding
    return unmarked_utf16(sample) or (PLAIN if is_utf8(file) else old(file))


def unmarked_utf16(sample: bytes) -> Encoding | None:
    """Every second byte of separators, digits and Latin letters is zero then."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(4, len(sample) // 50, 8 * min(even, odd)):
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    return Encoding(codec, b"", _("UTF-16 without a mark"), WIDE)


def is_utf8(file: BinaryIO) -> bool:
    """Whether more of what is not ASCII is UTF-8 than is not."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    good = bad = 0
    for chunk in chunks(file):
        text = decoder.decode(chunk, final=not chunk)
        wrong = text.count("\ufffd")
        bad += wrong
        good += sum(not c.isascii() for c in text) - wrong if not text.isascii() else 0
    return good >= bad


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """The last is empty."""
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk
    yield b""


def old(file: BinaryIO) -> Encoding:
    """Raises Refusal where none fits. Western text is the likeliest when two do."""
    found = from_bytes(telling(file), cp_isolation=OLD, preemptive_behaviour=False)
    matches = sorted(
        found, key=lambda match: (match.chaos, -match.coherence, rank(match.encoding))
    )
    if not matches:
        raise Refusal("encoding-unknown")
    codec = matches[0].encoding
    return Encoding(codec, b"", codec.upper().replace("CP", "Windows-"))


def rank(codec: str) -> int:
    return OLD.index(codec) if codec in OLD else len(OLD)


def telling(file: BinaryIO) -> bytes:
    """The first lines that are not all ASCII."""
    found = b""
    file.seek(0)
    while len(found) < NOT_ASCII and (line := file.readline(NOT_ASCII)):
        found += b"" if line.isascii() else line
    return found
