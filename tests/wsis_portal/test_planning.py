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
