import pytest

from tests.factories import SecretariatFactory
from tests.stocktaking.importing.files import seed


@pytest.fixture
def secretariat(db):
    seed()
    return SecretariatFactory()
