"""What PostgreSQL needs to know of the tables to plan its way through them."""

from django.db import connection


def renew_statistics() -> None:
    """After many rows came at once: the database would look again in a minute or so,
    and until then lists take ten times as long.

    Of the tables of the portal: those that all databases of a server share stay
    locked until the transaction ends, for whoever does the same in another one.
    """
    tables = connection.introspection.django_table_names(only_existing=True)
    names = ", ".join(map(connection.ops.quote_name, tables))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {names}")
