"""The mark of the portal: eighteen strokes, C1 to C11 with C7 in eight short ones."""

from collections.abc import Iterable

LINES = (
    *(f"C{number}" for number in range(1, 7)),
    "C7-EGOVERNMENT",
    "C7-EBUSINESS",
    "C7-ELEARNING",
    "C7-EHEALTH",
    "C7-EEMPLOYMENT",
    "C7-EENVIRONMENT",
    "C7-EAGRICULTURE",
    "C7-ESCIENCE",
    *(f"C{number}" for number in range(8, 12)),
)
STEP = 6  # units from stroke to stroke; the drawing is 108 wide and 16 high


def strokes(codes: Iterable[str]) -> tuple[str, str]:
    """Two SVG paths: the strokes not among CODES, thin, and those among them, thick.

    C7 itself fills its eight strokes, because it has none of its own.
    """
    named = set(codes)
    off: list[str] = []
    on: list[str] = []
    for place, code in enumerate(LINES):
        top = 6 if code.startswith("C7") else 0
        filled = code in named or code.partition("-")[0] in named
        width, start = (4, 1) if filled else (2, 2)
        path = f"M{place * STEP + start} {top}h{width}V16h-{width}z"
        (on if filled else off).append(path)
    return "".join(off), "".join(on)
