"""The table of steps, exhausted: every action, from every state, by everybody."""

from datetime import UTC, datetime
from itertools import product

import pytest
import time_machine
from django.utils import translation

from stocktaking import workflow
from stocktaking.choices import Action, Kind, Profile, State
from stocktaking.models import (
    Project,
    Revision,
    Submission,
    SubmissionEvent,
    Tombstone,
)
from stocktaking.workflow import Given, StepRefused
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    record,
)
from tests.stocktaking.situations import (
    ALLOWED,
    ROLES,
    SAID,
    TARGETS,
    TELLS,
    people,
    situation,
    traces,
)
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db

REFUSED = set(product(Action, State)) - ALLOWED
NOT_POSSIBLE = {
    *("step-not-possible", "not-taken-up", "held-already", "held-by-another"),
    *("with-its-author", "handed-in", "decided-already"),
    *("own-part", "own-refusal", "for-the-secretariat"),
}
NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def test_table_of_steps_is_the_one_that_these_tests_exhaust():
    steps = workflow.STEPS.items()
    assert {(a, source) for a, step in steps for source in step.sources} == ALLOWED
    assert {action: step.target for action, step in steps} == TARGETS


@pytest.mark.parametrize("source", State)
@pytest.mark.parametrize("like", [Action.SUBMIT, Action.PUBLISH_AT_ONCE, Action.IMPORT])
def test_every_step_outside_the_table_is_refused_for_everybody(
    like, source, mailoutbox, django_capture_on_commit_callbacks
):
    item, _actor, given = situation(like, source)
    everybody, before = people(item), traces()
    actions = sorted(action for action, state in REFUSED if state == source)
    codes = set()

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        for action, user in product(actions, everybody.values()):
            with pytest.raises(StepRefused) as refusal:
                workflow.take_step(item, action, actor=user, given=given)
            codes.add(refusal.value.problem.code)

    assert (codes - NOT_POSSIBLE, traces()) == (set(), before)
    assert (callbacks, mailoutbox) == ([], [])


@pytest.mark.parametrize(("action", "source"), sorted(ALLOWED))
def test_step_in_the_table_is_refused_for_everybody_else(
    action, source, django_capture_on_commit_callbacks
):
    item, _actor, given = situation(action, source)
    everybody, before = people(item), traces()
    others = everybody.keys() - ROLES[action]

    with django_capture_on_commit_callbacks() as callbacks:
        for role in others:
            assert action not in workflow.possible_actions(item, everybody[role]), role
            with pytest.raises(StepRefused) as refusal:
                workflow.take_step(item, action, actor=everybody[role], given=given)
            assert refusal.value.problem.code in NOT_POSSIBLE, role

    assert len(others) == len(everybody) - len(ROLES[action] & everybody.keys())
    assert (traces(), callbacks) == (before, [])


@pytest.mark.parametrize(
    ("action", "source", "role"),
    [
        (action, source, role)
        for action, source in sorted(ALLOWED)
        for role in sorted(ROLES[action])
        if role != "reviewer" or source == State.IN_REVIEW
    ],
)
def test_step_in_the_table_moves_records_and_tells(
    action, source, role, mailoutbox, django_capture_on_commit_callbacks
):
    item, _actor, given = situation(action, source)
    actor = people(item)[role]
    assert action in workflow.possible_actions(item, actor)
    before = set(item.events.all())

    with django_capture_on_commit_callbacks(execute=True):
        event = workflow.take_step(item, action, actor=actor, given=given)

    target = TARGETS[action] or source
    assert Submission.objects.get(pk=item.pk).state == item.state == target
    assert set(item.events.all()) - before == {event}
    assert (event.action, event.before, event.after) == (action, source, target)
    assert (event.note.actor, event.note.words) == (actor, "Checked.")
    told = sorted(told_of(action, item, role))
    assert sorted(mail.to for mail in mailoutbox) == told


def told_of(action, item, role):
    """A message goes to the other side, or both; the rest to all who wrote it."""
    writers = [[one.email] for one in (item.submitter, *item.collaborators.all())]
    if action != Action.COMMENT:
        return writers if action in TELLS else []
    reviewer = [[item.reviewer.email]] if item.reviewer and role != "reviewer" else []
    return reviewer if role in {"submitter", "collaborator"} else writers + reviewer


