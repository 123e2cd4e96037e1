import pytest
from django.db import transaction

from actionlines.loading.run import load


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """The reference data, once for all tests of a file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(once, db):
    """The reference data, for a test that writes to the database."""
