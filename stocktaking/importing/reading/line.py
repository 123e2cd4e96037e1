"""A row as it stands in a file, whatever the format of the file is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from wsis_portal.errors import SENTENCES, Problems

LINE = "line"  # the field of problems that concern the line as a whole

SENTENCES |= {
    "line-too-long": _("The line is longer than %(limit)d bytes."),
    "wrong-type": _("Write %(expected)s here."),
    "not-storable": _("This has a character that cannot be stored."),
}


@dataclass(frozen=True)
class Line:
    """What stands in a line; with `problems`, it cannot be understood as a row.

    `number` is that of an editor or a spreadsheet. `values` are by key, `names` say
    what the file calls a key and where it is. `typed` is how the row stood, for the
    writer of the same format; a table has its `cells` by key.
    """

    number: int
    values: Mapping[str, Any]
    problems: Problems = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    typed: Any = None
    cells: Mapping[str, Any] = field(default_factory=dict)

    def name(self, key: str) -> str:
        return self.names.get(key, key)

    def shown(self, key: str) -> Any:
        """What was typed under KEY, where the file has something."""
        return self.cells.get(key, self.values.get(key))


def is_storable(text: str) -> bool:
    """No NUL, which PostgreSQL refuses, and no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
