"""Refused rows as JSON Lines."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from stocktaking.importing.keys import REASON
from stocktaking.importing.reading import Line


@dataclass
class JsonLinesWriter:
    path: Path
    mode: str = field(default="w", init=False)

    def add(self, line: Line, reason: str) -> None:
        """Each row is on the disk before the next one is read."""
        with self.path.open(
            self.mode, encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as rows:
            self.mode = "a"
            rows.write(dumped({**line.typed, REASON: reason}) + "\n")

    def finish(self) -> None:
        """Nothing is left to write."""


def dumped(value: Any) -> str:
    """As JSON, amounts with the digits that they had."""
    match value:
        case dict():
            pairs = (f"{dumped(k)}: {dumped(v)}" for k, v in value.items())
            return f"{{{', '.join(pairs)}}}"
        case list():
            return f"[{', '.join(map(dumped, value))}]"
        case Decimal():
            return str(value)
    return json.dumps(value, ensure_ascii=False)
