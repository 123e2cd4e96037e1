"""A decision about many is carried out: each row by itself, told of in one message."""

import logging

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from stocktaking import notifications
from stocktaking.choices import ACTS, UNTOLD, WAITING, Action, Outcome, State
from stocktaking.deciding import mails
from stocktaking.deciding.problems import stored
from stocktaking.models import (
    BulkDecision,
    BulkDecisionRow,
    Submission,
    SubmissionEvent,
)
from stocktaking.workflow import Given, StepRefused, in_turn, take_step
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.jobs.queue import enqueue, in_pieces

PIECE = 25  # rows in a job; so many are decided while somebody waits for the page
AWAY = (OperationalError, InterfaceError)
"""The database is: no row is at fault, and the job is tried again."""
OF_WHO_HOLDS_IT = {Action.REQUEST_CHANGES, Action.PUBLISH, Action.REFUSE}

SENTENCES |= {
    "waits-no-more": _("It does not wait for a decision any more."),
    "held-by-another": _("Somebody else has taken it up. Have it handed over first."),
    "held-already": _("You have taken it up already."),
    "own-part": _("You have a part in it yourself: somebody else decides."),
    "decided-alone": _(
        "It takes down, brings back or merges what is public. Decide on its own page."
    ),
    "not-in-queue": _("It is not in your queue any more."),
    "failed": _("This did not work. The administrators are told."),
}

logger = logging.getLogger(__name__)


@task
def decide(pk: int) -> None:
    in_pieces(decide, decide_some, pk)


def decide_some(pk: int) -> bool:
    """Whether some are left. Done again, it goes on where it was."""
    begun = BulkDecision.objects.select_related("person", "to")
    decision = begun.filter(pk=pk, done_at=None).exclude(begun_at=None).first()
    if not decision:
        return False
    rows = decision.rows.waiting().order_by("pk")
    keys = list(rows.values_list("pk", flat=True)[:PIECE])
    with (
        translation.override(decision.person.language),
        notifications.told_together(),
    ):
        for key in keys:
            decide_row(decision, key)
    if len(keys) == PIECE:
        return True
    finish(decision)
    return False


def decide_row(decision: BulkDecision, key: int) -> None:
    """In a transaction of its own, what became of it included."""
    waiting = decision.rows.waiting().filter(pk=key)
    try:
        with in_turn():
            rows = waiting.select_for_update(of=("self",)).select_related("submission")
            if row := rows.first():
                event = settle(row, decision)
                waiting.update(outcome=Outcome.DONE, event=event)
    except Refusal as refusal:
        waiting.update(outcome=Outcome.REFUSED, problems=stored(refusal))
    except AWAY:
        raise
    except Exception:
        logger.exception("Row %s of a decision cannot be carried out.", key)
        waiting.update(outcome=Outcome.REFUSED, problems=stored(StepRefused("failed")))


def settle(row: BulkDecisionRow, decision: BulkDecision) -> SubmissionEvent:
    """What nobody has taken up is taken up first, by who decides."""
    item, actor = row.submission, decision.person
    action, to = Action(decision.action), decision.to
    check(row, action, actor)
    if item.state == State.SUBMITTED and action != Action.RELEASE:
        event = take_step(item, Action.TAKE_UP, actor=actor)
        if action == Action.TAKE_UP or (action == Action.HAND_OVER and to == actor):
            return event
    given = Given(words=decision.words, reason=decision.reason, to=to)
    return take_step(item, action, actor=actor, given=given)


def check(row: BulkDecisionRow, action: Action, actor: User) -> None:
    """What the workflow would refuse in fewer words. Raises StepRefused."""
    item, everything = row.submission, Submission.objects
    is_staff = actor.is_active and actor.is_staff
    if not (is_staff and everything.moderatable_by(actor).filter(pk=item.pk).exists()):
        raise StepRefused("not-in-queue")
    if item.state not in WAITING:
        raise StepRefused("waits-no-more")
    if item.document_version != row.document_version:
        raise StepRefused("moved-meanwhile")  # other words than were chosen
    if not everything.decidable_by(actor).filter(pk=item.pk).exists():
        raise StepRefused("own-part")
    if item.kind in ACTS and action == Action.PUBLISH:
        raise StepRefused("decided-alone")
    if item.reviewer_id == actor.pk and action == Action.TAKE_UP:
        raise StepRefused("held-already")
    is_held = item.reviewer_id not in {None, actor.pk}
    if is_held and action in {*OF_WHO_HOLDS_IT, Action.TAKE_UP}:
        raise StepRefused("held-by-another")


def finish(decision: BulkDecision) -> None:
    """The messages are queued with the end: neither is there without the other. The
    words go: those of each event are in its note, which may be erased.
    """
    with transaction.atomic():
        working = BulkDecision.objects.filter(pk=decision.pk, done_at=None)
        if not working.update(done_at=timezone.now(), words=""):
            return
        if decision.action in UNTOLD:
            return
        for person, events in mails.told(decision).items():
            if len(events) == 1:
                notifications.tell(SubmissionEvent.objects.get(pk=events[0]))
            else:
                enqueue(mails.send, decision.pk, person)
