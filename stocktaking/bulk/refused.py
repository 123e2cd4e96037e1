"""The rows with faults, as a file of the same format with the reasons beside them."""

import io
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from stocktaking.bulk import faults
from stocktaking.bulk.known import CSV, columns_in, line_of
from stocktaking.choices import Verdict
from stocktaking.importing.reading.columns import Columns
from stocktaking.importing.reading.encodings import Encoding
from stocktaking.importing.reading.separated import Separated
from stocktaking.importing.reading.sheets import Sheet
from stocktaking.importing.reading.workbook import Workbook
from stocktaking.importing.writing import writer
from stocktaking.models import Upload

MARKED = Encoding("utf-8", BOM_UTF8, "UTF-8")
"""Whatever the file came in: a correction may have letters that it had not."""
BATCH = 200


@contextmanager
def written(upload: Upload) -> Iterator[Path]:
    """The file, which is gone afterwards."""
    with TemporaryDirectory() as folder:
        path, columns = Path(folder) / "rows", columns_in(upload)
        rows = writer(source_of(upload, columns), path)
        faulty = upload.rows.filter(verdict=Verdict.FAULTY).order_by("number")
        for row in faulty.iterator(BATCH):
            line = line_of(row, columns, upload.table["format"])
            rows.add(line, faults.reason(row.problems, columns))
        rows.finish()
        yield path


def source_of(upload: Upload, columns: Columns) -> Separated | Workbook:
    """Only what a writer asks of a source: the file itself is no longer there."""
    nothing = cast(Any, None)
    if upload.table["format"] == CSV:
        return Separated(io.BytesIO(), MARKED, upload.table["separator"], columns)
    sheet = Sheet(upload.table["sheet"], "", is_shown=True)
    return Workbook(nothing, sheet, nothing, columns)


def name_of(upload: Upload) -> str:
    """As the secretariat's import calls it. A disk may not take a name as long."""
    return f"{Path(upload.name).stem[:80] or 'rows'}.refused.{upload.table['format']}"
