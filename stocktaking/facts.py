"""What a reader looks for on the page of a record and does not find there."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.models.record import Record
from stocktaking.registers import Expected

OF_RECORDS: Expected = {
    ("activity_type",): _("Type"),
    ("organisation",): _("Organisation"),
    ("countries",): _("Countries"),
    ("level",): _("Level"),
    ("starts_on", "ends_on"): _("Period"),
    ("action_lines",): _("Action lines"),
    ("sdgs",): _("Sustainable Development Goals"),
}


def not_recorded(row: Record, expected: Expected) -> list[StrOrPromise]:
    """Labels of what ROW lacks; no query after for_documents()."""
    return [
        label
        for names, label in {**OF_RECORDS, **expected}.items()
        if not any(is_recorded(getattr(row, name)) for name in names)
    ]


def is_recorded(value: Any) -> bool:
    rows = value.all() if hasattr(value, "all") else [value]
    return any(one not in ("", None) for one in rows)
