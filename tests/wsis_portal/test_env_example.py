"""The settings that .env.example shows are those that the product reads."""

import re
from itertools import pairwise

from tests.wsis_portal.environment import ROOT, settings_read

LINE = re.compile(r"#?([A-Z_]+)=.*")


def settings_shown():
    """Each with the line above it."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    found = [(above, LINE.fullmatch(line)) for above, line in pairwise(lines)]
    return {match[1]: above for above, match in found if match}


def test_example_names_each_setting_and_no_other():
    assert sorted(settings_shown()) == sorted(settings_read())


def test_example_explains_each_setting_in_one_line():
    comments = settings_shown().values()

    assert [c for c in comments if not re.fullmatch(r"# [A-Z].*[.]", c)] == []
