"""What stakeholders see of their own, in the browser."""

import pytest

from tests.browser.conftest import VARIANTS
from tests.pages.addresses import (
    ACCOUNT,
    AUTHOR,
    FOCAL_POINT,
    HALFWAY,
    MOVING,
    NEWCOMER,
    SECURED,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_own_pages_are_accessible(look, world, variant):
    newcomer = look(NEWCOMER, variant, world, "newcomer")
    author = look(AUTHOR, variant, world, "author")
    speaker = look(FOCAL_POINT, variant, world, "focal point")

    assert {**newcomer, **author, **speaker} == {}


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_pages_about_the_account_are_accessible(look, world, variant):
    owner = look(ACCOUNT, variant, world, "owner")
    mover = look(MOVING, variant, world, "mover")
    secured = look(SECURED, variant, world, "secured")
    halfway = look(HALFWAY, variant, world, "halfway")

    assert {**owner, **mover, **secured, **halfway} == {}
