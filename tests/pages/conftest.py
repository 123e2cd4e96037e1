import os

import pytest
from django.db import transaction
from django.utils import translation

from tests.pages.drawing import draw_all

AUDIT = bool(os.environ.get("AUDIT"))
collect_ignore = [] if AUDIT else ["test_html_validate.py"]


@pytest.fixture(scope="package")
def drawn(django_db_setup, django_db_blocker):
    """Every page, once for all that look at it; the rows are gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic(), translation.override("en"):
        pages = draw_all(["", "/ar"] if AUDIT else [""])
        transaction.set_rollback(True)
    return pages
