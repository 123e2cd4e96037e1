"""JSON that every parser, serializer and the database can take."""

import json
import math
from typing import Any

from wsis_portal.bad_requests import BadRequest

DEEPEST = 40


def check(body: bytes) -> None:
    """Raises BadRequest unless BODY is JSON, in UTF-8, of sane depth and values."""
    try:
        value = json.loads(
            body.decode(), parse_int=number, parse_float=number, parse_constant=number
        )
    except UnicodeDecodeError:
        raise BadRequest("not-utf-8") from None
    except RecursionError:
        raise BadRequest("too-deep") from None
    except ValueError:
        raise BadRequest("broken-json") from None
    check_value(value)


def number(text: str) -> None:
    """Refuses what is no number or none that a float can hold: NaN, 1e999, 10 ** 309.

    Python reads these; PostgreSQL does not, or a serializer overflows.
    """
    if not math.isfinite(float(text)):
        raise BadRequest("odd-number")


def check_value(value: Any, depth: int = 0) -> None:
    if isinstance(value, str):
        check_text(value)
    elif isinstance(value, dict | list):
        if depth == DEEPEST:
            raise BadRequest("too-deep")
        for item in value:
            check_value(item, depth + 1)
        if isinstance(value, dict):
            for item in value.values():
                check_value(item, depth + 1)


def check_text(text: str) -> None:
    """Escapes may spell NUL or half a pair, which no database and no UTF-8 takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadRequest("not-text") from None
    if "\0" in text:
        raise BadRequest("not-text")
