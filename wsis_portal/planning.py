"""What PostgreSQL needs to know of the tables to plan its way through them."""

from django.db import connection


def renew_statistics() -> None:
    """After many rows came at once: the database would look again in a minute or so,
    and until then lists take ten times as long.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
