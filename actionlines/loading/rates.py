"""Exchange rates, out of a file that the secretariat keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from babel.numbers import list_currencies
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date

from actionlines.loading.cells import read_sheet
from actionlines.loading.tables import Table
from actionlines.loading.writing import Count, write
from actionlines.models import ExchangeRate

DOLLAR = "USD"
NO_MONEY = {"XXX", "XTS"}  # "no currency" and "for tests", in ISO 4217


@dataclass(frozen=True)
class LoadedRates:
    count: Count
    delimiter: str


def is_no_rate(values: Mapping[str, Any]) -> str:
    """Why a row is not a rate; empty when it is one. The cells are well formed."""
    currency, rate, date = values["currency"], values["rate"], values["date"]
    if currency == DOLLAR:
        return f"“currency” “{currency}”: rates are in US dollars; leave these out."
    if currency not in list_currencies() - NO_MONEY:
        return f"“currency” “{currency}”: ISO 4217 knows no such currency."
    if rate <= 0:
        return f"“rate” “{rate}”: it must be above zero."
    day = parse_date(date)
    if day is None or day > timezone.localdate():
        return f"“date” “{date}”: this day is still to come."
    return ""


RATES = Table(
    "rates",
    ExchangeRate,
    key=("currency", "date"),
    plain=("currency", "date", "rate", "source"),
    objection=is_no_rate,
)


def load_rates(path: Path, *, dry_run: bool = False) -> LoadedRates:
    """Write what is new and what was corrected; what the file lacks stays.

    Raises ReferenceRefused, and then nothing has changed. Nor does it in a dry run.
    """
    table = replace(RATES, file=path.name)
    sheet = read_sheet(path, table)
    with transaction.atomic():
        written = write(table, sheet.rows, {})
        transaction.set_rollback(dry_run)
    return LoadedRates(written.count, sheet.delimiter)
