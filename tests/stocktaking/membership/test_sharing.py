"""A draft is shared with colleagues by name, and with the secretariat."""

import pytest
from django.db import transaction

from stocktaking import membership
from stocktaking.choices import State
from stocktaking.membership import MembershipRefused
from stocktaking.models import DraftInvitation, Submission
from tests.factories import (
    DraftInvitationFactory,
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    document,
    text,
)

pytestmark = pytest.mark.django_db


def refused(code, act, *args, **more):
    with pytest.raises(MembershipRefused) as found, transaction.atomic():
        act(*args, **more)
    assert found.value.problem.code == code


def sees(user, item):
    return item in Submission.objects.of_author(user)


def test_colleague_works_on_it_once_the_invitation_is_accepted(committed, mailoutbox):
    item = SubmissionFactory(document=document(texts=[text("Secret radio")]))
    bo = UserFactory(email="bo@example.org")

    sent = committed(membership.share, item, "bo@example.org", actor=item.submitter)
    before = sees(bo, item)
    membership.accept(sent, actor=bo)

    assert (before, sees(bo, item)) == (False, True)
    (mail,) = mailoutbox
    assert "Secret radio" not in mail.subject + mail.body
    assert mail.subject == "Invitation to write a report together"


def test_unknown_address_sees_the_draft_once_it_signed_up():
    item = SubmissionFactory()
    sent = membership.share(item, "new@example.org", actor=item.submitter)
    newcomer = UserFactory(email="New@example.org")
    membership.accept(sent, actor=newcomer)
    assert sees(newcomer, item)


def test_every_author_shares_and_a_stranger_does_not():
    organisation, ana, bo = OrganisationFactory(), UserFactory(), UserFactory()
    organisation.members.add(ana)
    item = SubmissionFactory(organisation=organisation, collaborators=[bo])

    for n, actor in enumerate([item.submitter, ana, bo]):
        membership.share(item, f"{n}@example.org", actor=actor)

    refused("not-your-draft", membership.share, item, "x@a.org", actor=UserFactory())
    assert DraftInvitation.objects.count() == 3


@pytest.mark.parametrize("state", [s for s in State if s not in {"draft", "returned"}])
def test_what_is_handed_in_is_not_shared(state):
    item = SubmissionFactory(state=state)
    refused("not-shared-now", membership.share, item, "a@b.org", actor=item.submitter)


def test_who_works_on_it_is_not_invited_again():
    item = SubmissionFactory(collaborators=[UserFactory(email="bo@example.org")])
    for email in (item.submitter.email.upper(), "BO@example.org"):
        refused("is-author", membership.share, item, email, actor=item.submitter)


def test_submitter_takes_a_colleague_off_and_their_invitations_go_too():
    bo, guest = UserFactory(), UserFactory(email="guest@example.org")
    item = SubmissionFactory(collaborators=[bo])
    sent = DraftInvitationFactory(submission=item, invited_by=bo, email=guest.email)

    membership.stop_sharing(item, bo, actor=item.submitter)

    assert not sees(bo, item)
    sent = membership.invitation_of(membership.token_of(sent))
    refused("invitation-closed", membership.accept, sent, actor=guest)


def test_colleague_stops_and_takes_nobody_else_off():
    bo, cy = UserFactory(), UserFactory()
    item = SubmissionFactory(collaborators=[bo, cy])
    refused("not-your-draft", membership.stop_sharing, item, cy, actor=bo)
    membership.stop_sharing(item, bo, actor=bo)
    assert list(item.collaborators.all()) == [cy]


def test_invitation_is_withdrawn_by_who_sent_it_and_by_the_submitter():
    bo = UserFactory()
    item = SubmissionFactory(collaborators=[bo])
    mine = DraftInvitationFactory(submission=item)
    his = DraftInvitationFactory(submission=item, invited_by=bo)
    also = DraftInvitationFactory(submission=item, invited_by=bo)

    refused("not-your-draft", membership.withdraw_sharing, mine, actor=bo)
    membership.withdraw_sharing(his, actor=bo)
    membership.withdraw_sharing(also, actor=item.submitter)

    assert list(item.invitations.open()) == [mine]


def test_invitation_waits_while_the_submission_is_handed_in():
    item = SubmissionFactory(state=State.SUBMITTED)
    sent = DraftInvitationFactory(submission=item, email="bo@example.org")
    bo = UserFactory(email="bo@example.org")
    refused("invitation-closed", membership.accept, sent, actor=bo)
    assert not sees(bo, item)


def test_author_opens_the_draft_to_the_secretariat_and_closes_it():
    item = SubmissionFactory()
    act = membership.share_with_secretariat
    refused("not-your-draft", act, item, True, actor=UserFactory())
    act(item, True, actor=item.submitter)
    item.refresh_from_db()
    assert item.shared_with_secretariat
    act(item, False, actor=item.submitter)
    item.refresh_from_db()
    assert not item.shared_with_secretariat
