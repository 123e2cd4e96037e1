"""The countries on a map: two hundred links, which a template draws thirty times as
slowly.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from wsis_portal.drawing.map import Place, WorldMap
from wsis_portal.text import in_figures

AREA = '<a class="s{}{}" href="{}"><title>{}</title>{}</a>\n'


def map_areas(found: WorldMap) -> SafeString:
    """Each a link with its number in words."""
    rows = (
        (
            one.shade,
            " chosen" if one.is_chosen else "",
            one.url,
            in_words(one),
            shape(one),
        )
        for one in found.drawn
    )
    return format_html_join("", AREA, rows)


def in_words(place: Place) -> str:
    words = ngettext(
        "%(name)s: %(number)s record", "%(name)s: %(number)s records", place.number
    )
    return words % {"name": place.name, "number": in_figures(place.number)}


def shape(place: Place) -> SafeString:
    area = place.area
    if area is None:
        return SafeString()
    if area.is_dot:
        return format_html('<circle cx="{}" cy="{}" r="8"/>', area.x, area.y)
    return format_html('<path d="{}"/>', area.path)
