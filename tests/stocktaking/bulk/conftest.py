import pytest
from django.db import transaction

from tests.factories import UserFactory
from tests.stocktaking.bulk.files import seed


@pytest.fixture(autouse=True)
def at_once(monkeypatch, db):
    """A commit of the tests is never made: what waits for one is done at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda job, **_more: job())


@pytest.fixture
def partner(db):
    seed()
    return UserFactory(name="Awa Partner", email="awa@example.org")
