"""Members leave, or are removed by those who came before."""

import pytest

from stocktaking import membership
from stocktaking.membership import MembershipRefused
from tests.factories import (
    InvitationFactory,
    OrganisationFactory,
    SecretariatFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def radio():
    organisation = OrganisationFactory(name="Radio Trust")
    for name in ("First", "Second", "Third"):
        organisation.members.add(UserFactory(name=name))
    return organisation


def people(organisation):
    rows = organisation.memberships.order_by("pk")
    return [row.user for row in rows]


@pytest.mark.parametrize(
    ("who", "whom", "may"),
    [(0, 1, True), (0, 2, True), (1, 2, True), (1, 0, False), (2, 0, False)],
)
def test_who_came_first_removes_who_came_later(radio, who, whom, may):
    members = people(radio)
    if may:
        membership.remove(radio, members[whom], actor=members[who])
    else:
        with pytest.raises(MembershipRefused, match="came after you"):
            membership.remove(radio, members[whom], actor=members[who])
    assert (members[whom] in people(radio)) is not may


def test_nobody_is_removed_by_oneself_or_by_a_stranger(radio):
    first, *_others = people(radio)
    with pytest.raises(MembershipRefused):
        membership.remove(radio, first, actor=first)
    with pytest.raises(MembershipRefused):
        membership.remove(radio, first, actor=UserFactory())
    assert len(people(radio)) == 3


def test_secretariat_removes_anybody_who_is_told(radio, committed, mailoutbox):
    first, *_others = people(radio)

    committed(membership.remove, radio, first, actor=SecretariatFactory())

    assert first not in people(radio)
    assert [mail.to for mail in mailoutbox] == [[first.email]]
    assert mailoutbox[0].subject == "You no longer belong to Radio Trust"


def test_who_is_gone_is_not_removed_again(radio):
    first, second, _third = people(radio)
    membership.leave(radio, actor=second)
    with pytest.raises(MembershipRefused, match="any more"):
        membership.remove(radio, second, actor=first)
    with pytest.raises(MembershipRefused, match="any more"):
        membership.leave(radio, actor=second)


def test_open_invitations_go_with_who_sent_them(radio):
    first, second, _third = people(radio)
    mine = InvitationFactory(organisation=radio, invited_by=second)
    other = InvitationFactory(organisation=radio, invited_by=first)
    elsewhere = InvitationFactory(invited_by=second)

    membership.leave(radio, actor=second)

    assert list(radio.invitations.open()) == [other]
    for sent in (mine, elsewhere):
        sent.refresh_from_db()
    assert [mine.is_open, elsewhere.is_open] == [False, True]


def test_last_member_may_leave(radio):
    for member in people(radio):
        membership.leave(radio, actor=member)
    assert people(radio) == []
