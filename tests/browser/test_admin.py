"""What moderators see, in the browser. Most of it is Django's own."""

import pytest

from tests.browser.conftest import VARIANTS
from tests.pages.addresses import ADMINISTRATOR, MODERATOR

pytestmark = pytest.mark.browser

EXCUSED = [
    # A table of rows has a column for their names, which Django gives no heading.
    ("empty-table-header", "th.original"),
    # ... and one to delete them, whose heading is empty where one may not.
    ("empty-table-header", ".tabular th:last-child"),
    # The box in it is named by that heading alone.
    ("label", ".tabular td.delete input"),
    # The table scrolls sideways; browsers let the keyboard do it, axe wants tabindex.
    ("scrollable-region-focusable", ".inline-group"),
]
"""Rule and selector of what is Django's, and not to be mended by a style sheet."""


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_administration_is_accessible(look, world, variant):
    moderator = look(MODERATOR, variant, world, "moderator")
    more = look(ADMINISTRATOR, variant, world, "administrator", excused=EXCUSED)

    assert {**moderator, **more} == {}
