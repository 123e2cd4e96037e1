"""Organisations with many records are merged by the worker."""

import pytest
from django_tasks_db.models import DBTaskResult

from stocktaking.models import Organisation, OrganisationMerger
from stocktaking.uniting import begin_merger, later
from stocktaking.workflow import StepRefused
from tests.factories import (
    AgencyFactory,
    OrganisationFactory,
    SecretariatFactory,
    UserFactory,
    record,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(settings, monkeypatch):
    """Of which the second has more records than somebody would wait for."""
    settings.TASKS = {"default": {"BACKEND": settings.QUEUED}}
    monkeypatch.setattr(later, "FEW", 1)
    stays, goes = OrganisationFactory.create_batch(2)
    for _n in range(2):
        record(organisation=goes.reference)
    return stays, goes


def begun(stays, goes, actor=None):
    actor = actor or SecretariatFactory()
    return begin_merger(stays.reference, goes.reference, actor=actor)


def test_many_are_left_to_the_worker_who_does_it_once(two):
    stays, goes = two
    actor = SecretariatFactory()

    assert begun(stays, goes, actor) is None
    assert not OrganisationMerger.objects.exists()

    job = DBTaskResult.objects.get()
    assert job.args_kwargs["args"] == [stays.reference, goes.reference, actor.pk]
    for _twice in range(2):
        later.merge.func(*job.args_kwargs["args"])
    made = OrganisationMerger.objects.get()
    assert (made.into, made.merged_by) == (stays, actor)


def test_few_are_merged_at_once(two):
    stays, goes = two
    assert begun(goes, stays).into == goes
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("wrong", ["agencies", "stranger", "member"])
def test_what_is_not_possible_is_told_at_once(two, wrong):
    actor = UserFactory() if wrong == "stranger" else SecretariatFactory()
    if wrong == "member":
        two[1].memberships.create(user=actor)
    if wrong == "agencies":
        for row in two:
            Organisation.objects.filter(pk=row.pk).update(agency=AgencyFactory())

    with pytest.raises(StepRefused):
        begun(*two, actor)

    assert not DBTaskResult.objects.exists()


def test_page_says_that_it_takes_a_while(two, client):
    stays, goes = two
    client.force_login(SecretariatFactory())
    asked = f"?one={stays.reference}&other={goes.reference}"
    address = f"/admin/stocktaking/organisation/merge/{asked}"
    sent = {"stays": stays.reference, "pair": f"{stays.reference} {goes.reference}"}
    answer = client.post(address, sent, follow=True)
    assert "They are merged in a few minutes." in answer.text
