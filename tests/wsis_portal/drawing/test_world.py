import json
import re
from pathlib import Path

from django.conf import settings

from wsis_portal.drawing.world import world

COUNTRIES = Path(settings.BASE_DIR) / "actionlines/reference/countries.json"
PATH = re.compile(r"(?:M\d+,\d+l(?:-?\d+[ ,-]?)+z)+")


def known():
    return {row["code"] for row in json.loads(COUNTRIES.read_text())["rows"]}


def test_every_country_but_antarctica_is_on_the_map():
    assert known() - world().areas.keys() == {"AQ"}


def test_map_names_nothing_that_the_portal_does_not_know():
    assert world().areas.keys() - known() == set()


def test_land_without_a_code_is_drawn():
    """Five shapes that no code of both ISO 3166-1 and M49 names."""
    assert world().land.count("M") == 5
    assert PATH.fullmatch(world().land)


def test_an_area_is_a_shape_or_a_dot():
    shapes = {code for code, area in world().areas.items() if not area.is_dot}

    assert {"CH", "SN", "EH", "GF", "ID", "LS"} <= shapes
    assert shapes.isdisjoint({"TV", "GI", "MV", "SG", "VA", "TK", "YT", "BQ"})
    assert [c for c in shapes if not PATH.fullmatch(world().areas[c].path)] == []


def test_every_area_lies_within_the_frame():
    found = world()
    right, bottom = found.left + found.width, found.top + found.height

    outside = [
        code
        for code, area in found.areas.items()
        if not (found.left < area.x < right and found.top < area.y < bottom)
    ]

    assert outside == []


def test_places_lie_as_they_do_in_the_world():
    """West to east, and north to south."""
    place = world().areas

    from_west = ["US", "GF", "SN", "FR", "KE", "RE", "IN", "CX", "FJ", "TV"]
    assert sorted(from_west, key=lambda code: place[code].x) == from_west
    from_north = ["SJ", "NO", "FR", "GI", "EH", "SN", "GF", "KE", "RE", "BV"]
    assert sorted(from_north, key=lambda code: place[code].y) == from_north
