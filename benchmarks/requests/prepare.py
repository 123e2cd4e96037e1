"""What the server needs: style sheets, tables, and a number of records, or 0 of them.

The database is that of DATABASE_URL: python -m benchmarks.requests.prepare 10000
"""

import os
import sys

import django

from benchmarks.requests.submissions import EMAIL, NAME, PASSWORD

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wsis_portal.settings")
django.setup()

# Only now there are models and commands to import.
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from wsis_portal import static_files  # noqa: E402
from wsis_portal.accounts.models import User  # noqa: E402


def main(records: int) -> None:
    """May run again: what is there already is kept."""
    static_files.collect()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    if records:
        fill(records)


def fill(records: int) -> None:
    call_command("load_reference", stdout=sys.stderr)
    call_command("make_records", records, with_real=True, stdout=sys.stderr)
    if not User.objects.filter(email=EMAIL).exists():
        User.objects.create_user(EMAIL, PASSWORD, name=NAME).vouch_for_address()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


if __name__ == "__main__":
    main(int(sys.argv[1]))