NEEDS = [
    (Action.HAND_OVER, "to"),
    (Action.REQUEST_CHANGES, "words"),
    (Action.CORRECT, "public"),
    (Action.REFUSE, "reason"),
    (Action.REFUSE, "words"),
    (Action.MERGE, "into"),
    (Action.MERGE, "words"),
    (Action.APPEAL, "words"),
    (Action.COMMENT, "words"),
    (Action.OPINION, "leaning"),
    (Action.OPINION, "words"),
    (Action.ENDORSE, "country"),
]


OBJECTS = {"to", "public"}
"""The others are words."""


def test_what_the_steps_need_is_what_these_tests_leave_out():
    steps = workflow.STEPS.items()
    assert [(a, name) for a, step in steps for name in step.needs] == NEEDS


@pytest.mark.parametrize(("action", "name"), NEEDS)
@pytest.mark.parametrize("nothing", ["", " \n "])
def test_what_a_step_needs_is_asked_for(action, name, nothing):
    source = min(source for a, source in ALLOWED if a == action)
    item, actor, given = situation(action, source)
    less = Given(**{**vars(given), name: None if name in OBJECTS else nothing})
    before = traces()

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, action, actor=actor, given=less)

    assert refusal.value.problem.code == f"needs-{name}"
    assert traces() == before


def test_step_without_anything_given_asks_for_what_it_needs():
    item = SubmissionFactory()
    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, Action.SUBMIT, actor=item.submitter)
    assert refusal.value.problem.code == "needs-terms"


@pytest.mark.parametrize("reason", ["because", "x" * 30])
def test_reason_is_one_of_the_list(reason):
    item = SubmissionFactory(state=State.IN_REVIEW)
    given = Given(words="No.", reason=reason)
    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, Action.REFUSE, actor=item.reviewer, given=given)
    assert refusal.value.problem.code == "needs-reason"


def test_comments_on_fields_stand_in_the_note():
    item = SubmissionFactory(state=State.IN_REVIEW)
    comments = {"texts.0.summary": "Which village?"}

    event = workflow.take_step(
        item,
        Action.REQUEST_CHANGES,
        actor=item.reviewer,
        given=Given(words="Nearly.", comments=comments),
    )

    event.note.refresh_from_db()
    assert event.note.comments == comments


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


def test_take_up_and_release_name_and_unname_the_reviewer():
    item, user = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    workflow.take_step(item, Action.TAKE_UP, actor=user)
    assert item.reviewer == user
    workflow.take_step(item, Action.RELEASE, actor=user)
    assert item.reviewer is None


def test_hand_over_names_the_other_one_who_then_decides():
    item, other = SubmissionFactory(state=State.IN_REVIEW), SecretariatFactory()
    first = item.reviewer

    workflow.take_step(item, Action.HAND_OVER, actor=first, given=Given(to=other))

    assert item.reviewer == other
    assert Action.PUBLISH not in workflow.possible_actions(item, first)
    workflow.take_step(item, Action.PUBLISH, actor=other)
    assert item.state == State.PUBLISHED


def refuse(item, user):
    workflow.take_step(item, Action.TAKE_UP, actor=user)
    return workflow.take_step(item, Action.REFUSE, actor=user, given=Given(**SAID))


def test_refusal_keeps_reason_words_and_who():
    item, user = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    event = refuse(item, user)
    assert (event.reason, event.note.words) == ("out-of-scope", "Checked.")
    assert (item.state, item.refused_by) == (State.REFUSED, user)


@time_machine.travel(NOW, tick=False)
def test_appeal_is_once_and_another_moderator_decides():
    item, first = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    refuse(item, first)
    appeal = {"actor": item.submitter, "given": Given(words="Look again.")}
    workflow.take_step(item, Action.APPEAL, **appeal)
    assert (item.reviewer, item.appealed_at, item.submitted_at) == (None, NOW, NOW)
    assert workflow.possible_actions(item, first) == [Action.COMMENT]

    second = SecretariatFactory()
    refuse(item, second)

    assert item.refused_by == second
    assert workflow.possible_actions(item, item.submitter) == []
    with pytest.raises(StepRefused, match="not possible"):
        workflow.take_step(item, Action.APPEAL, **appeal)


