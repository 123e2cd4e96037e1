"""Addresses of people who were invited go, whether they answered or not."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from stocktaking import membership
from stocktaking.membership import old_ones
from stocktaking.models import DraftInvitation, Invitation
from tests.factories import DraftInvitationFactory, InvitationFactory, UserFactory
from wsis_portal.jobs import schedule

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("answer", ["accepted_at", "declined_at", "withdrawn_at", None])
def test_invitations_go_thirty_days_after_they_ran_out(answer):
    now = timezone.now()
    ended, late = now - timedelta(days=31), now - timedelta(days=29)
    for factory in (InvitationFactory, DraftInvitationFactory):
        said = {answer: ended} if answer else {}
        factory(expires_at=ended, **said)
        factory(expires_at=late)

    assert old_ones.clear_old() == 2

    assert Invitation.objects.get().expires_at == late
    assert DraftInvitation.objects.get().expires_at == late


def test_who_came_by_an_old_invitation_stays():
    sent, bo = (
        InvitationFactory(email="bo@example.org"),
        UserFactory(email="bo@example.org"),
    )
    membership.accept(sent, actor=bo)
    with time_machine.travel(sent.expires_at + timedelta(days=31)):
        assert old_ones.clear_old() == 1

    assert set(sent.organisation.members.all()) == {sent.invited_by, bo}


def test_clearing_is_on_the_schedule():
    assert old_ones.clear in {planned.job for planned in schedule.every()}
