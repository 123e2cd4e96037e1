"""The texts of a workbook on disk: its table of them may be as large as the sheet."""

import os
import re
import tempfile
from array import array
from collections.abc import Iterable
from typing import Self

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Strings:
    """Texts by their number, one read of the disk each."""

    def __init__(self) -> None:
        self.file = tempfile.TemporaryFile()  # noqa: SIM115  (open as long as we are)
        self.ends = array("Q", [0])

    def keep(self, texts: Iterable[str]) -> None:
        for text in texts:
            raw = text.encode("utf-8", "surrogatepass")
            self.file.write(raw)
            self.ends.append(self.ends[-1] + len(raw))
        self.file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.file.close()

    def __getitem__(self, number: int) -> str:
        """Raises IndexError."""
        if not 0 <= number < len(self.ends) - 1:
            raise IndexError(number)
        start, end = self.ends[number], self.ends[number + 1]
        raw = os.pread(self.file.fileno(), end - start, start)
        return raw.decode("utf-8", "surrogatepass")


def unescaped(text: str) -> str:
    """XML cannot hold control characters: a workbook writes _x0007_ for them."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def escaped(text: str) -> str:
    """The way back: what XML cannot hold, and what reads like an escape."""
    text = ESCAPED.sub(r"_x005F_x\1_", text)
    return ILLEGAL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
