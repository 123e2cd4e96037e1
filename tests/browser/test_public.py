"""What strangers see, in the browser: accessible, as wide as its window, quiet."""

import pytest

from tests.browser.conftest import VARIANTS
from tests.pages.addresses import EMPTY, STRANGER

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_public_pages_are_accessible(look, world, variant):
    assert look(STRANGER, variant, world) == {}


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_pages_without_data_are_accessible(look, variant):
    assert look(EMPTY, variant) == {}
