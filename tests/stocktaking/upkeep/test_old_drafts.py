"""Drafts of which nobody thinks any more: announced, and deleted a month later."""

from datetime import timedelta

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.events import verify_events, verify_submissions
from stocktaking.models import DraftNotice, Submission
from stocktaking.upkeep.old_drafts import tend
from stocktaking.workflow import Given, Writer
from tests.factories import (
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    text,
)

pytestmark = pytest.mark.django_db

DAY_BEFORE, TWO_YEARS, ANNOUNCED = "2026-03-09", "2026-03-10", "2026-04-09"


def draft_of(person, **more):
    words = document(texts=[text("Village radio")])
    return SubmissionFactory(submitter=person, document=words, **more)


def is_there(item):
    return Submission.objects.filter(pk=item.pk).exists()


def test_old_draft_is_announced_and_deleted_thirty_days_later(
    clock, run, ana, mailoutbox
):
    item = draft_of(ana)
    clock.move_to(DAY_BEFORE)
    run(tend)
    early = len(mailoutbox)
    clock.move_to(TWO_YEARS)
    run(tend)
    clock.move_to("2026-04-08T23:59:00Z")
    run(tend)
    before = is_there(item)
    clock.move_to(ANNOUNCED)
    run(tend)

    (mail,) = mailoutbox
    assert (early, before, is_there(item)) == (0, True, False)
    assert (mail.to, mail.subject) == (
        ["ana@example.org"],
        "A draft of yours will be deleted",
    )
    assert "It will be deleted on 9 April 2026" in mail.body
    assert f"Village radio\nhttp://127.0.0.1:8000/my/submissions/{item.pk}/edit/" in (
        mail.body
    )


def test_nothing_is_deleted_before_a_letter_has_gone(
    clock, ana, mailoutbox, django_capture_on_commit_callbacks
):
    item = draft_of(ana)
    for day in (TWO_YEARS, ANNOUNCED):
        clock.move_to(day)
        with django_capture_on_commit_callbacks():  # the mail server is away
            tend.call()
    clock.move_to("2026-04-12")
    with django_capture_on_commit_callbacks(execute=True):
        tend.call()
    clock.move_to("2026-05-11T23:59:00Z")
    tend.call()
    before = is_there(item)
    clock.move_to("2026-05-12")
    tend.call()

    assert (before, is_there(item)) == (True, False)
    (mail,) = mailoutbox
    assert "It will be deleted on 12 May 2026" in mail.body


def test_draft_that_is_saved_meanwhile_is_kept_and_announced_anew_one_day(
    clock, run, ana, mailoutbox
):
    item = draft_of(ana)
    clock.move_to(TWO_YEARS)
    run(tend)
    clock.move_to("2026-04-01")
    item.refresh_from_db()
    seen = {"source": ""}
    workflow.save_words(
        item, {"source": "Me"}, seen=seen, writer=Writer("a", 1), actor=ana
    )
    for day in (ANNOUNCED, "2028-03-31", "2028-04-01"):
        clock.move_to(day)
        run(tend)

    assert is_there(item)
    assert len(mailoutbox) == 2
    assert DraftNotice.objects.get().announced_at.date().isoformat() == "2028-04-01"


def test_saving_without_a_new_word_keeps_a_draft_as_well(clock, run, ana):
    item = draft_of(ana)
    clock.move_to(TWO_YEARS)
    run(tend)
    item.refresh_from_db()
    same = {"stage": item.public["stage"]}
    workflow.save_words(item, same, seen={}, writer=Writer("a", 1), actor=ana)
    clock.move_to(ANNOUNCED)

    run(tend)

    assert is_there(item)


def test_everybody_who_works_on_it_is_told_in_one_letter(clock, run, ana, mailoutbox):
    member, colleague = UserFactory(email="m@x.org"), UserFactory(email="c@x.org")
    radio = OrganisationFactory(members=[ana, member])
    for _ in range(2):
        draft_of(ana, organisation=radio, collaborators=[colleague])
    UserFactory(email="stranger@x.org")
    clock.move_to(TWO_YEARS)

    run(tend)

    assert sorted(mail.to[0] for mail in mailoutbox) == [
        *("ana@example.org", "c@x.org", "m@x.org")
    ]
    assert {mail.body.count("/edit/") for mail in mailoutbox} == {2}


@pytest.mark.parametrize("state", [state for state in State if state != State.DRAFT])
def test_what_is_no_draft_is_left_alone(clock, run, ana, mailoutbox, state):
    item = SubmissionFactory(submitter=ana, state=state)
    for day in (TWO_YEARS, ANNOUNCED):
        clock.move_to(day)
        run(tend)

    assert (is_there(item), mailoutbox) == (True, [])


def test_change_that_was_never_handed_in_goes_and_the_record_stays(
    clock, run, ana, reported
):
    row = reported(ana)
    item = change_of(row)
    for day in (TWO_YEARS, ANNOUNCED):
        clock.move_to(day)
        run(tend)

    row.refresh_from_db()
    assert (is_there(item), row.original.title) == (False, "Village radio")


def test_draft_with_a_history_loses_its_words_and_keeps_its_steps(clock, run, ana):
    item = draft_of(ana)
    given = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=ana, given=given)
    workflow.take_step(item, Action.RECALL, actor=ana)
    for day in (TWO_YEARS, ANNOUNCED):
        clock.move_to(day)
        run(tend)

    item.refresh_from_db()
    assert (item.state, item.public, item.private) == (State.DISCARDED, {}, {})
    last = item.events.last()
    assert last.words == "Nobody saved this draft for two years. It was announced."
    assert [*verify_events(), *verify_submissions()] == []
    assert not DraftNotice.objects.exists()


def test_draft_of_a_closed_account_goes_in_silence(clock, run, ana, mailoutbox):
    item = draft_of(ana)
    ana.is_active = False
    ana.save()
    for day in (TWO_YEARS, ANNOUNCED):
        clock.move_to(day)
        run(tend)

    assert (is_there(item), mailoutbox) == (False, [])


def test_nothing_is_deleted_without_a_month_of_notice_however_old(clock, run, ana):
    item = draft_of(ana)
    clock.move_to("2030-01-01")
    run(tend)
    clock.shift(timedelta(days=29))
    run(tend)
    before = is_there(item)
    clock.shift(timedelta(days=1))
    run(tend)

    assert (before, is_there(item)) == (True, False)


def test_job_that_runs_again_announces_nothing_twice(clock, run, ana, mailoutbox):
    draft_of(ana)
    clock.move_to(TWO_YEARS)
    run(tend)
    run(tend)

    assert len(mailoutbox) == 1