def test_appeal_is_not_handed_back_to_who_refused():
    item = SubmissionFactory(state=State.IN_REVIEW, refused_by=SecretariatFactory())
    given = Given(to=item.refused_by)
    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, Action.HAND_OVER, actor=item.reviewer, given=given)
    assert refusal.value.problem.code == "may-not-moderate"


def merge(item, into):
    given = Given(words="The same.", into=into)
    return workflow.take_step(item, Action.MERGE, actor=item.reviewer, given=given)


def test_merged_one_names_the_record():
    item, row = SubmissionFactory(state=State.IN_REVIEW), record()
    merge(item, f" {row.reference.lower()} ")
    assert (item.state, item.merged_into) == (State.MERGED, row.reference)
    assert list(Project.objects.all()) == [row]


@pytest.mark.parametrize("into", ["WSIS-P-999999", "nonsense"])
def test_merge_asks_for_a_record_that_is_there(into):
    item = SubmissionFactory(state=State.IN_REVIEW)
    with pytest.raises(StepRefused) as refusal:
        merge(item, into)
    assert str(refusal.value) == f"There is no record {into}."


def test_merge_asks_for_a_record_of_the_same_register():
    item, other = SubmissionFactory(state=State.IN_REVIEW), record("commitment")
    with pytest.raises(StepRefused) as refusal:
        merge(item, other.reference)
    assert refusal.value.problem.code == "no-such-record"


def test_change_is_not_merged_into_its_own_record():
    row = record()
    item = change_of(row, state=State.IN_REVIEW)
    with pytest.raises(StepRefused) as refusal:
        merge(item, row.reference)
    assert refusal.value.problem.code == "no-such-record"


def test_change_may_be_merged_into_another_record():
    item, other = change_of(record(), state=State.IN_REVIEW), record()
    merge(item, other.reference)
    assert item.merged_into == other.reference


def test_only_one_change_of_a_record_waits_and_drafts_lock_nobody():
    row, given = record(), Given(terms="2026-11")
    first, second = change_of(row), change_of(row)
    workflow.take_step(first, Action.SUBMIT, actor=first.submitter, given=given)
    before = traces()

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(second, Action.SUBMIT, actor=second.submitter, given=given)

    assert refusal.value.problem.code == "change-waiting"
    assert traces() == before


def test_change_that_was_decided_makes_room_for_the_next():
    row, given = record(), Given(terms="2026-11")
    first, second = change_of(row, state=State.IN_REVIEW), change_of(row)
    workflow.take_step(first, Action.REFUSE, actor=first.reviewer, given=Given(**SAID))
    workflow.take_step(second, Action.SUBMIT, actor=second.submitter, given=given)
    assert second.state == State.SUBMITTED


def test_publish_on_a_stale_base_is_refused_and_names_the_difference():
    row = record()
    slow = change_of(row, state=State.IN_REVIEW)
    quick = change_of(row, {"stage": "stopped", "ends_on": "2026"})
    workflow.take_step(quick, Action.PUBLISH_AT_ONCE, actor=quick.submitter)
    before = traces()

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(slow, Action.PUBLISH, actor=slow.reviewer)

    assert refusal.value.problem.code == "stale-base"
    assert refusal.value.problem.params["names"] == ["ends_on", "stage"]
    assert str(refusal.value) == (
        "The record has changed since: Ends on, Stage. Bring the draft onto it."
    )
    with translation.override("ar"):
        assert "تاريخ النهاية، مرحلة المشروع" in str(refusal.value)
    assert traces() == before


def test_publish_at_once_on_a_stale_base_is_refused_too():
    row = record()
    first, second = (change_of(row, {"stage": s}) for s in ("stopped", "completed"))
    workflow.take_step(first, Action.PUBLISH_AT_ONCE, actor=first.submitter)

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(second, Action.PUBLISH_AT_ONCE, actor=second.submitter)

    assert refusal.value.problem.code == "stale-base"
    assert Project.objects.get().stage == "stopped"


