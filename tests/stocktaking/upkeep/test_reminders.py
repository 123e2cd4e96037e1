"""Who is written to about which records, and how often."""

import re

import pytest
from django.utils import translation

from stocktaking import workflow
from stocktaking.choices import Occasion, Profile
from stocktaking.models import NoReminders, Reminder
from stocktaking.portal import portal_account
from stocktaking.upkeep import mails
from stocktaking.upkeep.reminders import remind
from tests.factories import (
    OrganisationFactory,
    UserFactory,
    change_of,
    commitment_document,
    document,
    submitted,
    text,
)

pytestmark = pytest.mark.django_db

YEAR, SECOND, CALL, THIRD = "2025-03-10", "2026-03-10", "2027-02-08", "2027-03-10"


def told(mailoutbox):
    return [mail.to[0] for mail in mailoutbox]


def test_nobody_is_reminded_before_a_year_is_over(
    clock, run, reported, ana, mailoutbox
):
    reported(ana)
    clock.move_to("2025-03-09T23:59:00Z")

    run(remind)

    assert (mailoutbox, Reminder.objects.count()) == ([], 0)


def test_reminder_names_the_record_and_leads_to_its_button(
    clock, run, reported, ana, mailoutbox, settings
):
    settings.SITE_URL = "https://portal.example.org"
    row = reported(ana)
    clock.move_to(YEAR)

    run(remind)

    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (
        ["ana@example.org"],
        "Is this record still true?",
    )
    assert f"Village radio ({row.reference})" in mail.body
    assert "Last confirmed on 10 March 2024." in mail.body
    links = re.findall(r"https://portal\.example\.org/\S+", mail.body)
    kinds = [link.split("/")[3] for link in links]
    assert kinds == ["still-true", "my", "no-more-reminders"]
    headers = mail.extra_headers
    assert headers["List-Unsubscribe"] == f"<{links[2]}>"
    assert headers["Message-ID"].startswith(f"<reminder-{ana.pk}-2025-03-10@")


def test_job_that_runs_again_sends_nothing_twice(clock, run, reported, ana, mailoutbox):
    reported(ana)
    for day in (YEAR, YEAR, "2025-03-11", "2025-05-01", "2026-03-09"):
        clock.move_to(day)
        run(remind)

    assert len(mailoutbox) == 1


def test_three_reminders_in_three_years_and_then_silence(
    clock, run, reported, ana, mailoutbox
):
    reported(ana)
    for day in (YEAR, "2025-09-01", SECOND, "2027-02-07", CALL, THIRD, "2028-03-10"):
        clock.move_to(day)
        run(remind)

    sent = Reminder.objects.order_by("sent_on").values_list("occasion", "sent_on")
    assert [(kind, str(day)) for kind, day in sent] == [
        (Occasion.DUE, YEAR),
        (Occasion.OVERDUE, SECOND),
        (Occasion.LAST, CALL),
    ]
    assert "Readers see that this is two years ago." in mailoutbox[1].body
    assert "This is the last reminder." in mailoutbox[2].body


def test_confirming_ends_the_reminders_for_a_year(
    clock, run, reported, ana, mailoutbox
):
    row = reported(ana)
    clock.move_to(YEAR)
    run(remind)
    clock.move_to("2025-03-20")
    workflow.confirm(row.reference, number=1, actor=ana)
    for day in (SECOND, "2026-03-19", "2026-03-20"):
        clock.move_to(day)
        run(remind)

    days = [str(one.sent_on) for one in Reminder.objects.order_by("sent_on")]
    assert days == [YEAR, "2026-03-20"]
    assert Reminder.objects.last().occasion == Occasion.DUE


def test_one_letter_for_all_records_of_a_person(clock, run, reported, ana, mailoutbox):
    for n in range(3):
        reported(ana, f"Radio {n}")
    submitted(
        "commitment",
        commitment_document(),
        submitter=ana,
        submitted_at="2024-03-10T09:00:00Z",
    )
    clock.move_to(YEAR)

    run(remind)

    (mail,) = mailoutbox
    assert mail.subject == "Are these records still true?"
    assert mail.body.count("/still-true/") == 4
    assert Reminder.objects.count() == 4


def test_one_letter_a_month_and_what_became_due_meanwhile_is_in_the_next(
    clock, run, reported, ana, mailoutbox
):
    reported(ana, "First")
    clock.move_to("2024-03-20T09:00:00Z")
    reported(ana, "Second")
    for day in (YEAR, "2025-03-20", "2025-04-08", "2025-04-09", "2025-04-10"):
        clock.move_to(day)
        run(remind)

    assert len(mailoutbox) == 2
    assert "Second" not in mailoutbox[0].body
    assert ("First" in mailoutbox[1].body, "Second" in mailoutbox[1].body) == (
        False,
        True,
    )
    last = Reminder.objects.order_by("sent_on").last()
    assert str(last.sent_on) == "2025-04-09"


def test_authors_and_members_are_asked_and_nobody_who_has_gone(
    clock, run, reported, mailoutbox
):
    names = ("author", "colleague", "member", "former", "closed", "stranger")
    people = {n: UserFactory(name=n, email=f"{n}@example.org") for n in names}
    radio = OrganisationFactory(members=[people["member"], people["former"]])
    row = reported(people["author"], organisation=radio.reference)
    item = row.revision.submission
    item.collaborators.add(people["colleague"], people["closed"])
    radio.members.remove(people["former"])
    people["closed"].is_active = False
    people["closed"].save()
    clock.move_to(YEAR)

    run(remind)

    assert sorted(told(mailoutbox)) == [
        f"{name}@example.org" for name in ("author", "colleague", "member")
    ]


