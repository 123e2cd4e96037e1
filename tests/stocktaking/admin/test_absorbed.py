"""The review of a merger: what the record says that becomes part of another one."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action
from tests.factories import OrganisationFactory, SecretariatFactory, record, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def mona(client):
    person = SecretariatFactory()
    client.force_login(person)
    return person


def proposed(stays, goes):
    return workflow.propose_merger(
        stays.reference, goes.reference, words="", actor=SecretariatFactory()
    )


def review(client, item):
    return client.get(f"/admin/stocktaking/submission/{item.pk}/change/")


def left(answer):
    return [
        (str(label), language, lines)
        for label, language, lines in answer.context["absorbed"].left
    ]


def test_what_is_not_carried_over_is_told_field_by_field(client, mona):
    house, trust = OrganisationFactory(name="House"), OrganisationFactory(name="Trust")
    stays = record(texts=[text("Village radio")], organisation=house.reference)
    goes = record(
        texts=[text("Rural <b>radio</b>", summary="Prices.")],
        organisation=trust.reference,
        area="infrastructure",
    )

    answer = review(client, proposed(stays, goes))

    assert left(answer) == [
        ("Title", "en", ["Rural <b>radio</b>"]),
        ("Summary", "en", ["Prices."]),
        ("Organisation", "", [f"Trust ({trust.reference})"]),
    ]
    assert "What is not carried over" in answer.text
    assert "Rural &lt;b&gt;radio&lt;/b&gt;" in answer.text
    assert f'href="/projects/{goes.reference}/"' in answer.text


def test_nothing_is_lost_where_both_say_the_same(client, mona):
    house = OrganisationFactory().reference
    stays, goes = record(organisation=house), record(organisation=house)

    answer = review(client, proposed(stays, goes))

    assert left(answer) == []
    assert f"says all that {goes.reference} says" in answer.text


def test_after_the_decision_the_review_tells_it_still(client, mona):
    stays, goes = record(texts=[text("One")]), record(texts=[text("Other")])
    item = proposed(stays, goes)
    for action in (Action.TAKE_UP, Action.PUBLISH):
        workflow.take_step(item, action, actor=mona)

    answer = review(client, item)

    assert ("Title", "en", ["Other"]) in left(answer)
    assert "Two records merged" in answer.text


def test_list_of_what_is_in_the_queue_names_what_was_done(client, mona):
    item = proposed(record(), record())
    for action in (Action.TAKE_UP, Action.PUBLISH):
        workflow.take_step(item, action, actor=mona)

    shown = client.get("/admin/stocktaking/submission/?state=published")

    assert "Two records merged" in shown.text
