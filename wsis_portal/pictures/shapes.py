"""The drawing of a page as it stands in a picture: in pixels, styled, without links."""

from xml.etree.ElementTree import Element, SubElement

from wsis_portal.pictures.styles import style_of

GROUPS = {"a", "g", "svg"}
SHAPES = {"circle", "line", "path", "polygon", "polyline", "rect", "text", "tspan"}
"""All that is taken over, beside titles: nothing of them fetches, runs or links."""
ACROSS = {"x", "x1", "x2", "cx", "dx", "rx", "width"}
DOWN = {"y", "y1", "y2", "cy", "dy", "ry", "height"}
KEPT = ACROSS | DOWN | {"d", "points", "r", "text-anchor", "transform"}
Size = tuple[float, float]


def drawn(drawing: Element, into: Element, size: Size) -> None:
    """DRAWING, whose places are in per cent of SIZE or in pixels."""
    for one in drawing:
        if one.tag in GROUPS and is_stretched(one):
            scaled(one, into, size)
        elif one.tag in GROUPS:
            drawn(one, SubElement(into, "g", look_of(one)), size)
        elif one.tag in SHAPES:
            made = SubElement(into, one.tag, look_of(one) | places_of(one, size))
            made.text = one.text
            drawn(one, made, size)
        elif one.tag == "title":
            SubElement(into, "title").text = " ".join((one.text or "").split())


def is_stretched(one: Element) -> bool:
    """A square of a hundred by a hundred over the whole drawing."""
    return one.tag == "svg" and one.get("viewBox") == "0 0 100 100"


def scaled(one: Element, into: Element, size: Size) -> None:
    """Lines keep their width: so their points are moved, and nothing is stretched."""
    for line in one:
        pairs = [pair.split(",") for pair in line.get("points", "").split()]
        places = [
            f"{float(x) * size[0] / 100:.5g},{float(y) * size[1] / 100:.5g}"
            for x, y in pairs
        ]
        SubElement(into, line.tag, {**look_of(line), "points": " ".join(places)})


def look_of(one: Element) -> dict[str, str]:
    tag = "g" if one.tag in GROUPS else one.tag
    return style_of(tag, one.get("class", "").split())


def places_of(one: Element, size: Size) -> dict[str, str]:
    return {
        name: in_pixels(value, size[name in DOWN])
        for name, value in one.attrib.items()
        if name in KEPT
    }


def in_pixels(value: str, whole: float) -> str:
    if not value.endswith("%"):
        return value
    return f"{float(value[:-1]) * whole / 100:.5g}"
