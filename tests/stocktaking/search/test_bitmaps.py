"""Bitmaps say what the rows say, whoever wrote the rows and however."""

from collections import defaultdict

import pytest
from django.db import connection, transaction

from goldenbook.models import Commitment
from stocktaking.events.rehearsing import rehearsal
from stocktaking.models import Project
from stocktaking.models.bitmap import PART
from stocktaking.search import bitmaps
from tests.factories import CommitmentFactory, ProjectFactory

pytestmark = pytest.mark.django_db

READ = """
SELECT register, code, part * %s + place - 1
FROM stocktaking_codebitmap,
    unnest(string_to_array(bits::text, NULL)) WITH ORDINALITY AS bit(bit, place)
WHERE bit = '1'
"""


def kept():
    found = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(READ, [PART])
        for register, code, key in cursor.fetchall():
            found[register, code].add(key)
    return found


def told():
    found = defaultdict(set)
    for register, model in {"project": Project, "commitment": Commitment}.items():
        for key, codes in model.objects.values_list("pk", "codes"):
            for code in [*codes, ""]:
                found[register, code].add(key)
    return found


def test_rows_that_come_change_and_go_are_noted():
    first = ProjectFactory(lines=["C1", "C7-EHEALTH"], countries=["CH"])
    ProjectFactory.create_batch(2, lines=["C1"])
    CommitmentFactory(lines=["C1"])
    assert kept() == told()

    Project.objects.filter(pk=first.pk).update(codes=["action_line:C1", "sdg:4"])
    assert kept() == told()

    rows = list(Project.objects.all())
    for number, row in enumerate(rows):
        row.codes = [f"sdg:{number}", "language:en"]
    Project.objects.bulk_update(rows, ["codes"])
    assert kept() == told()

    Project.objects.all().delete()
    assert kept() == told()
    assert {register for register, _code in kept()} == {"commitment"}


def test_parts_of_a_register_are_counted_together():
    for key in (PART - 1, PART, 3 * PART + 5):
        ProjectFactory(pk=key, sdgs=[1])
    assert kept() == told()
    assert bitmaps.total("project", {"sdg": ["1"]}) == 3


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({}, 3),
        ({"sdg": ["4"]}, 2),
        ({"sdg": ["4", "9"]}, 3),
        ({"sdg": ["4"], "stage": ["planned"]}, 1),
        ({"sdg": ["4"], "stage": ["stopped"]}, 0),
        ({"sdg": ["none"]}, 0),
        ({"year_from": 2025}, 2),
        ({"year_to": 2025}, 2),
        ({"year_from": 2025, "year_to": 2025}, 1),
        ({"year_from": 2026, "year_to": 2025}, 0),
        ({"year_from": 1900, "year_to": 2100, "sdg": ["9"]}, 1),
    ],
)
def test_totals_are_those_of_the_rows(filters, number):
    ProjectFactory(sdgs=[4], stage="planned", starts_on="2024-05", year=2024)
    ProjectFactory(sdgs=[4], starts_on="2025", year=2025)
    ProjectFactory(sdgs=[9], starts_on="2026-01-31", year=2026)

    assert bitmaps.total("project", filters) == number


def test_what_is_undone_was_never_noted():
    with transaction.atomic():
        ProjectFactory(lines=["C1"])
        transaction.set_rollback(True)
    with rehearsal():
        ProjectFactory(lines=["C1"])
        assert kept() == {}
    assert kept() == told() == {}


def test_only_codes_are_told_by_bitmaps():
    assert bitmaps.can_tell({"sdg": ["4"], "year_from": 2025})
    assert not bitmaps.can_tell({"q": "radio"})
    assert not bitmaps.can_tell({"sdg": ["4"], "organisation": ["WSIS-O-000001"]})
