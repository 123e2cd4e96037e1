"""Claims of membership, and who decides on them."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stocktaking import membership
from stocktaking.choices import ClaimState
from stocktaking.membership import MembershipRefused
from stocktaking.membership.claims import MOST_WAITING
from stocktaking.models import MembershipClaim
from tests.factories import (
    MembershipClaimFactory,
    OrganisationFactory,
    SecretariatFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def refused(code, act, *args, **more):
    rows = MembershipClaim.objects
    before = list(rows.values())
    with pytest.raises(MembershipRefused) as found, transaction.atomic():
        act(*args, **more)
    assert (found.value.problem.code, list(rows.values())) == (code, before)


@pytest.mark.parametrize(
    ("website", "matches"), [("https://www.radio.org", True), ("", False)]
)
def test_claim_says_whether_the_address_is_of_the_website(website, matches):
    ana = UserFactory(email="ana@radio.org")
    radio = OrganisationFactory(website=website)

    made = membership.claim(radio, "I read the news.", actor=ana)

    assert (made.email, made.matches_website) == ("ana@radio.org", matches)
    assert (made.state, made.words) == (ClaimState.WAITING, "I read the news.")
    assert not radio.members.exists()


def test_confirmed_person_belongs_to_it_and_is_told(committed, mailoutbox):
    made, moderator = MembershipClaimFactory(), SecretariatFactory()

    committed(membership.confirm, made, actor=moderator)

    assert list(made.organisation.members.all()) == [made.user]
    assert (made.state, made.decided_by) == (ClaimState.CONFIRMED, moderator)
    assert [mail.to for mail in mailoutbox] == [[made.user.email]]
    assert "confirmed" in mailoutbox[0].body


def test_refused_person_reads_why_and_may_claim_again(committed, mailoutbox):
    made = MembershipClaimFactory()

    actor = SecretariatFactory()
    committed(membership.refuse, made, " No proof came. ", actor=actor)

    assert not made.organisation.members.exists()
    assert "Reason: No proof came." in mailoutbox[0].body
    again = membership.claim(made.organisation, "Proof.", actor=made.user)
    assert again.state == ClaimState.WAITING


def test_mail_is_in_the_language_of_the_person(committed, mailoutbox):
    made = MembershipClaimFactory(user=UserFactory(language="ar"))
    committed(membership.confirm, made, actor=SecretariatFactory())
    assert "/ar/my/organisations/" in mailoutbox[0].body


def test_nobody_but_the_secretariat_decides_and_not_on_an_own_claim():
    made = MembershipClaimFactory(user=SecretariatFactory())
    member = UserFactory(is_staff=True)
    made.organisation.members.add(member)
    for act in (
        lambda actor: membership.confirm(made, actor=actor),
        lambda actor: membership.refuse(made, "No.", actor=actor),
    ):
        refused("not-yours", act, member)
        refused("own-claim", act, made.user)


def test_slower_of_two_decisions_is_refused():
    made, actor = MembershipClaimFactory(), SecretariatFactory()
    stale = MembershipClaim.objects.get(pk=made.pk)
    membership.refuse(made, "No.", actor=actor)
    refused("claim-decided", membership.confirm, stale, actor=actor)
    assert not made.organisation.members.exists()


def test_refusal_needs_words():
    actor = SecretariatFactory()
    refused(
        "needs-words", membership.refuse, MembershipClaimFactory(), " ", actor=actor
    )


def test_claim_waits_once_and_only_a_few_at_a_time():
    made = MembershipClaimFactory()
    ana = made.user
    refused("claim-waits", membership.claim, made.organisation, "", actor=ana)
    MembershipClaimFactory.create_batch(MOST_WAITING - 1, user=ana)
    refused("too-many-claims", membership.claim, OrganisationFactory(), "", actor=ana)
    radio = OrganisationFactory(members=[ana])
    refused("is-member", membership.claim, radio, "", actor=ana)


def test_decision_on_somebody_who_was_erased_is_not_mailed(mailoutbox):
    made = MembershipClaimFactory(user__is_active=False)
    membership.mails.send_decision.call(made.pk)
    membership.mails.send_decision.call(made.pk + 1)
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"state": "confirmed"}, "decided_by_somebody"),
        ({"decided_at": timezone.now()}, "decided_by_somebody"),
    ],
)
def test_claim_is_never_in_a_state_that_cannot_be(changes, constraint):
    MembershipClaimFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        MembershipClaim.objects.update(**changes)


def test_refused_claim_has_a_reason():
    MembershipClaimFactory()
    decided = {"decided_by": SecretariatFactory(), "decided_at": timezone.now()}
    with pytest.raises(IntegrityError, match="with_a_reason"), transaction.atomic():
        MembershipClaim.objects.update(state="refused", **decided)
