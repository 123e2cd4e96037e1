"""Whoever changes what records are found by, and whoever publishes, take turns."""

import pytest
from django.db import transaction

from actionlines.loading.run import load
from stocktaking import publishing, workflow
from stocktaking.choices import Action
from stocktaking.indexing.run import reindex_of
from stocktaking.models import Organisation, Project
from tests.factories import OrganisationFactory, change_of, record
from tests.stocktaking.workflow.test_locks import (  # noqa: F401
    LONG_ENOUGH,
    beside,
    chain_is_held,
    until,
    waiting,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def row():
    organisation = OrganisationFactory(name="Old name", stakeholder_type="business")
    return record(organisation=organisation.reference)


def rename(organisation):
    publishing.rename(organisation, "New name")


def become_academia(organisation):
    with transaction.atomic():
        Organisation.objects.filter(pk=organisation.pk).update(
            stakeholder_type="academia"
        )
        reindex_of(organisation)


def load_again(_organisation):
    load()


CHANGES = [rename, become_academia, load_again]


@pytest.mark.parametrize("change", CHANGES)
def test_change_waits_for_a_publication(beside, row, change):  # noqa: F811
    with chain_is_held():
        changed = beside(change, row.organisation)
        until(lambda: changed.done() or waiting() == 1)
        assert not changed.done()

    assert changed.result(LONG_ENOUGH) is None


@pytest.mark.parametrize("change", CHANGES)
def test_publication_waits_for_a_change_and_is_found_by_what_is_new(
    beside,  # noqa: F811
    row,
    change,
):
    small = change_of(row, {"stage": "completed"})

    with transaction.atomic():
        change(row.organisation)
        step = beside(
            workflow.take_step, small, Action.PUBLISH_AT_ONCE, actor=small.submitter
        )
        until(lambda: step.done() or waiting() == 1)
        assert not step.done()

    assert step.result(LONG_ENOUGH).action == Action.PUBLISH_AT_ONCE
    found = Project.objects.get(pk=row.pk)
    assert "stage:completed" in found.codes
    assert found.texts.get().names.split("\n")[0] == found.organisation.name
    kind = found.organisation.stakeholder_type
    assert f"stakeholder_type:{kind}" in found.codes
