"""What is decided together is chosen, said once, and handed to the worker."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Action, Reason
from stocktaking.deciding.running import PIECE, decide, decide_some
from stocktaking.models import BulkDecision, BulkDecisionRow, Upload
from stocktaking.querysets import SubmissionQuerySet
from stocktaking.workflow import STEPS, Given, StepRefused
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.jobs.pending import first_values
from wsis_portal.jobs.queue import enqueue

MOST = 5_000  # submissions in one decision
GRACE = timedelta(minutes=1)
"""Without a worker no job is in the queue: what has just begun is at work even so."""

SENTENCES |= {
    "too-many-chosen": _(
        "At most %(most)d submissions are decided on together. Narrow the list."
    ),
    "nothing-chosen": _("Nothing of this waits for a decision."),
    "begun-already": _("This decision is being carried out, or it is done."),
}


@transaction.atomic
def choose(
    person: User, action: Action, rows: SubmissionQuerySet, upload: Upload | None = None
) -> BulkDecision:
    """ROWS as they are now, the oldest first; nothing is decided. Raises Refusal."""
    oldest = rows.order_by("submitted_at", "pk")
    chosen = list(oldest.values_list("pk", "document_version")[: MOST + 1])
    if len(chosen) > MOST:
        raise Refusal("too-many-chosen", most=MOST)
    if not chosen:
        raise Refusal("nothing-chosen")
    made = BulkDecision.objects.create(person=person, action=action, upload=upload)
    BulkDecisionRow.objects.bulk_create(
        [
            BulkDecisionRow(decision=made, submission_id=pk, document_version=version)
            for pk, version in chosen
        ],
        batch_size=1_000,
    )
    return made


def begin(decision: BulkDecision, given: Given) -> None:
    """A few are decided at once, many by the worker. Pressed twice, it is done once.

    Raises Refusal, for what is missing as well.
    """
    refuse_incomplete(Action(decision.action), given)
    with transaction.atomic():
        new = BulkDecision.objects.filter(pk=decision.pk, begun_at=None)
        said = {"reason": given.reason, "words": given.words, "to": given.to}
        if not new.update(begun_at=timezone.now(), **said):
            raise Refusal("begun-already")
        few = decision.rows.count() <= PIECE
        if not few:
            enqueue(decide, decision.pk)
    if few:
        while decide_some(decision.pk):
            pass
    decision.refresh_from_db()


def refuse_incomplete(action: Action, given: Given) -> None:
    """As the workflow would refuse each row. Raises StepRefused."""
    for name in STEPS[action].needs:
        value = getattr(given, name)
        if not (value.strip() if isinstance(value, str) else value):
            raise StepRefused(f"needs-{name}")
    if given.reason and given.reason not in Reason.values:
        raise StepRefused("needs-reason")


def is_given_up(decision: BulkDecision) -> bool:
    """Whether it waits for a job that nobody will do. One query at most."""
    begun = decision.begun_at
    if begun is None or decision.done_at or timezone.now() - begun < GRACE:
        return False
    return decision.pk not in first_values(__package__)


def go_on(decision: BulkDecision) -> None:
    """What was left is done; raises Refusal where somebody is at it."""
    if not is_given_up(decision):
        raise Refusal("begun-already")
    enqueue(decide, decision.pk)
