"""Pictures have the colours of the pages in the light."""

import re
from pathlib import Path

from django.conf import settings

from wsis_portal.pictures import styles

SHEETS = Path(settings.BASE_DIR) / "static/css"
NAMES = {
    "paper": styles.PAPER,
    "ink": styles.INK,
    "ink-2": styles.INK_2,
    "rule": styles.RULE,
    "edge": styles.EDGE,
    "lake": styles.LAKE,
    "ochre": styles.OCHRE,
    "ochre-mark": styles.OCHRE_MARK,
    "land": styles.LAND,
    **{f"seq-{n}": shade for n, shade in enumerate(styles.SHADES, start=1)},
}


def test_colours_are_those_of_the_tokens():
    tokens = (SHEETS / "tokens.css").read_text().partition("@supports")[0]
    known = dict(re.findall(r"--([\w-]+): (#\w+);", tokens))

    assert {name: known[name] for name in NAMES} == NAMES


def test_no_other_colour_is_used():
    used = {
        value
        for look in styles.STYLES.values()
        for value in look.values()
        if value.startswith("#")
    }
    assert used <= {*NAMES.values()}
