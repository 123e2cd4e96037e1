"""The countries on a map: two hundred links, which a template draws thirty times as
slowly.
"""

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wsis_portal.drawing.map import Place, WorldMap
from wsis_portal.drawing.world import Area
from wsis_portal.text import in_figures

LINK = '<a class="s{shade}{chosen}" href="{url}"><title>{words}</title>{shape}</a>\n'


def map_areas(found: WorldMap) -> SafeString:
    """Each a link with its number in words."""
    rows = [
        LINK.format(
            shade=one.shade,
            chosen=" chosen" if one.is_chosen else "",
            url=escape(one.url),
            words=escape(in_words(one, found.unit)),
            shape=shape(one.area),
        )
        for one in found.drawn
        if one.area
    ]
    return mark_safe("".join(rows))  # noqa: S308 - words and addresses are escaped


def in_words(place: Place, unit: str) -> str:
    if unit:
        figure = {"name": place.name, "number": in_figures(place.number), "unit": unit}
        return _("%(name)s: %(number)s (%(unit)s)") % figure
    words = ngettext(
        "%(name)s: %(number)s record", "%(name)s: %(number)s records", int(place.number)
    )
    return words % {"name": place.name, "number": in_figures(place.number)}


def shape(area: Area) -> str:
    if area.is_dot:
        return f'<circle cx="{area.x}" cy="{area.y}" r="8"/>'
    return f'<path d="{area.path}"/>'
