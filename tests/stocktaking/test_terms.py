"""Who accepted which version of the terms, and when."""

from datetime import UTC, datetime

import pytest
import time_machine

from stocktaking import workflow
from stocktaking.choices import Action
from stocktaking.models import TermsAcceptance
from stocktaking.workflow import Given, StepRefused, terms_accepted
from tests.factories import SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db

FIRST, LATER = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 12, 2, tzinfo=UTC)


def hand_in(item, actor, terms="2026-11"):
    workflow.take_step(item, Action.SUBMIT, actor=actor, given=Given(terms=terms))


def test_terms_are_accepted_by_who_hands_in_and_for_all_that_follows():
    bo = UserFactory()
    item, next_one = SubmissionFactory.create_batch(2, collaborators=[bo])
    before = terms_accepted(bo)

    with time_machine.travel(FIRST, tick=False):
        hand_in(item, bo)
    with time_machine.travel(LATER, tick=False):
        hand_in(next_one, bo)

    assert (before, terms_accepted(bo), terms_accepted(item.submitter)) == (
        False,
        True,
        False,
    )
    assert TermsAcceptance.objects.values_list(
        "user", "version", "accepted_at"
    ).get() == (
        bo.pk,
        "2026-11",
        FIRST,
    )
    for one in (item, next_one):
        one.refresh_from_db()
        assert (one.terms, one.terms_accepted_at) == ("2026-11", FIRST)
    assert (item.submitted_at, next_one.submitted_at) == (FIRST, LATER)


def test_new_version_is_asked_for_again(settings):
    item = SubmissionFactory()
    hand_in(item, item.submitter)
    settings.TERMS_VERSION = "2027-01"
    assert not terms_accepted(item.submitter)
    workflow.take_step(item, Action.RECALL, actor=item.submitter)
    hand_in(item, item.submitter, "2027-01")
    assert terms_accepted(item.submitter)
    assert TermsAcceptance.objects.count() == 2


@pytest.mark.parametrize("terms", ["", "2020-01"])
def test_refused_step_accepts_nothing(terms):
    item = SubmissionFactory()
    with pytest.raises(StepRefused):
        hand_in(item, item.submitter, terms)
    assert not terms_accepted(item.submitter)
