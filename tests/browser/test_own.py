"""What stakeholders see of their own, in the browser."""

import pytest

from tests.browser.conftest import VARIANTS
from tests.pages.addresses import AUTHOR, NEWCOMER

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_own_pages_are_accessible(look, world, variant):
    newcomer = look(NEWCOMER, variant, world, "newcomer")
    author = look(AUTHOR, variant, world, "author")

    assert {**newcomer, **author} == {}