def test_who_confirmed_for_others_does_not_take_the_reminders_from_the_author(
    clock, run, reported, ana, mailoutbox
):
    row, member = reported(ana), UserFactory(email="member@example.org")
    row.organisation.members.add(member)
    clock.move_to("2024-06-01T00:00:00Z")
    workflow.confirm(row.reference, number=1, actor=member)
    row.organisation.members.remove(member)
    clock.move_to("2025-06-01")

    run(remind)

    assert told(mailoutbox) == ["ana@example.org"]


def test_finished_historic_and_lost_records_are_left_alone(
    clock, run, reported, ana, mailoutbox
):
    reported(ana, stage="completed")
    reported(ana, stage="stopped")
    public = {"source": "Report", "organisation": OrganisationFactory().reference}
    historic = {"profile": Profile.HISTORIC, "submitter": portal_account()}
    row = submitted("project", document(**public), submitted_at=None, **historic)
    row.organisation.members.add(ana)
    clock.move_to(YEAR)
    run(remind)
    reported(ana, "Lost")
    clock.move_to("2028-03-10")
    run(remind)

    assert mailoutbox == []


def test_account_of_the_portal_is_written_to_by_nobody(
    clock, run, reported, mailoutbox
):
    reported(portal_account())
    clock.move_to(YEAR)

    run(remind)

    assert mailoutbox == []


def test_who_wants_none_gets_none_but_may_change_their_mind(
    clock, run, reported, ana, mailoutbox
):
    reported(ana)
    NoReminders.objects.create(person=ana)
    clock.move_to(YEAR)
    run(remind)
    before = len(mailoutbox)

    NoReminders.objects.all().delete()
    run(remind)

    assert (before, len(mailoutbox)) == (0, 1)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "zh-hans", "ru"])
def test_letter_is_in_the_language_of_its_reader(
    clock, run, reported, mailoutbox, language
):
    reported(UserFactory(name="Ana", language=language))
    clock.move_to(YEAR)

    run(remind)

    with translation.override(language):
        hello = translation.gettext("Hello %(name)s,") % {"name": "Ana"}
    (mail,) = mailoutbox
    assert hello in mail.body
    prefix = {"en": "", "zh-hans": "/zh"}.get(language, f"/{language}")
    assert f"{prefix}/still-true/" in mail.body


def test_what_was_confirmed_before_the_letter_was_sent_is_not_in_it(
    clock, run, reported, ana, mailoutbox, settings
):
    settings.TASKS = {"default": {"BACKEND": settings.QUEUED}}
    first, _second = reported(ana, "First"), reported(ana, "Second")
    clock.move_to(YEAR)
    run(remind)
    workflow.confirm(first.reference, number=1, actor=ana)

    mails.send_reminder.call(ana.pk, YEAR)

    (mail,) = mailoutbox
    assert ("First" in mail.body, "Second" in mail.body) == (False, True)


def test_queue_is_told_of_no_link_and_of_no_address(
    clock, run, reported, ana, settings
):
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415  # for one test

    settings.TASKS = {"default": {"BACKEND": settings.QUEUED}}
    reported(ana)
    clock.move_to(YEAR)

    run(remind)

    (job,) = DBTaskResult.objects.all()
    assert job.args_kwargs == {"args": [ana.pk, YEAR], "kwargs": {}}


def test_many_records_are_not_all_in_the_letter(
    clock, run, reported, ana, mailoutbox, monkeypatch
):
    monkeypatch.setattr(mails, "MOST", 2)
    for n in range(5):
        reported(ana, f"Radio {n}")
    clock.move_to(YEAR)

    run(remind)

    (mail,) = mailoutbox
    assert mail.body.count("/still-true/") == 2
    assert "3 more records are on your page:" in mail.body


@pytest.mark.parametrize("count", [1, 3])
def test_finding_people_costs_the_same_for_any_number_of_records(
    clock, reported, ana, django_assert_num_queries, count
):
    radio = OrganisationFactory(members=[ana])
    for n in range(count):
        row = reported(ana, f"Radio {n}", organisation=radio.reference)
        row.revision.submission.collaborators.add(UserFactory(is_active=False))
    NoReminders.objects.create(person=ana)
    clock.move_to(YEAR)

    # two registers; reminders, colleagues, members, people; the lock and its savepoint,
    # letters of late, whether they are wanted
    with django_assert_num_queries(11):
        remind.call()


def test_change_of_the_record_by_its_author_counts_as_a_confirmation(
    clock, run, reported, ana, mailoutbox
):
    row = reported(ana)
    clock.move_to("2024-12-01T09:00:00Z")
    item = change_of(row, {"texts": [text("Town radio")], "ends_on": "2030"})
    workflow.take_step(item, "submit", actor=ana, given=workflow.Given(terms="2026-11"))
    from tests.factories import SecretariatFactory  # noqa: PLC0415  # for one test

    mona = SecretariatFactory()
    workflow.take_step(item, "take-up", actor=mona)
    workflow.take_step(item, "publish", actor=mona)
    clock.move_to(YEAR)

    run(remind)

    assert "still true" not in " ".join(mail.subject for mail in mailoutbox)
