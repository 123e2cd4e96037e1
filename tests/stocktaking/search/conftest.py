import pytest

from actionlines.choices import Scheme
from tests.stocktaking.search.asking import in_region


@pytest.fixture
def world():
    in_region("CH", "EUR")
    in_region("KE", "AFR")
    in_region("KE", "ECA", Scheme.COMMISSION)
    in_region("NP", "LDC", Scheme.GROUP)
