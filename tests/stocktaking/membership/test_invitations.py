"""Invitations to an organisation: who may send, answer and withdraw them."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from stocktaking import membership
from stocktaking.membership import MembershipRefused
from stocktaking.membership.invitations import MOST_A_DAY
from stocktaking.models import Invitation, OrganisationMember
from tests.factories import (
    InvitationFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(email="ana@example.org", name="Ana")


@pytest.fixture
def radio(ana):
    return OrganisationFactory(members=[ana], name="Radio Trust")


def refused(code, act, *args, **more):
    """ACT is refused with that code, and leaves no trace."""
    rows = [Invitation.objects, OrganisationMember.objects]
    before = [list(row.values()) for row in rows]
    with pytest.raises(MembershipRefused) as found, transaction.atomic():
        act(*args, **more)
    assert found.value.problem.code == code
    assert [list(row.values()) for row in rows] == before


def test_member_invites_and_the_mail_leads_to_the_answer(
    ana, radio, committed, mailoutbox, client
):
    bo = UserFactory(email="bo@example.org")

    committed(membership.invite, radio, "Bo@Example.org", actor=ana)

    (mail,) = mailoutbox
    assert mail.to == ["Bo@Example.org"]
    assert mail.subject == "Invitation to Radio Trust"
    assert "ana@example.org invites you to belong to Radio Trust" in mail.body
    (link,) = [line for line in mail.body.splitlines() if "/invitations/" in line]
    client.force_login(bo)
    client.post(link.removeprefix("http://127.0.0.1:8000"), {"accept": "1"})
    assert set(radio.members.all()) == {ana, bo}


def test_unknown_address_is_answered_as_a_known_one(ana, radio, committed, mailoutbox):
    UserFactory(email="known@example.org")

    for email in ("known@example.org", "nobody@example.org"):
        committed(membership.invite, radio, email, actor=ana)

    known, unknown = mailoutbox
    bodies = [
        [line for line in mail.body.splitlines() if "/invitations/" not in line]
        for mail in (known, unknown)
    ]
    assert (known.subject, bodies[0]) == (unknown.subject, bodies[1])
    assert [row.email for row in radio.invitations.open().order_by("pk")] == [
        "known@example.org",
        "nobody@example.org",
    ]


def test_mail_speaks_the_language_of_the_account_or_of_who_invites(
    ana, radio, committed, mailoutbox
):
    UserFactory(email="bo@example.org", language="ar")
    ana.language = "fr"
    ana.save()

    for email in ("bo@example.org", "nobody@example.org"):
        committed(membership.invite, radio, email, actor=ana)

    assert "/ar/invitations/" in mailoutbox[0].body
    assert "/fr/invitations/" in mailoutbox[1].body


def test_name_of_the_sender_is_no_place_for_advertisements(
    ana, radio, committed, mailoutbox
):
    ana.name = "Buy https://spam.example now"
    ana.save()
    committed(membership.invite, radio, "bo@example.org", actor=ana)
    assert "spam" not in mailoutbox[0].subject + mailoutbox[0].body


def test_stranger_does_not_invite_and_the_secretariat_does(ana, radio):
    refused("not-yours", membership.invite, radio, "b@a.org", actor=UserFactory())
    ana.is_active = False
    refused("not-yours", membership.invite, radio, "b@a.org", actor=ana)
    sent = membership.invite(radio, "b@a.org", actor=SecretariatFactory())
    assert membership.stands(sent)


def test_member_is_not_invited_again_nor_is_an_open_invitation_doubled(ana, radio):
    membership.invite(radio, "bo@example.org", actor=ana)
    refused("is-member", membership.invite, radio, "ANA@example.org", actor=ana)
    refused("invited-already", membership.invite, radio, "BO@example.org", actor=ana)


def test_expired_invitation_makes_room_for_a_new_one(ana, radio):
    old = InvitationFactory(
        organisation=radio,
        invited_by=ana,
        email="bo@example.org",
        expires_at=timezone.now() - timedelta(minutes=1),
    )

    new = membership.invite(radio, "bo@example.org", actor=ana)

    assert list(radio.invitations.open()) == [new]
    old.refresh_from_db()
    assert old.withdrawn_at is not None


def test_flood_of_mail_is_refused_over_both_kinds_of_invitation(ana, radio):
    item = SubmissionFactory(submitter=ana)
    for n in range(MOST_A_DAY - 1):
        InvitationFactory(organisation=radio, invited_by=ana, email=f"{n}@a.org")
    membership.share(item, "colleague@a.org", actor=ana)

    refused("too-many-invitations", membership.invite, radio, "x@a.org", actor=ana)

    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert membership.invite(radio, "x@a.org", actor=ana).pk


def test_only_the_invited_address_answers(ana, radio):
    sent = InvitationFactory(organisation=radio, invited_by=ana, email="bo@a.org")
    bo, other = UserFactory(email="BO@a.org"), UserFactory(email="bo@a.org.example")

    refused("invited-other", membership.accept, sent, actor=other)
    refused("invited-other", membership.decline, sent, actor=other)
    membership.accept(sent, actor=bo)

    assert set(radio.members.all()) == {ana, bo}
    refused("invitation-closed", membership.accept, sent, actor=bo)


def test_declined_invitation_lets_nobody_in(ana, radio):
    sent = InvitationFactory(organisation=radio, invited_by=ana, email="bo@a.org")
    bo = UserFactory(email="bo@a.org")

    membership.decline(sent, actor=bo)

    refused("invitation-closed", membership.accept, sent, actor=bo)
    refused("invitation-closed", membership.withdraw, sent, actor=ana)


@pytest.mark.parametrize(
    "close",
    [
        lambda sent: membership.withdraw(sent, actor=sent.invited_by),
        lambda sent: membership.leave(sent.organisation, actor=sent.invited_by),
        lambda sent: sent.organisation.members.clear(),  # by the admin
        lambda sent: type(sent.invited_by).objects.update(is_active=False),
        lambda sent: Invitation.objects.update(expires_at=timezone.now()),
    ],
    ids=["withdrawn", "sender left", "sender removed", "sender closed", "expired"],
)
def test_invitation_that_does_not_stand_lets_nobody_in(close):
    sent = InvitationFactory(email="bo@a.org")
    close(sent)
    sent = membership.invitation_of(membership.token_of(sent))
    bo = UserFactory(email="bo@a.org")
    refused("invitation-closed", membership.accept, sent, actor=bo)


def test_any_member_withdraws_and_a_stranger_does_not(radio, ana):
    sent = InvitationFactory(organisation=radio, invited_by=ana)
    refused("not-yours", membership.withdraw, sent, actor=UserFactory())
    colleague = UserFactory()
    radio.members.add(colleague)
    membership.withdraw(sent, actor=colleague)
    assert not sent.is_open


def test_withdrawn_invitation_is_not_mailed(ana, radio, mailoutbox):
    sent = InvitationFactory(organisation=radio, invited_by=ana)
    membership.withdraw(sent, actor=ana)
    membership.mails.send_invitation.call("organisation", sent.pk)
    membership.mails.send_invitation.call("organisation", sent.pk + 1)
    assert mailoutbox == []


@pytest.mark.parametrize("token", ["", "x", "WyJvcmdhbmlzYXRpb24iLDFd:1a:b"])
def test_token_that_is_not_ours_is_nobodys(token):
    InvitationFactory()
    assert membership.invitation_of(token) is None


def test_database_keeps_one_open_invitation_and_one_answer(ana, radio):
    sent = InvitationFactory(organisation=radio, email="bo@a.org")
    with pytest.raises(IntegrityError, match="open_once"), transaction.atomic():
        InvitationFactory(organisation=radio, email="BO@a.org")
    now, rows = timezone.now(), Invitation.objects.filter(pk=sent.pk)
    with pytest.raises(IntegrityError, match="one_answer"), transaction.atomic():
        rows.update(accepted_at=now, withdrawn_at=now)
