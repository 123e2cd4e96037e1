import pytest
from django.db import connection, transaction

from actionlines.loading.run import load
from wsis_portal.overview.specimens.run import make


class WithinTheTest:
    """Runs hand-written SQL over the connection of the test, whose rows it sees."""

    def rows(self, sql, params=()):
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()


@pytest.fixture
def hand(db):
    return WithinTheTest()


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """Reference data and some made records, once for all tests of a file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        list(make(seed=1, number=120))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def register(once, db):
    """Some made records, for a test that may write to the database."""
