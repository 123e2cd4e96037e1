"""A merger that would keep somebody waiting is the worker's."""

from django_tasks import task

from stocktaking.models import Organisation, OrganisationMerger
from stocktaking.uniting import mails
from stocktaking.uniting.outlook import outlook
from stocktaking.uniting.run import both, merge_organisations, refuse_others
from stocktaking.workflow import StepRefused, in_turn
from wsis_portal.accounts.models import User
from wsis_portal.jobs.queue import enqueue

FEW = 100
"""Documents that are rewritten while somebody waits, in some seconds."""
DOCUMENTS = ("records", "partner_in", "submissions")


def begin_merger(stays: str, goes: str, *, actor: User) -> OrganisationMerger | None:
    """The merger; none where the worker does it, in a while. Raises StepRefused."""
    gone = Organisation.objects.filter(reference=goes).first()
    counts = outlook(gone) if gone else {}
    if sum(counts.get(name, 0) for name in DOCUMENTS) <= FEW:
        return merge_organisations(stays, goes, actor=actor)
    refuse_others(actor)
    with in_turn():
        both(stays, goes, actor)
    enqueue(merge, stays, goes, actor.pk)
    return None


@task
def merge(stays: str, goes: str, actor_id: int) -> None:
    """All or nothing; once more does no harm. Whoever asked for it is told how it went:
    what is refused now is refused again, so that it is no failed job.
    """
    if goes in Organisation.objects.heirs_of([goes]):
        return
    actor = User.objects.get(pk=actor_id)
    try:
        made = merge_organisations(stays, goes, actor=actor)
    except StepRefused as refusal:
        mails.send_refused(stays, goes, actor, refusal)
    else:
        mails.tell_merged(made, [actor])
