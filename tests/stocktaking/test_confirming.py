"""One click says that a record is still true, and disturbs nobody."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
import time_machine
from django.db import connection

from stocktaking import workflow
from stocktaking.choices import Action, Kind, Profile, Standing, State
from stocktaking.documents import ProjectDocument
from stocktaking.events import verify_events
from stocktaking.models import Organisation, Revision, Submission
from stocktaking.portal import portal_account
from stocktaking.workflow import Given, StepRefused
from tests.factories import (
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    commitment_document,
    document,
    report_document,
    row_of,
    submitted,
    text,
)

pytestmark = pytest.mark.django_db

THEN, NOW = "2025-03-02T10:00:00Z", "2026-06-15T10:00:00Z"
TODAY = "2026-06-15"


@pytest.fixture
def clock():
    with time_machine.travel(THEN, tick=False) as clock:
        yield clock


@pytest.fixture
def row(clock):
    """A project that its submitter handed in more than a year ago."""
    found = submitted("project", document(), submitted_at=None)
    clock.move_to(NOW)
    return found


def author_of(row):
    return row.revision.submission.submitter


def said(row):
    return Revision.objects.public(row.reference)


def confirm(row, actor=None, number=None):
    number = said(row).number if number is None else number
    actor = actor or author_of(row)
    return workflow.confirm(row.reference, number=number, actor=actor)


def refused(row, actor=None, number=None):
    with pytest.raises(StepRefused) as refusal:
        confirm(row, actor, number)
    return refusal.value.problem.code


def test_confirmed_record_says_the_same_of_today_and_is_up_to_date(
    row, mailoutbox, django_capture_on_commit_callbacks
):
    before, standing = said(row), row.standing

    with django_capture_on_commit_callbacks(execute=True):
        item = confirm(row)

    now, row = said(row), row_of(item)
    assert now.public == {**before.public, "confirmed_on": TODAY}
    assert (standing, row.standing) == (Standing.DUE, Standing.CURRENT)
    assert (row.confirmed_on, row.vouched_on) == (date(2026, 6, 15),) * 2
    assert ProjectDocument(row).data["confirmed_on"] == TODAY
    assert (now.number, now.submission, item.state) == (2, item, State.PUBLISHED)
    (event,) = item.events.all()
    assert (event.action, event.note.actor) == (Action.PUBLISH_AT_ONCE, item.submitter)
    assert mailoutbox == []


def test_second_click_changes_nothing(row):
    item = confirm(row, number=1)

    again = confirm(row, author_of(row), number=1)

    assert (item.state, again) == (State.PUBLISHED, None)
    assert Revision.objects.filter(reference=row.reference).count() == 2


def test_next_year_it_is_confirmed_once_more(row, clock):
    confirm(row)
    clock.move_to("2027-06-15T00:00:01Z")
    row.refresh_from_db()
    standing = row.standing

    confirm(row, author_of(row))

    row.refresh_from_db()
    assert (standing, row.standing) == (Standing.DUE, Standing.CURRENT)
    assert said(row).number == 3


@pytest.mark.parametrize("who", ["colleague by name", "member", "secretariat"])
def test_whoever_may_change_a_record_may_confirm_it(row, who):
    user = UserFactory() if who != "secretariat" else SecretariatFactory()
    if who == "member":
        row.organisation.members.add(user)
    elif who == "colleague by name":
        row.revision.submission.collaborators.add(user)

    item = confirm(row, user)

    assert (item.submitter, row_of(item).standing) == (user, Standing.CURRENT)


def test_nobody_else_confirms_a_record(row):
    assert refused(row, UserFactory()) == "may-not-change"
    assert said(row).number == 1


def test_what_is_not_there_or_was_taken_down_is_not_confirmed(row):
    from stocktaking.models import Tombstone  # noqa: PLC0415  # for one test

    with pytest.raises(StepRefused, match="There is no record"):
        workflow.confirm("WSIS-P-000000", number=1, actor=author_of(row))
    Tombstone.objects.create(reference=row.reference, register="project", words="x")
    assert refused_when_gone(row) == "no-such-record"


def refused_when_gone(row):
    with pytest.raises(StepRefused) as refusal:
        workflow.confirm(row.reference, number=1, actor=author_of(row))
    return refusal.value.problem.code


@pytest.mark.parametrize(
    ("register", "made"),
    [
        ("project", lambda: document(stage="completed")),
        ("project", lambda: document(stage="stopped")),
        ("commitment", lambda: commitment_document(fulfilment="completed")),
        ("commitment", lambda: commitment_document(fulfilment="partly-completed")),
        ("commitment", lambda: commitment_document(fulfilment="abandoned")),
        ("progress-report", report_document),
    ],
)
def test_what_is_finished_or_a_report_needs_no_confirming(register, made):
    row = submitted(register, made())

    assert refused(row) == "needs-no-confirming"
    assert getattr(row, "standing", Standing.FINISHED) == Standing.FINISHED


def test_nobody_confirms_words_that_they_have_not_read(row):
    author = author_of(row)
    other = change_of(row, {"texts": [text("Town radio")]}, state=State.IN_REVIEW)
    workflow.take_step(other, Action.PUBLISH, actor=other.reviewer)

    assert refused(row, author, number=1) == "changed-meanwhile"
    assert refused(row, author, number=0) == "changed-meanwhile"
    assert confirm(row, author, number=2).state == State.PUBLISHED


def test_page_that_was_open_while_a_colleague_confirmed_still_confirms(row, clock):
    confirm(row)
    clock.shift(86_400)

    item = confirm(row, author_of(row), number=1)

    assert said(row).submission == item


# Drafts, and changes that wait


def test_open_draft_stays_as_it_is_and_can_be_handed_in_without_a_choice(row):
    draft = workflow.start_change(row.reference, actor=author_of(row))
    draft.document["public"]["texts"] = [text("Town radio")]
    draft.save()
    before = Submission.objects.filter(pk=draft.pk).values().get()

    confirm(row)

    assert Submission.objects.filter(pk=draft.pk).values().get() == before
    assert workflow.newer(draft) is None
    given = Given(terms="2026-11")
    workflow.take_step(draft, Action.SUBMIT, actor=draft.submitter, given=given)
    assert draft.state == State.SUBMITTED


@pytest.mark.parametrize("state", [State.SUBMITTED, State.IN_REVIEW])
def test_change_that_waits_is_published_on_top_and_keeps_the_confirmation(row, state):
    words = {"texts": [text("Town radio")]}
    item, user = change_of(row, words, state=state), SecretariatFactory()
    confirm(row)
    if state == State.SUBMITTED:
        workflow.take_step(item, Action.TAKE_UP, actor=user)

    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    now = said(row)
    assert (now.number, now.title) == (3, "Town radio")
    assert now.public["confirmed_on"] == TODAY
    assert row_of(item).confirmed_on == date(2026, 6, 15)


def test_small_change_that_was_begun_before_is_still_published_at_once(row):
    small = change_of(row, {"stage": "completed"})
    confirm(row)

    workflow.take_step(small, Action.PUBLISH_AT_ONCE, actor=small.submitter)

    now = said(row).public
    assert (now["stage"], now["confirmed_on"]) == ("completed", TODAY)


def test_change_that_says_nothing_new_does_not_take_a_confirmation_back(row):
    same = change_of(row)
    confirm(row)

    possible = workflow.possible_actions(same, same.submitter)

    assert Action.PUBLISH_AT_ONCE not in possible
    assert workflow.changes_contact_only(same, same.submitter)


def test_base_is_stale_when_more_than_a_confirmation_came_between(row):
    waits = change_of(row, {"texts": [text("Town radio")]}, state=State.IN_REVIEW)
    confirm(row)
    small = change_of(row, {"stage": "stopped"}, submitter=author_of(row))
    workflow.take_step(small, Action.PUBLISH_AT_ONCE, actor=small.submitter)

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(waits, Action.PUBLISH, actor=waits.reviewer)

    assert refusal.value.problem.params["names"] == ["stage"]


def test_change_that_leaves_the_confirmation_out_on_a_fresh_base_removes_it(row):
    confirm(row)
    item = change_of(row, {"confirmed_on": None}, state=State.IN_REVIEW)

    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    assert said(row).public["confirmed_on"] is None
    assert row_of(item).vouched_on == date(2026, 11, 2)  # handed in


# Contact, historic records, what is not accepted any more


def test_colleague_who_confirms_neither_reads_nor_replaces_the_contact(row):
    author, member = author_of(row), UserFactory()
    row.organisation.members.add(member)

    item = confirm(row, member)

    assert item.private["email"] == member.email
    draft = workflow.start_change(row.reference, actor=author)
    assert draft.private["email"] == "a@example.org"
    draft.document["private"]["telephone"] = "+221 1"
    draft.save()
    workflow.keep_contact(draft, actor=author)
    first = Submission.objects.get(pk=row.revision.submission_id)
    assert first.private["telephone"] == "+221 1"


def test_author_who_confirms_keeps_the_contact_without_the_note(row):
    first = row.revision.submission
    first.document["private"]["note"] = "Call me."
    first.save()

    item = confirm(row)

    assert item.private == {**first.private, "telephone": "", "note": ""}


def imported(**public):
    user = portal_account()
    public = {"source": "Report 2010", **public}
    more = {"profile": Profile.HISTORIC, "submitter": user, "submitted_at": None}
    return submitted("project", document(**public), **more)


def test_imported_record_is_historic_until_somebody_confirms_it(clock):
    row = imported(organisation=OrganisationFactory().reference)
    member = UserFactory()
    row.organisation.members.add(member)
    before = row.standing

    item = confirm(row, member)

    assert (before, row_of(item).standing) == (Standing.HISTORIC, Standing.CURRENT)
    assert (item.profile, item.kind) == (Profile.HISTORIC, Kind.CHANGE)


def test_secretariat_that_mends_a_record_does_not_speak_for_its_stakeholder(clock):
    row, user = imported(), SecretariatFactory()
    item = change_of(row, {"texts": [text("Mended")]}, submitter=user)
    item.state, item.reviewer = State.IN_REVIEW, SecretariatFactory()
    item.save()

    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    assert row_of(item).standing == Standing.HISTORIC


def test_review_that_takes_months_does_not_make_a_record_fresher(clock):
    user = SecretariatFactory()
    clock.move_to("2025-01-10T12:00:00Z")
    item = SubmissionFactory(
        state=State.IN_REVIEW, reviewer=user, submitted_at="2024-10-01T12:00:00Z"
    )
    item.refresh_from_db()

    workflow.take_step(item, Action.PUBLISH, actor=user)

    assert row_of(item).vouched_on == date(2024, 10, 1)


def test_record_that_is_not_accepted_any_more_says_so_in_a_sentence(row):
    Revision.objects.filter(pk=row.revision_id).update(
        public={**row.revision.public, "level": "galactic"}
    )

    assert refused(row) == "needs-correcting"
    assert Submission.objects.count() == 1


def test_record_of_before_a_field_was_thought_of_is_confirmed_all_the_same(row):
    public = {
        k: v for k, v in row.revision.public.items() if k not in ("links", "area")
    }
    Revision.objects.filter(pk=row.revision_id).update(public=public)

    assert confirm(row).state == State.PUBLISHED


def test_person_who_never_accepted_the_terms_is_not_asked_for_them(row):
    member = UserFactory()
    row.organisation.members.add(member)

    item = confirm(row, member)

    assert (item.terms, workflow.terms_accepted(member)) == ("", False)


def test_confirmation_is_of_the_organisation_whose_members_share_it(row):
    member = UserFactory()
    row.organisation.members.add(member)

    item = confirm(row, member)

    assert item.organisation == Organisation.objects.get(pk=row.organisation_id)


# Really at once

really = pytest.mark.django_db(transaction=True)


@really
def test_of_two_clicks_at_once_one_is_kept():
    barrier = Barrier(2)

    def press(row, user):
        barrier.wait(timeout=10)
        try:
            return workflow.confirm(row.reference, number=1, actor=user)
        finally:
            connection.close()

    for _ in range(5):
        row = submitted("project", document())
        member = UserFactory()
        row.organisation.members.add(member)
        with ThreadPoolExecutor(2) as pool:
            people = [author_of(row), member]
            answers = list(pool.map(press, [row] * 2, people))
        assert answers.count(None) == 1
        assert Revision.objects.filter(reference=row.reference).count() == 2
    assert list(verify_events()) == []


@really
def test_change_that_is_published_at_the_same_moment_is_not_lost():
    user, barrier = SecretariatFactory(), Barrier(2)

    def press(act):
        barrier.wait(timeout=10)
        try:
            return act()
        except StepRefused as refusal:
            return refusal.problem.code
        finally:
            connection.close()

    for n in range(5):
        row = submitted("project", document())
        words = {"texts": [text(f"Town radio {n}")]}
        item = change_of(row, words, state=State.IN_REVIEW, reviewer=user)
        author = author_of(row)
        with ThreadPoolExecutor(2) as pool:
            answers = list(
                pool.map(
                    press,
                    [
                        lambda item=item: workflow.take_step(
                            item, Action.PUBLISH, actor=user
                        ),
                        lambda row=row, author=author: workflow.confirm(
                            row.reference, number=1, actor=author
                        ),
                    ],
                )
            )
        assert said(row).title == f"Town radio {n}"
        confirmed = said(row).public["confirmed_on"] is not None
        assert confirmed is (answers[1] != "changed-meanwhile")
