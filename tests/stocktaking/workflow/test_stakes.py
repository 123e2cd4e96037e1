"""Nobody decides where they have a stake."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import Project, Submission
from stocktaking.workflow import StepRefused
from tests.factories import (
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    change_of,
    document,
    record,
    report_document,
)
from tests.stocktaking.situations import member_for
from tests.stocktaking.workflow.waiting import moves, takes_up, waiting

pytestmark = pytest.mark.django_db


def stake_of_submitter(item, user):
    Submission.objects.filter(pk=item.pk).update(submitter=user)


def stake_of_collaborator(item, user):
    item.collaborators.add(user)


def stake_of_organisation(item, user):
    public = item.document["public"]
    public["organisation"] = OrganisationFactory(members=[user]).reference
    item.save()


def stake_of_refuser(item, user):
    Submission.objects.filter(pk=item.pk).update(refused_by=user)


STAKES = [
    stake_of_submitter,
    stake_of_collaborator,
    stake_of_organisation,
    stake_of_refuser,
]


@pytest.mark.parametrize("give_stake", STAKES)
@pytest.mark.parametrize("moderator", [SecretariatFactory, lambda: member_for("C3")])
def test_nobody_decides_where_they_have_a_stake(give_stake, moderator):
    item, user = waiting("C3"), moderator()
    assert moves(item, user) == [Action.TAKE_UP]

    give_stake(item, user)

    item.refresh_from_db()
    assert not takes_up(item, user)
    assert list(Submission.objects.moderatable_by(user)) == [item]
    assert list(Submission.objects.decidable_by(user)) == []


@pytest.mark.parametrize("give_stake", STAKES)
def test_stake_that_comes_during_the_review_ends_it(give_stake):
    item = SubmissionFactory(state=State.IN_REVIEW)
    user = item.reviewer

    give_stake(item, user)

    item.refresh_from_db()
    assert not set(workflow.possible_actions(item, user)) & {
        Action.PUBLISH,
        Action.REFUSE,
        Action.REQUEST_CHANGES,
        Action.MERGE,
    }


def test_nobody_decides_on_a_change_that_takes_a_record_from_their_organisation():
    row, user = record(), SecretariatFactory()
    row.organisation.members.add(user)
    away = {"organisation": OrganisationFactory().reference}
    item = change_of(row, away, state=State.SUBMITTED)
    assert moves(item, user) == []


def test_nobody_decides_on_a_report_about_the_commitment_of_their_organisation():
    row, user = record("commitment"), SecretariatFactory()
    whole = report_document(commitment=row.reference)
    item = SubmissionFactory(
        register="progress-report", state=State.SUBMITTED, document=whole
    )
    assert takes_up(item, user)

    row.organisation.members.add(user)

    assert not takes_up(item, user)


def test_historic_record_without_organisation_can_be_decided_on():
    item, user = waiting("C3"), SecretariatFactory()
    OrganisationFactory(members=[user])
    del item.document["public"]["organisation"]
    item.save()
    assert list(Submission.objects.decidable_by(user)) == [item]


def test_partner_organisation_is_no_stake_and_another_own_one_is_none():
    user = SecretariatFactory()
    partner = OrganisationFactory(members=[user])
    OrganisationFactory(members=[user])
    item = waiting("C3")
    item.document["public"]["partners"] = [{"organisation": partner.reference}]
    item.save()
    assert takes_up(item, user)


def test_organisation_that_became_one_s_own_meanwhile_is_a_stake():
    spelled_out = document(organisation={"name": "Brand New Radio"})
    item = SubmissionFactory(state=State.IN_REVIEW, document=spelled_out)
    OrganisationFactory(name="Brand New Radio", members=[item.reviewer])

    with pytest.raises(StepRefused):
        workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    assert not Project.objects.exists()
