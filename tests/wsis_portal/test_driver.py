from importlib.util import find_spec

from django.db import connection


def test_driver_is_psycopg2():
    """Django takes psycopg 3 without a word as soon as it can be imported."""
    assert find_spec("psycopg") is None
    assert connection.Database.__name__ == "psycopg2"
