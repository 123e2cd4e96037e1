"""Words that the documents of these tests use."""

import pytest

from tests.factories import ActionLineFactory, CountryFactory, SdgFactory, TargetFactory


@pytest.fixture
def vocabulary():
    CountryFactory(code="CH")
    TargetFactory(letter="a")
    SdgFactory(number=9)
    ActionLineFactory(code="C3")
