"""Two at once. The first tests say what must hold, the last ones really try it."""

from collections import Counter

import pytest
from django.db import IntegrityError, transaction

from stocktaking import workflow
from stocktaking.choices import Action, Kind, State
from stocktaking.events import verify_events
from stocktaking.models import (
    Organisation,
    Project,
    Revision,
    Submission,
    SubmissionEvent,
)
from stocktaking.workflow import Given, StepRefused
from stocktaking.workflow.taking import move
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    change_of,
    document,
    record,
    text,
)
from tests.stocktaking.situations import SAID
from wsis_portal.errors import InvalidDocument

# What must hold, one after the other


@pytest.mark.django_db
def test_slower_of_two_reviewers_is_refused():
    item, first = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    stale = Submission.objects.get(pk=item.pk)
    workflow.take_step(item, Action.TAKE_UP, actor=first)

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(stale, Action.TAKE_UP, actor=SecretariatFactory())

    item.refresh_from_db()
    assert refusal.value.problem.code == "moved-meanwhile"
    assert (item.reviewer, item.events.last().action) == (first, Action.TAKE_UP)
    assert item.events.count() == 2


@pytest.mark.django_db
def test_second_click_on_submit_is_refused():
    item, given = SubmissionFactory(), Given(terms="2026-11")
    stale = Submission.objects.get(pk=item.pk)
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=given)

    with pytest.raises(StepRefused, match="just changed"):
        workflow.take_step(stale, Action.SUBMIT, actor=item.submitter, given=given)

    assert item.events.count() == 1


@pytest.mark.django_db
def test_decision_of_a_reviewer_who_handed_over_meanwhile_is_refused():
    item, other = SubmissionFactory(state=State.IN_REVIEW), SecretariatFactory()
    first, stale = item.reviewer, Submission.objects.get(pk=item.pk)
    workflow.take_step(item, Action.HAND_OVER, actor=first, given=Given(to=other))

    with pytest.raises(StepRefused, match="just changed"):
        workflow.take_step(stale, Action.REFUSE, actor=first, given=Given(**SAID))

    item.refresh_from_db()
    assert (item.state, item.reviewer) == (State.IN_REVIEW, other)


@pytest.mark.django_db
def test_step_on_a_document_that_changed_meanwhile_is_refused():
    seen = SubmissionFactory()
    tab = Submission.objects.get(pk=seen.pk)
    words = document(source="Other tab")
    workflow.save_document(tab, words, version=1, actor=seen.submitter)

    with pytest.raises(StepRefused, match="just changed"):
        workflow.take_step(
            seen, Action.SUBMIT, actor=seen.submitter, given=Given(terms="2026-11")
        )

    seen.refresh_from_db()
    assert (seen.state, seen.public["source"]) == (State.DRAFT, "Other tab")


@pytest.mark.django_db
def test_what_the_database_refuses_for_another_reason_is_not_hidden():
    item = SubmissionFactory(state=State.SUBMITTED)
    no_state = pytest.raises(IntegrityError, match="submission_state_known")
    with no_state, transaction.atomic():
        move(item, state="nowhere")
    item.refresh_from_db()
    assert item.state == State.SUBMITTED


# Really at once: two threads with a connection and a transaction each

really = pytest.mark.django_db(transaction=True)
ROUNDS = 25
FEWER = 10  # of what takes longer


def stepper(item, action, actor, **given):
    seen = Submission.objects.get(pk=item.pk)
    return lambda: workflow.take_step(seen, action, actor=actor, given=Given(**given))


def outcome(answers):
    """The one event, after exactly one of two won and the other was told why."""
    events = [answer for answer in answers if isinstance(answer, SubmissionEvent)]
    (loser,) = [answer for answer in answers if answer not in events]
    assert loser.problem.code in {"moved-meanwhile", "step-not-possible"}
    (event,) = events
    return event


@really
def test_of_two_who_take_up_at_once_exactly_one_is_the_reviewer(at_once):
    users = SecretariatFactory.create_batch(2)
    for _ in range(ROUNDS):
        item = SubmissionFactory(state=State.SUBMITTED)
        event = outcome(at_once(*(stepper(item, Action.TAKE_UP, u) for u in users)))
        item.refresh_from_db()
        assert (item.state, item.reviewer) == (State.IN_REVIEW, event.note.actor)
        assert list(item.events.all())[1:] == [event]
    assert list(verify_events()) == []


@really
def test_of_publishing_and_refusing_at_once_exactly_one_happens(at_once):
    user, wins = SecretariatFactory(), Counter()
    for _ in range(ROUNDS):
        item = SubmissionFactory(state=State.IN_REVIEW, reviewer=user)
        event = outcome(
            at_once(
                stepper(item, Action.PUBLISH, user),
                stepper(item, Action.REFUSE, user, **SAID),
            )
        )
        item.refresh_from_db()
        wins[event.after] += 1
        published = Project.objects.filter(reference=item.reference).count()
        assert (item.state, list(item.events.all())[1:]) == (event.after, [event])
        assert published == (1 if item.state == State.PUBLISHED else 0)
    assert Project.objects.count() == Revision.objects.count() == wins["published"]
    assert list(verify_events()) == []


