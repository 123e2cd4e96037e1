"""Cells as a sheet stores them: numbers, texts, days, formulas and mistakes."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel, from_ISO8601

from stocktaking.importing.reading.cells import Formula, Mistake
from stocktaking.importing.reading.columns import MOST
from stocktaking.importing.reading.parts import text_of
from stocktaking.importing.reading.strings import Strings, unescaped
from wsis_portal.errors import Refusal

NOT_A_DAY = Mistake("#VALUE!")


@dataclass(frozen=True)
class Stored:
    """What is needed to read the cells of a sheet: the table of texts, the styles that
    make a number a day, and the first day of the calendar.
    """

    strings: Strings
    day_styles: Set[int]
    epoch: datetime
    namespace: str

    def row(self, element: Element, last: int) -> tuple[int, list[Any]]:
        """Number and cells of a row, which comes after the row LAST.

        Raises Refusal, or ValueError and IndexError where the sheet is damaged.
        """
        number = int(element.get("r", last + 1))
        if number <= last:
            raise ValueError(number)
        cells: list[Any] = []
        for cell in element.iter(f"{self.namespace}c"):
            place = self.place(cell, number, len(cells))
            if place < len(cells):
                raise ValueError(place)
            value = self.value(cell)
            if value is not None:
                check_place(place)
                cells += [None] * (place - len(cells)) + [value]
        return number, cells

    def place(self, cell: Element, row: int, next_: int) -> int:
        if not (name := cell.get("r")):
            return next_
        number, column = coordinate_to_tuple(name)
        if number != row:
            raise ValueError(name)
        return int(column) - 1

    def value(self, cell: Element) -> Any:
        formula = cell.find(f"{self.namespace}f")
        if formula is not None:
            return Formula(f"={formula.text or ''}")
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{self.namespace}is")
            text = "" if inline is None else text_of(inline, self.namespace)
            return self.text(text)
        raw = cell.findtext(f"{self.namespace}v")
        return self.typed(kind, raw, int(cell.get("s", 0))) if raw else None

    def typed(self, kind: str, raw: str, style: int) -> Any:
        match kind:
            case "s":
                return self.text(self.strings[int(raw)])
            case "str":
                return self.text(raw)
            case "b":
                return bool(int(raw))
            case "e":
                return Mistake(raw)
            case "d":
                return from_ISO8601(raw)  # type: ignore[no-untyped-call]
        number = float(raw) if any(c in raw for c in ".Ee") else int(raw)
        return self.day(number) if style in self.day_styles else number

    def text(self, text: str) -> str:
        """A text that begins like a formula is one that a tool has taken for text."""
        text = unescaped(text)
        return Formula(text) if text.startswith("=") else text

    def day(self, number: float) -> Any:
        try:
            return from_excel(number, self.epoch)
        except (OverflowError, ValueError):
            return NOT_A_DAY


def check_place(place: int) -> None:
    if place >= MOST:
        raise Refusal("too-many-columns", limit=MOST)
