"""What the migrations make of records that were published before."""

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.db import connection

from stocktaking import workflow
from stocktaking.choices import Action, Profile, State
from stocktaking.models import Project
from stocktaking.portal import portal_account
from tests.factories import (
    SecretariatFactory,
    UserFactory,
    change_of,
    commitment_document,
    document,
    submitted,
    text,
)

pytestmark = pytest.mark.django_db

PROJECTS = import_module("stocktaking.migrations.0013_upkeep").FILL
COMMITMENTS = import_module("goldenbook.migrations.0009_upkeep").FILL


def fill(sql, table):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET vouched_on = NULL")
        cursor.execute(sql.replace("%(table)s", table))


def changed(row, submitter, **more):
    item = change_of(row, {"texts": [text("Other")]}, submitter=submitter, **more)
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)


def test_records_get_the_days_that_the_publisher_gives_them(clock):
    mona, imported = SecretariatFactory(), {"profile": Profile.HISTORIC}
    historic = {**imported, "submitter": portal_account(), "submitted_at": None}
    source = {"source": "Report"}
    rows = {
        "new": submitted("project", document()),
        "imported": submitted("project", document(**source), **historic),
        "confirmed": submitted("project", document(confirmed_on="2020-01-02")),
    }
    for name in ("mended", "claimed", "fresh"):
        more = {} if name == "fresh" else historic
        rows[name] = submitted("project", document(**source), **more)
    clock.move_to("2025-07-08T12:00:00Z")
    reviewed = {"state": State.IN_REVIEW, "reviewer": SecretariatFactory()}
    changed(rows["mended"], mona, **reviewed)
    spring = datetime(2025, 5, 6, 12, tzinfo=UTC)
    handed_in = {**reviewed, "submitted_at": spring}
    member = UserFactory()
    rows["claimed"].organisation.members.add(member)
    changed(rows["claimed"], member, **handed_in)
    workflow.confirm(rows["fresh"].reference, number=1, actor=author(rows["fresh"]))
    before = days()

    fill(PROJECTS, "stocktaking_project")

    assert days() == before
    assert {name: before[row.reference] for name, row in rows.items()} == {
        "new": date(2024, 3, 10),
        "imported": None,
        "confirmed": date(2024, 3, 10),
        "mended": None,
        "claimed": date(2025, 5, 6),
        "fresh": date(2025, 7, 8),
    }


def author(row):
    return row.revision.submission.submitter


def days():
    return dict(Project.objects.values_list("reference", "vouched_on"))


def test_commitments_are_treated_alike(clock):
    row = submitted("commitment", commitment_document())

    fill(COMMITMENTS, "goldenbook_commitment")

    before, _now = row.vouched_on, row.refresh_from_db()
    assert (before, row.vouched_on) == (date(2024, 3, 10),) * 2