@really
def test_of_recall_and_take_up_at_once_exactly_one_happens(at_once):
    user = SecretariatFactory()
    for _ in range(ROUNDS):
        item = SubmissionFactory(state=State.SUBMITTED)
        event = outcome(
            at_once(
                stepper(item, Action.TAKE_UP, user),
                stepper(item, Action.RECALL, item.submitter),
            )
        )
        item.refresh_from_db()
        assert (item.state, list(item.events.all())[1:]) == (event.after, [event])
    assert list(verify_events()) == []


@really
def test_of_saving_and_submitting_at_once_no_word_is_lost(at_once):
    for _ in range(ROUNDS):
        item = SubmissionFactory()
        tab = Submission.objects.get(pk=item.pk)
        words = document(source="Last words", organisation=item.public["organisation"])

        def save(tab=tab, words=words):
            return workflow.save_document(tab, words, version=1, actor=tab.submitter)

        submit = stepper(item, Action.SUBMIT, item.submitter, terms="2026-11")
        saved, handed_in = at_once(save, submit)

        item.refresh_from_db()
        won = isinstance(handed_in, SubmissionEvent)
        assert won is isinstance(saved, StepRefused)
        assert item.state == (State.SUBMITTED if won else State.DRAFT)
        assert item.public["source"] == ("" if won else "Last words")


@really
def test_publications_at_once_keep_chain_references_and_organisations(at_once):
    """All spell out the same organisation: it becomes one row."""
    user = SecretariatFactory()
    for n in range(FEWER):
        named = {"name": f"Radio Trust {n}"}
        items = [
            SubmissionFactory(
                state=State.IN_REVIEW,
                reviewer=user,
                document=document(organisation=named),
            )
            for _ in range(2)
        ]
        events = at_once(*(stepper(item, Action.PUBLISH, user) for item in items))
        assert {event.action for event in events} == {Action.PUBLISH}

    references = Project.objects.values_list("reference", flat=True)
    numbers = SubmissionEvent.objects.values_list("number", flat=True)
    assert len(set(references)) == 2 * FEWER
    assert list(numbers) == list(range(1, 4 * FEWER + 1))
    assert Organisation.objects.count() == FEWER
    assert list(verify_events()) == []


@really
def test_of_two_changes_at_once_the_slower_one_has_a_stale_base(at_once):
    user, row = SecretariatFactory(), record()
    for number in range(1, FEWER + 1):
        reviewed = change_of(
            row,
            {"texts": [text(f"Village radio {number}")]},
            state=State.IN_REVIEW,
            reviewer=user,
        )
        small = change_of(row, {"ends_on": f"2027-01-{number:02}"})
        answers = at_once(
            stepper(reviewed, Action.PUBLISH, user),
            stepper(small, Action.PUBLISH_AT_ONCE, small.submitter),
        )
        codes = [a.problem.code for a in answers if isinstance(a, StepRefused)]
        assert codes == ["stale-base"]
        assert Revision.objects.filter(reference=row.reference).count() == number + 1
        Submission.objects.filter(state=State.IN_REVIEW).update(state=State.DISCARDED)
    assert list(verify_events()) == []


@really
def test_of_two_changes_that_are_handed_in_at_once_one_waits(at_once):
    row = record()
    for _ in range(FEWER):
        items = [change_of(row), change_of(row)]
        answers = at_once(
            *(
                stepper(item, Action.SUBMIT, item.submitter, terms="2026-11")
                for item in items
            )
        )
        codes = [a.problem.code for a in answers if isinstance(a, StepRefused)]
        waiting = Submission.objects.filter(kind=Kind.CHANGE, state=State.SUBMITTED)
        assert (codes, waiting.count()) == (["change-waiting"], 1)
        waiting.update(state=State.DISCARDED)
    assert list(verify_events()) == []


@really
def test_of_two_records_with_one_identifier_at_once_one_is_published(at_once):
    user = SecretariatFactory()
    for n in range(FEWER):
        number = [{"scheme": "itu", "value": str(n)}]
        items = SubmissionFactory.create_batch(
            2,
            state=State.IN_REVIEW,
            reviewer=user,
            document=document(identifiers=number),
        )
        answers = at_once(*(stepper(item, Action.PUBLISH, user) for item in items))
        refused = [a for a in answers if isinstance(a, InvalidDocument)]
        assert [r.problems["identifiers"][0].code for r in refused] == [
            "identifier-taken"
        ]
    assert Project.objects.count() == FEWER
    assert list(verify_events()) == []
