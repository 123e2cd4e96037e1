"""Made-up figures for the page of the design system: a map and charts of them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from actionlines.models import Country
from wsis_portal.drawing.bars import bar_chart
from wsis_portal.drawing.lines import Point, line_chart
from wsis_portal.drawing.map import world_map
from wsis_portal.drawing.strips import bars_chart, heat_chart

NUMBERS = {"BR": 34, "SN": 12, "CH": 7, "KE": 5, "ID": 3, "MV": 2, "TV": 1}
CHOSEN = {"SN", "MV"}
YEARS = {2003: 4, 2004: 9, 2005: 31, 2006: 12, 2009: 2, 2014: 8, 2015: 17}
STRIPS = [("C1", 34), ("C2", 12), ("C3", 0)]
COLUMNS = [(str(goal), f"{goal}. SDG") for goal in range(1, 18)]
CELLS = [
    (name, [(number * goal) % 40 for goal in range(1, 18)]) for name, number in STRIPS
]
PROMISED = Decimal(5000)
REPORTED = [
    Point(date(2006, 12, 31), Decimal(800)),
    Point(date(2008, 6, 30), Decimal(2500)),
    Point(date(2011, 12, 31), Decimal(4800)),
]


def pattern_charts() -> dict[str, Any]:
    """One query, for the names of the countries."""
    rows = Country.objects.filter(code__in=NUMBERS)
    names = dict(rows.values_list("code", "name"))
    return {
        "map": world_map(NUMBERS, names, lambda _code: "#charts", CHOSEN),
        "bars": bar_chart(YEARS),
        "strips": bars_chart(STRIPS),
        "heat": heat_chart(COLUMNS, CELLS),
        "lines": line_chart(PROMISED, REPORTED, date(2005, 1, 1), date(2010, 12, 31)),
        "switches": [
            {"name": "list", "label": _("List"), "url": "#charts", "is_now": True},
            {"name": "table", "label": _("Table"), "url": "#charts", "is_now": False},
        ],
    }
