"""Handing in, and taking back."""

import pytest
import time_machine

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.factories import SecretariatFactory, SubmissionFactory, document
from tests.stocktaking.situations import traces
from tests.stocktaking.workflow.asking import NOW
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


@time_machine.travel(NOW, tick=False)
def test_submitting_keeps_the_cleaned_document_and_the_terms():
    item = SubmissionFactory(document=document(starts_on=" 2025-03 ", links=[]))
    item.document["public"]["action_lines"] = [{"action_line": "\u04213"}]
    item.document["private"]["telephone"] = " 1 "
    item.save()

    workflow.take_step(
        item, Action.SUBMIT, actor=item.submitter, given=Given(terms="2026-11")
    )

    item.refresh_from_db()
    assert item.public["starts_on"] == "2025-03"
    assert item.public["action_lines"] == [{"action_line": "C3", "reason": ""}]
    assert item.private == {
        "contact_name": "A. Person",
        "email": "a@example.org",
        "telephone": "1",
        "note": "",
    }
    assert (item.terms, item.terms_accepted_at) == ("2026-11", NOW)
    assert (item.submitted_at, item.updated_at) == (NOW, NOW)


def test_incomplete_document_is_not_submitted_and_every_fault_is_named():
    item = SubmissionFactory(document=document(level="", texts=[]))
    before = traces()

    with pytest.raises(InvalidDocument) as refusal:
        workflow.take_step(
            item, Action.SUBMIT, actor=item.submitter, given=Given(terms="2026-11")
        )

    assert set(refusal.value.problems) == {"texts", "level", "countries"}
    assert traces() == before


def test_resubmitted_one_waits_for_any_moderator():
    item = SubmissionFactory(state=State.RETURNED, reviewer=SecretariatFactory())
    given = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=given)
    assert (item.state, item.reviewer) == (State.SUBMITTED, None)


def test_recalled_one_may_be_written_on_again():
    item = SubmissionFactory(state=State.SUBMITTED)
    workflow.take_step(item, Action.RECALL, actor=item.submitter)
    words = document(source="Later")
    workflow.save_document(item, words, version=1, actor=item.submitter)
    assert item.public["source"] == "Later"


def test_terms_of_another_version_are_not_those_in_force():
    item = SubmissionFactory()

    with pytest.raises(workflow.StepRefused) as refusal:
        workflow.take_step(
            item, Action.SUBMIT, actor=item.submitter, given=Given(terms="1999")
        )

    assert refusal.value.problem.code == "needs-terms"
