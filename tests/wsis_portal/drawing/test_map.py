from wsis_portal.drawing.map import world_map
from wsis_portal.drawing.world import world

NAMES = {"AQ": "Antarctica", "ID": "Indonesia", "SN": "Senegal", "TV": "Tuvalu"}


def drawn(numbers, **more):
    return world_map(numbers, NAMES, lambda code: f"/{code}/", **more)


def test_places_have_number_share_shade_and_link_the_largest_first():
    found = drawn({"SN": 3, "ID": 24, "TV": 3})

    assert [(p.code, p.number, p.share, p.shade, p.url) for p in found.places] == [
        ("ID", 24, "100%", 4, "/ID/"),
        ("SN", 3, "12.5%", 2, "/SN/"),
        ("TV", 3, "12.5%", 2, "/TV/"),
    ]


def test_country_without_a_record_is_land_and_no_link():
    found = drawn({"SN": 3, "ID": 0})

    assert [place.code for place in found.places] == ["SN"]
    areas = world().areas
    assert areas["ID"].path in found.rest
    assert areas["SN"].path not in found.rest
    assert world().land in found.rest
    assert f"M{areas['TV'].x},{areas['TV'].y}h0" in found.specks


def test_small_ones_are_dots_over_the_shapes():
    found = drawn({"SN": 3, "TV": 9, "ID": 5})

    assert [place.code for place in found.drawn] == ["ID", "SN", "TV"]
    assert [place.area.is_dot for place in found.drawn] == [False, False, True]
    tuvalu = world().areas["TV"]
    assert f"M{tuvalu.x},{tuvalu.y}h0" not in found.specks


def test_what_the_map_does_not_reach_is_in_the_table():
    found = drawn({"AQ": 2, "SN": 1})

    assert [place.code for place in found.places] == ["AQ", "SN"]
    assert [place.code for place in found.drawn] == ["SN"]
    assert [label.name for label in found.labels] == ["Senegal"]


def test_code_without_a_name_is_not_told():
    assert drawn({"XK": 5}).places == []


def test_chosen_ones_are_marked():
    found = drawn({"SN": 3, "ID": 1}, chosen={"ID"})
    assert [place.code for place in found.chosen] == ["ID"]


def test_nothing_counted_is_a_map_of_land():
    found = drawn({})
    assert (found.places, found.bands, found.labels) == ([], [], [])
    assert found.frame == "58 26 1934 846"
