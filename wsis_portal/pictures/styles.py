"""How drawings look without our style sheets: the light colours, as attributes.

Programs for slides and documents read few rules of CSS, and all of them attributes.
"""

from collections.abc import Iterable, Mapping

PAPER, INK, INK_2, RULE, EDGE = "#fbfaf7", "#182127", "#4a565d", "#dcd9d0", "#7d868b"
LAKE, OCHRE, OCHRE_MARK, LAND = "#0b5876", "#875000", "#b87a10", "#e8e5dc"
SHADES = ("#a5cddd", "#5f9fba", "#28799b", "#125a78", "#07394d")
FACES = (
    "Noto Sans, Noto Sans Arabic, Noto Sans CJK SC, Noto Sans SC, PingFang SC, "
    "Microsoft YaHei, Segoe UI, Helvetica, Arial, sans-serif"
)
WORDS = "14"  # pixels; as large as the marks of the charts leave room for
Attributes = Mapping[str, str]

RIM = {"stroke": PAPER, "stroke-linejoin": "round", "paint-order": "stroke"}
"""Words upon lines and shapes keep a rim of paper."""
SAID = {"font-weight": "600", "stroke-width": "4", **RIM}
STYLES: Mapping[str, Attributes] = {
    "text": {"font-size": WORDS, "fill": INK_2},
    "line": {"stroke": RULE},
    "polyline": {"fill": "none"},
    # charts
    "axis": {"stroke": EDGE},
    "bar": {"fill": SHADES[2]},
    "point": {"fill": LAKE, "stroke": PAPER, "stroke-width": "2"},
    "line.promised": {
        "stroke": OCHRE_MARK,
        "stroke-width": "2",
        "stroke-dasharray": "6 4",
    },
    "line.reported": {"stroke": LAKE, "stroke-width": "2.5"},
    "polyline.reported": {"stroke": LAKE, "stroke-width": "2.5"},
    "text.promised": {"fill": OCHRE, **SAID},
    "text.reported": {"fill": LAKE, **SAID},
    # maps
    "map": {"stroke": PAPER, "stroke-width": "1.2"},
    "rest": {"fill": LAND},
    "specks": {"stroke": LAND, "stroke-width": "9", "stroke-linecap": "round"},
    "chosen": {"stroke": INK, "stroke-width": "3"},
    "s0": {"fill": LAND},
    **{f"s{n}": {"fill": shade} for n, shade in enumerate(SHADES, start=1)},
    "label": {
        "font-size": "32",
        "font-weight": "600",
        "fill": INK,
        "stroke-width": "8",
        **RIM,
    },
}
"""By element, by class, and by both. What is within takes over from what is around."""
PLAIN = {"grid-lines", "labels", "plot", "short", "strips", "year"}
"""Classes without a look of their own."""


def style_of(tag: str, classes: Iterable[str]) -> dict[str, str]:
    """The attributes of an element; a class that nobody has told about has none."""
    found: dict[str, str] = {}
    names = [tag, *(n for one in classes for n in (one, f"{tag}.{one}"))]
    for name in names:
        found.update(STYLES.get(name, {}))
    return found
