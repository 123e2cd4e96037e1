"""How many records an organisation has: triggers keep it, whoever writes records."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from goldenbook.models import Commitment
from stocktaking.models import Organisation, OrganisationTally, Project
from tests.factories import CommitmentFactory, OrganisationFactory, ProjectFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, tzinfo=UTC)


def tallies():
    rows = OrganisationTally.objects.order_by("organisation", "register")
    return [
        (one.organisation_id, one.register, one.records, one.newest_at) for one in rows
    ]


def counted():
    """The same out of the records themselves."""
    found = []
    for model, register in ((Commitment, "commitment"), (Project, "project")):
        for row in Organisation.objects.all():
            mine = model.objects.filter(organisation=row).order_by("-published_at")
            if mine:
                newest = mine[0].published_at
                found.append((row.pk, register, len(mine), newest))
    return sorted(found)


def test_records_are_counted_as_they_come_and_go():
    one, other = OrganisationFactory(), OrganisationFactory()
    rows = [
        ProjectFactory(organisation=one, published_at=NOW + timedelta(n))
        for n in range(3)
    ]
    CommitmentFactory(organisation=one, published_at=NOW)
    ProjectFactory(organisation=None, published_at=NOW)
    assert tallies() == counted()
    assert [records for _pk, _name, records, _at in tallies()] == [1, 3]

    rows[2].delete()
    assert tallies() == counted()
    rows[1].organisation = other
    rows[1].save()
    assert tallies() == counted()
    Project.objects.update(organisation=None)
    assert tallies() == counted()
    assert [name for _pk, name, _records, _at in tallies()] == ["commitment"]


def test_rows_that_are_written_in_bulk_are_counted():
    one, other = OrganisationFactory(), OrganisationFactory()
    rows = [ProjectFactory(organisation=None, published_at=NOW) for _ in range(3)]

    with connection.cursor() as cursor:
        keys = [row.pk for row in rows]
        cursor.execute(
            "UPDATE stocktaking_project SET organisation_id = %s WHERE id = ANY(%s)",
            [one.pk, keys[:2]],
        )
        cursor.execute(
            "UPDATE stocktaking_project SET organisation_id = %s WHERE id = %s",
            [other.pk, keys[2]],
        )

    assert tallies() == counted()
    assert len(tallies()) == 2
