from wsis_portal.drawing.labels import labels, width_of
from wsis_portal.drawing.world import Area, world


def place(name, x, y, reach=50):
    return name, 7, Area(x, y, reach, "")


def names(*places):
    return [label.name for label in labels(places)]


def test_only_the_first_four_are_named():
    many = [place(name, 1000, 100 + 50 * n) for n, name in enumerate("ABCDE")]
    assert names(*many) == ["A", "B", "C", "D"]


def test_no_name_stands_upon_another():
    high, low = place("High", 1000, 400), place("Low", 1010, 420)
    assert names(high, low, place("Far", 400, 400)) == ["High", "Far"]


def test_long_name_is_left_to_the_table():
    assert names(place("Democratic Republic of the Congo", 1000, 400)) == []


def test_name_at_the_edge_stays_within():
    frame = world()
    west, east = labels([place("West", 60, 400), place("East", 1990, 400)])
    assert west.x - west.width // 2 == frame.left
    assert east.x + east.width // 2 <= frame.left + frame.width


def test_name_stands_upon_a_large_shape_and_above_a_small_one():
    (large,), (small,) = (
        labels([place("A", 900, 400)]),
        labels([place("A", 900, 400, 8)]),
    )
    assert (large.y, small.y) == (410, 386)


def test_chinese_letters_are_wider():
    assert width_of("中") > width_of("w")
