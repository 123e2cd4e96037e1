"""Submissions on which moderators decided, step by step, each on its day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import time_machine

from stocktaking import workflow
from stocktaking.choices import Action
from stocktaking.workflow import Given
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    commitment_document,
    record,
)
from tests.stocktaking.situations import SAID

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
LAST_YEAR = datetime(2025, 6, 1, tzinfo=UTC)
OF_SUBMITTER = {Action.SUBMIT, Action.RECALL, Action.APPEAL}


def walk(item, *steps, start=START):
    """Take STEPS, each an action and after how many days from START it was taken.

    A decision is taken up by a moderator of its own, at the same moment.
    """
    for action, after in steps:
        with time_machine.travel(start + timedelta(days=after), tick=False):
            take(item, Action(action))
    return item


def take(item, action):
    given = Given(words=SAID["words"], terms=SAID["terms"])
    if action == Action.REFUSE:
        given = replace(given, reason=SAID["reason"])
    if action == Action.MERGE:
        given = replace(given, into=record().reference)
    actor = item.submitter
    if action not in OF_SUBMITTER:
        actor = SecretariatFactory()
        workflow.take_step(item, Action.TAKE_UP, actor=actor)
    workflow.take_step(item, action, actor=actor, given=given)
    item.refresh_from_db()


def handed_in(*steps, **more):
    """A draft that is handed in on the first day, and then STEPS."""
    start = more.pop("start", START)
    return walk(SubmissionFactory(**more), ("submit", 0), *steps, start=start)


def decided_over_two_years():
    """First decisions after 1, 2, 4 and 10 days; one of them was decided again."""
    handed_in(("refuse", 1), start=LAST_YEAR)
    handed_in(("request-changes", 2), ("submit", 50), ("refuse", 80), start=LAST_YEAR)
    handed_in(("publish", 4))
    promise = commitment_document()
    handed_in(("request-changes", 10), register="commitment", document=promise)
