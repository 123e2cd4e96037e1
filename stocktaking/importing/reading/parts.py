"""Parts of a workbook in pieces, so that no part is ever held whole."""

from collections.abc import Iterator
from typing import IO, Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from stocktaking.importing.reading.package import too_large

DEEPEST = 50  # elements inside each other
LARGEST_PIECE = 20_000  # elements of a row or of a text
LONGEST_RUN = 2**20  # bytes of one text; a cell has at most 32,767 characters


def pieces(source: IO[bytes], tag: str) -> Iterator[Element]:
    """Each element TAG of SOURCE, forgotten when the next one is asked for.

    Raises Refusal for what would fill the memory: one element in another without
    end, a piece or a text that is too large. Raises the errors of the parser.
    """
    path: list[Element] = []
    open_at = number = 0  # how deep the open piece is, and its elements
    measured = Measured(source)
    for event, element in iterparse(measured, ("start", "end"), forbid_dtd=True):
        measured.run = 0
        if event == "start":
            path.append(element)
            number += 1
            if len(path) > DEEPEST or number > LARGEST_PIECE:
                raise too_large()
            open_at = open_at or (len(path) if element.tag == tag else 0)
            continue
        if len(path) == open_at:
            yield element
            open_at = 0
        path.pop()
        if not open_at:
            number = 0
            if path:
                path[-1].clear()


class Measured:
    """Reads SOURCE, and refuses to go on for long where no element begins or ends."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.run = 0

    def read(self, number: int = -1) -> bytes:
        chunk = self.source.read(number)
        self.run += len(chunk)
        if self.run > LONGEST_RUN:
            raise too_large()
        return chunk


def text_of(element: Element, namespace: str) -> str:
    """The text of a cell, or of an entry of the table of texts, without its looks."""
    phonetic = f"{namespace}rPh"
    found: list[Any] = []
    for child in element:
        if child.tag != phonetic:
            found += [text.text for text in child.iter(f"{namespace}t")]
    return "".join(text or "" for text in found)
