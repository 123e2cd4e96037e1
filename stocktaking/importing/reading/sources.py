"""A file, whatever its format is, as a source of lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from stocktaking.importing.keys import HISTORIC, Asked
from stocktaking.importing.reading.json_lines import JsonLines
from stocktaking.importing.reading.kinds import Format, format_of
from stocktaking.importing.reading.separated import Separated, separated
from stocktaking.importing.reading.workbook import Workbook, workbook
from wsis_portal.errors import Refusal

Source = JsonLines | Separated | Workbook


@contextmanager
def recognised(
    file: BinaryIO,
    name: str = "",
    sheet: str | None = None,
    asked: Asked = HISTORIC,
) -> Iterator[Source]:
    """FILE, which is called NAME, read as what its content is; a table may have the
    columns that are ASKED. Raises Refusal.
    """
    found = format_of(file, name)
    if sheet is not None and found != Format.XLSX:
        raise Refusal("no-sheets", format=str(found))
    if found == Format.XLSX:
        with workbook(file, sheet, asked) as source:
            yield source
    else:
        yield JsonLines(file) if found == Format.JSON_LINES else separated(file, asked)