def test_change_of_a_record_that_is_not_there_is_refused():
    item = SubmissionFactory(
        state=State.IN_REVIEW,
        kind=Kind.CHANGE,
        base_revision=1,
        reference="WSIS-P-999999",
    )
    with pytest.raises(StepRefused, match="no record WSIS-P-999999"):
        workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)


def test_publishing_judges_again_and_a_refusal_leaves_no_trace():
    item = SubmissionFactory(state=State.IN_REVIEW)
    del item.document["public"]["organisation"]
    item.save()
    before = traces()

    with pytest.raises(InvalidDocument) as refusal:
        workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    assert set(refusal.value.problems) == {"organisation"}
    assert traces() == before


def test_import_keeps_its_profile_and_publishes_what_is_incomplete():
    user = SecretariatFactory()
    public = {"texts": [{"language": "en", "title": "Telecentre"}], "source": "2005"}
    whole = {"format": 1, "public": public, "private": {}}
    item = workflow.start_draft("project", actor=user, document=whole)

    workflow.take_step(item, Action.IMPORT, actor=user)

    item.refresh_from_db()
    assert (item.profile, item.submitted_at) == (Profile.HISTORIC, None)
    assert Project.objects.get().reference == item.reference
    assert Revision.objects.get().public["source"] == "2005"


def test_import_asks_for_title_and_source():
    user = SecretariatFactory()
    item = SubmissionFactory(submitter=user, document={"format": 1, "public": {}})

    with pytest.raises(InvalidDocument) as refusal:
        workflow.take_step(item, Action.IMPORT, actor=user)

    item.refresh_from_db()
    assert set(refusal.value.problems) == {"texts", "source"}
    assert (item.profile, item.state) == (Profile.NEW, State.DRAFT)


def test_secretariat_does_not_import_the_draft_of_somebody_else():
    item = SubmissionFactory(document=document(source="Report"))
    assert workflow.possible_actions(item, SecretariatFactory()) == []


def test_person_who_lost_the_right_does_not_import():
    item = SubmissionFactory(submitter=UserFactory())
    assert Action.IMPORT not in workflow.possible_actions(item, item.submitter)


def test_each_step_has_its_event_in_the_order_of_the_chain():
    item, user = SubmissionFactory(), SecretariatFactory()
    given = Given(to=user, **SAID)
    for action in ("submit", "recall", "submit", "take-up", "release", "take-up"):
        actor = item.submitter if action in ("submit", "recall") else user
        workflow.take_step(item, Action(action), actor=actor, given=given)
    workflow.take_step(item, Action.PUBLISH, actor=user)

    events = SubmissionEvent.objects.values_list("number", "before", "after")
    assert list(events) == [
        (1, "draft", "submitted"),
        (2, "submitted", "draft"),
        (3, "draft", "submitted"),
        (4, "submitted", "in-review"),
        (5, "in-review", "submitted"),
        (6, "submitted", "in-review"),
        (7, "in-review", "published"),
    ]


def test_terms_of_another_version_are_not_those_in_force():
    item = SubmissionFactory()

    with pytest.raises(workflow.StepRefused) as refusal:
        workflow.take_step(
            item, Action.SUBMIT, actor=item.submitter, given=Given(terms="1999")
        )

    assert refusal.value.problem.code == "needs-terms"


@pytest.mark.parametrize("action", [Action.MERGE, Action.PUBLISH])
def test_record_that_was_taken_down_takes_nothing_in(action):
    row = record()
    Tombstone.objects.create(
        reference=row.reference, register="project", words="Reported twice."
    )
    change = change_of(row, state=State.IN_REVIEW)
    other = SubmissionFactory(state=State.IN_REVIEW)
    item = change if action == Action.PUBLISH else other
    given = Given(into=row.reference, words="The same.")

    with pytest.raises(workflow.StepRefused) as refusal:
        workflow.take_step(item, action, actor=item.reviewer, given=given)

    assert refusal.value.problem.code == "no-such-record"
