"""Two at once, really: each with a connection and a transaction of its own."""

import pytest
from django.db import IntegrityError

from stocktaking import membership, workflow
from stocktaking.events import verify_events
from stocktaking.models import (
    MembershipClaim,
    Organisation,
    OrganisationMerger,
    Submission,
)
from stocktaking.uniting import merge_organisations
from stocktaking.workflow import StepRefused
from tests.factories import (
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    record,
)

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 10


def merging(stays, goes, actor):
    return lambda: merge_organisations(stays.reference, goes.reference, actor=actor)


def test_of_two_mergers_the_other_way_round_one_wins(at_once):
    one, two = SecretariatFactory.create_batch(2)
    for _ in range(ROUNDS):
        left, right = OrganisationFactory.create_batch(2)
        row = record(organisation=left.reference)

        answers = at_once(merging(left, right, one), merging(right, left, two))

        (made,) = [a for a in answers if isinstance(a, OrganisationMerger)]
        (refusal,) = [a for a in answers if isinstance(a, StepRefused)]
        assert refusal.problem.code == "merged-already"
        row.refresh_from_db()
        assert row.organisation == made.into
    assert OrganisationMerger.objects.count() == ROUNDS
    assert Organisation.objects.count() == ROUNDS
    assert list(verify_events()) == []


def test_claim_at_the_same_moment_is_of_the_one_that_stays_or_refused(at_once):
    actor, person = SecretariatFactory(), UserFactory()
    for _ in range(ROUNDS):
        stays, goes = OrganisationFactory.create_batch(2)

        def claim(goes=goes):
            try:
                return membership.claim(goes, "", actor=person)
            except IntegrityError as error:
                return error

        answers = at_once(merging(stays, goes, actor), claim)

        claims = MembershipClaim.objects.filter(user=person)
        merged = isinstance(answers[0], OrganisationMerger)
        claimed = isinstance(answers[1], MembershipClaim)
        assert merged or claimed
        if claimed:
            assert claims.get().organisation == (stays if merged else goes)
        claims.delete()


def test_words_that_are_saved_at_the_same_moment_are_kept(at_once):
    actor = SecretariatFactory()
    for _ in range(ROUNDS):
        stays, goes = OrganisationFactory.create_batch(2)
        item = SubmissionFactory(document=document(organisation=goes.reference))
        tab = Submission.objects.get(pk=item.pk)

        def save(tab=tab):
            typed = {"source": "Last words"}
            return workflow.save_words(
                tab, typed, seen={}, writer=workflow.Writer("", 0), actor=tab.submitter
            )

        merged, saved = at_once(merging(stays, goes, actor), save)

        item.refresh_from_db()
        assert isinstance(merged, OrganisationMerger)
        assert not isinstance(saved, Exception)
        assert item.public["source"] == "Last words"
        assert item.public["organisation"] == stays.reference
