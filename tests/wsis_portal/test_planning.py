from contextlib import closing

import pytest
from django.db import connection

from actionlines.models import Country
from tests.factories import CountryFactory
from wsis_portal.planning import renew_statistics


def test_database_knows_how_many_rows_there_are(db):
    for code in ("CH", "ML", "SN"):
        CountryFactory(code=code)

    renew_statistics()

    with connection.cursor() as cursor:
        table = Country._meta.db_table
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (3.0,)


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_the_statistics_of_another_database():
    with closing(connection.copy()) as other, other.cursor() as elsewhere:
        other.set_autocommit(False)
        elsewhere.execute("ANALYZE pg_database")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '200ms'")

        renew_statistics()

        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")
        other.rollback()
