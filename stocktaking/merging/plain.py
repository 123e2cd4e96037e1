"""Values told apart: a fingerprint for each thing that may be said."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def fingerprint(value: Any) -> str:
    """Short, and the same for every way of saying the same."""
    words = json.dumps(plain(value), sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def plain(value: Any) -> Any:
    """Without what says nothing; numbers as they are typed, ends of lines as one."""
    if isinstance(value, Mapping):
        parts = {str(name): plain(part) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part is not None} or None
    if isinstance(value, list):
        items = [plain(part) for part in value]
        return [item for item in items if item is not None] or None
    if value in (None, ""):
        return None
    return str(value).replace("\r\n", "\n")


NOTHING = fingerprint(None)
