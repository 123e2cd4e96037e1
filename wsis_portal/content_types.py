"""The Content-Type of a request, before anything decodes by it."""

import re

UNREADABLE = "unreadable"
WORD = r"[\w!#$&^.+-]+"
VALUE = r"(?:[\w!#$&^.+'()/:=?-]+|\"[^\"\\]*\")"
READABLE = re.compile(rf"{WORD}/{WORD}(?:\s*;\s*{WORD}={VALUE})*\s*;?\s*", re.ASCII)
CHARSET = re.compile(r"\s*;\s*charset=\"?([^\";\s]*)\"?", re.IGNORECASE)
UTF_8 = {"utf-8", "utf8", "us-ascii", "ascii"}
LONGEST = 256


def plain_type(given: str) -> str:
    """GIVEN without its charset; UNREADABLE if it is odd or not of UTF-8.

    A charset may name any codec of Python, decompressors too, and Django decodes even
    the query string by it.
    """
    if len(given) > LONGEST or not READABLE.fullmatch(given):
        return UNREADABLE
    if {name.lower() for name in CHARSET.findall(given)} - UTF_8:
        return UNREADABLE
    return CHARSET.sub("", given)
