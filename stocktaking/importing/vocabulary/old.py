"""The old words of reference/old_words.json: the one table of them."""

import json
from functools import cache
from typing import Any

from stocktaking.importing.vocabulary.words import Spelling
from stocktaking.seeding import FOLDER


@cache
def table() -> dict[str, Any]:
    content = (FOLDER / "old_words.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(content)
    return found


def old_words(vocabulary: str) -> list[Spelling]:
    """Spellings that sources use, each with its code of VOCABULARY."""
    words: dict[str, list[str]] = table()[vocabulary]
    return [(word, code) for code, spellings in words.items() for word in spellings]
