"""Words broken into lines, which SVG does not do; widths are generous estimates."""

import re

from wsis_portal.drawing.labels import width_of

UNITS = 32  # of a letter, in which labels of maps are measured
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Chinese and its like, which breaks anywhere but before what closes a sentence."""
CLOSING = "\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff1f\uff01\uff09\u300b\u300d\u300f"
PIECE = re.compile(rf"[{WIDE}][{CLOSING}]*\s*|[^\s{WIDE}]+\s*")


def width(words: str, size: float) -> float:
    """In pixels, of letters SIZE high."""
    return sum(width_of(letter) for letter in words) * size / UNITS


def broken(words: str, size: float, room: float, most: int = 9) -> list[str]:
    """Lines no wider than ROOM; of more than MOST the rest is left out, and marked."""
    lines, line = [], ""
    for piece in pieces(words, int(room / width("m", size))):
        if line and width(f"{line}{piece.rstrip()}", size) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    lines.append(line.rstrip())
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]
    return [one for one in lines if one]


def pieces(words: str, longest: int) -> list[str]:
    """Between them a line may end: at most LONGEST letters each, with their space."""
    return [
        found[start : start + longest]
        for found in PIECE.findall(words)
        for start in range(0, len(found), longest)
    ]
