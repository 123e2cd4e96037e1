"""Taking a step: check, move, publish, record, and have it told after commit."""

from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from stocktaking import events, notifications, registers
from stocktaking.choices import Action, Kind, Leaning, Reason, State
from stocktaking.formats import envelope
from stocktaking.models import Revision, Submission, SubmissionEvent
from stocktaking.portal import portal_account
from stocktaking.publishing import carry_out
from stocktaking.registers import Public
from stocktaking.workflow.beside import BESIDE
from stocktaking.workflow.given import MOST_LETTERS, Given, StepRefused
from stocktaking.workflow.refusing import not_possible
from stocktaking.workflow.steps import STEPS, Step
from stocktaking.workflow.turns import in_turn
from stocktaking.workflow.writes import WRITES
from wsis_portal.accounts.models import User


def possible_actions(item: Submission, actor: User) -> list[Action]:
    """What ACTOR may do with it now. Pages, API and admin draw their buttons here."""
    here = [action for action, step in STEPS.items() if item.state in step.sources]
    rights = {STEPS[action].by for action in here}
    held = {right for right in rights if right(item, actor)}  # each is asked once
    return [action for action in here if STEPS[action].by in held]


def take_step(
    item: Submission, action: Action, *, actor: User, given: Given | None = None
) -> SubmissionEvent:
    """Move the row, do the work of the step, write the event; a mail goes after commit.

    Raises StepRefused or InvalidDocument; then nothing in the database has changed.
    """
    given = given or Given()
    step, before = check(item, action, actor, given), item.state
    after, said = step.leads_to(State(before)), item.public
    with in_turn():
        changes = WRITES[action](item, actor, given) if action in WRITES else {}
        move(item, state=after.value, **changes)
        followers = carry_out(item) if step.target == State.PUBLISHED else []
        event = events.record(
            item,
            actor,
            given.words,
            given.comments,
            action=action,
            before=before,
            after=after,
            reason=given.reason,
        )
        if action in BESIDE:
            BESIDE[action](event, given, said)
        for follower in followers:
            follow(follower, actor)
        if not given.silent:
            notifications.tell(event)
    return event


def follow(item: Submission, actor: User) -> None:
    """A merger has published it; nobody decides on it by itself, or is told."""
    before, after = State(item.state), State.PUBLISHED
    move(item, state=after.value)
    events.record(item, actor, "", {}, action=Action.FOLLOW, before=before, after=after)


def change_following(before: Revision, public: Public, *, actor: User) -> Submission:
    """Publish what a record says of something else that has changed, such as the name
    of its organisation. Only by who holds the chain, see in_turn(). It is the portal's:
    whoever merges becomes no author of the records of others.

    Raises InvalidDocument.
    """
    said = before.submission
    item = Submission.objects.create(
        register=said.register,
        kind=Kind.CHANGE,
        profile=said.profile,
        reference=before.reference,
        base_revision=before.number,
        document=envelope(public, {}),
        submitter=portal_account(),
        organisation=said.organisation,
    )
    registers.get(item.register).publish(item)
    follow(item, actor)
    return item


def check(item: Submission, action: Action, actor: User, given: Given) -> Step:
    step = STEPS.get(action)
    if not step or item.state not in step.sources or not step.by(item, actor):
        raise not_possible(item, action, actor)
    for name in step.needs:
        value = getattr(given, name)
        if not (value.strip() if isinstance(value, str) else value):
            raise StepRefused(f"needs-{name}")
    if any(
        len(words) > MOST_LETTERS for words in [given.words, *given.comments.values()]
    ):
        raise StepRefused("too-long", limit=MOST_LETTERS)
    if given.reason and given.reason not in Reason.values:
        raise StepRefused("needs-reason")
    if given.leaning and given.leaning not in Leaning.values:
        raise StepRefused("needs-leaning")
    return step


def move(item: Submission, **changes: Any) -> None:
    """One guarded UPDATE: state, reviewer and words are still those ACTOR saw.

    A broken constraint breaks the transaction too: whoever asked gives it up.
    """
    changes["updated_at"] = timezone.now()
    seen = Submission.objects.filter(
        pk=item.pk,
        state=item.state,
        reviewer=item.reviewer_id,
        document_version=item.document_version,
    )
    try:
        moved = seen.update(**changes)
    except IntegrityError as error:
        if "submission_one_waiting_change" not in str(error):
            raise
        raise StepRefused("change-waiting") from error
    if not moved:
        raise StepRefused("moved-meanwhile")  # no longer where, or what, they saw
    for name, value in changes.items():
        setattr(item, name, value)
