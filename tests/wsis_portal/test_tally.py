import pytest

from wsis_portal.tally import LINES, strokes


def filled(codes):
    """Places of the thick strokes, 0 to 17."""
    starts = [part.split()[0] for part in strokes(codes)[1].split("M") if part]
    return [(int(start) - 1) // 6 for start in starts]


def test_there_are_eighteen_strokes_eight_of_them_short():
    off, on = strokes([])
    assert (off.count("M"), off.count(" 6h"), on) == (18, 8, "")


@pytest.mark.parametrize(
    ("codes", "places"),
    [
        (["C1"], [0]),
        (["C11"], [17]),
        (["C7-EHEALTH"], [9]),
        (["C7"], [6, 7, 8, 9, 10, 11, 12, 13]),
        (["C8", "C3"], [2, 14]),
        (["C99"], []),
        (LINES, list(range(18))),
    ],
)
def test_strokes_of_the_lines_are_thick(codes, places):
    assert filled(codes) == places


def test_a_stroke_is_either_thin_or_thick():
    off, on = strokes(["C2", "C7-ESCIENCE"])
    assert (off.count("M"), on.count("M")) == (16, 2)
