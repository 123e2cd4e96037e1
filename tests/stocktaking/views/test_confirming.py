"""The button "Still true", on own pages and behind the link in a mail."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from stocktaking import upkeep, workflow
from stocktaking.choices import Action, State
from stocktaking.models import (
    NoReminders,
    Project,
    Revision,
    Submission,
    Tombstone,
)
from tests.factories import (
    SecretariatFactory,
    UserFactory,
    change_of,
    commitment_document,
    document,
    record,
    row_of,
    submitted,
    text,
)

pytestmark = pytest.mark.django_db

NOW = "2026-11-22T10:00:00Z"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def ana():
    return UserFactory(name="Ana", email="ana@example.org")


@pytest.fixture
def row(ana):
    found = submitted("project", document(), submitter=ana)
    return aged(found, date(2025, 10, 1))


def aged(row, day):
    type(row).objects.filter(pk=row.pk).update(vouched_on=day)
    return upkeep.row_of(row.reference)


def own(row):
    return f"/my/records/{row.reference}/still-true/"


def link(row, person):
    return f"/still-true/{upkeep.token_of(person, row)}/"


def numbers(row):
    return list(
        Revision.objects.filter(reference=row.reference).values_list(
            "number", flat=True
        )
    )


# Signed in


def test_own_records_show_how_they_stand_and_the_button(client, ana):
    client.force_login(ana)
    days = {
        "Up to date": date(2026, 1, 1),
        "Confirmation due": date(2025, 11, 22),
        "Confirmation overdue": date(2024, 11, 22),
        "Inactive": date(2023, 11, 22),
        "Historic record": None,
    }
    for day in days.values():
        aged(submitted("project", document(), submitter=ana), day)
    submitted("project", document(stage="completed"), submitter=ana)
    submitted("commitment", commitment_document(), submitter=ana)

    for path in ("/my/", "/my/records/"):
        rows = client.get(path).context["records" if path == "/my/" else "rows"]
        rows = rows["rows"] if path == "/my/" else rows
        shown = {str(one.row.standing.label) for one in rows}
        assert shown <= {*days, "Finished"}
    html = client.get("/my/records/").text
    assert [html.count(f">{word}</span>") for word in [*days, "Finished"]] == [
        *(2, 1, 1, 1, 1, 1)
    ]
    assert html.count("still-true/") == 6  # all but the finished one


def test_button_confirms_and_leads_back_to_the_record_in_the_list(client, ana, row):
    client.force_login(ana)
    sent = {"number": "1", "back": "/my/records/?page=2"}

    answer = client.post(own(row), sent)

    assert answer.url == f"/my/records/?page=2#{row.reference}"
    assert numbers(row) == [1, 2]
    told = client.get("/my/records/").text
    assert f"Thank you: {row.reference} is confirmed as of today." in told


@pytest.mark.parametrize("way", ["https://evil.example/", "//evil.example", "", "x:y"])
def test_nobody_is_sent_to_another_site(client, ana, row, way):
    client.force_login(ana)
    answer = client.post(own(row), {"number": "1", "back": way})
    assert answer.url == f"/projects/{row.reference}/"


def test_second_tab_is_told_that_nothing_is_left_to_do(client, ana, row):
    client.force_login(ana)
    client.post(own(row), {"number": "1"})

    answer = client.post(own(row), {"number": "1"}, follow=True)

    assert "was confirmed today already" in answer.text
    assert numbers(row) == [1, 2]


def test_record_that_was_changed_meanwhile_is_shown_before_it_is_confirmed(
    client, ana, row
):
    client.force_login(ana)
    item = change_of(row, {"texts": [text("Town radio")]}, state=State.IN_REVIEW)
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    answer = client.post(own(row), {"number": "1"})

    assert (answer.status_code, numbers(row)) == (409, [1, 2])
    assert "Read what it says now, then confirm it." in answer.text
    assert "Town radio" in answer.text
    assert 'name="number" value="2"' in answer.text


@pytest.mark.parametrize("sent", [{}, {"number": "x"}, {"number": "9" * 30}])
def test_form_that_says_nothing_of_a_version_confirms_nothing(client, ana, row, sent):
    client.force_login(ana)
    assert client.post(own(row), sent).status_code == 409
    assert numbers(row) == [1]


def test_strangers_and_what_is_not_there_are_one_answer(client, ana, row):
    client.force_login(UserFactory())
    report = submitted("progress-report", report_of(ana), submitter=ana)
    Tombstone.objects.create(reference="WSIS-P-1", register="project", words="x")
    paths = [own(row), own(report), *("/my/records/WSIS-P-1/still-true/",)]

    for path in [*paths, "/my/records/x/still-true/"]:
        assert client.get(path).status_code == 404
        assert client.post(path, {"number": "1"}).status_code == 404
    assert numbers(row) == [1]


def report_of(ana):
    from tests.factories import report_document  # noqa: PLC0415  # for one test

    return report_document()


def test_session_that_ended_leads_back_to_the_button(client, ana, row):
    answer = client.post(own(row), {"number": "1"})
    assert answer.url == f"/accounts/login/?next={own(row)}"
    client.force_login(ana)

    page = client.get(own(row))

    assert (page.status_code, numbers(row)) == (200, [1])
    assert "Yes, still true" in page.text


def test_record_page_has_the_button_for_those_who_may(client, ana, row):
    before = client.get(row.get_absolute_url()).text
    client.force_login(ana)
    after = client.get(row.get_absolute_url()).text

    assert ("still-true" in before, "still-true" in after) == (False, True)


@pytest.mark.parametrize(
    ("day", "word", "sentence"),
    [
        (date(2025, 11, 23), "Up to date", "Confirmed or handed in on 23 November"),
        (date(2025, 11, 22), "Confirmation due", "a year ago or more."),
        (date(2024, 11, 22), "Confirmation overdue", "two years ago or more."),
        (date(2023, 11, 22), "Inactive", "What it says may no longer be true."),
        (None, "Historic record", "As its source gives it."),
    ],
)
@pytest.mark.parametrize("register", ["project", "commitment"])
def test_everybody_sees_how_far_a_record_can_be_relied_on(
    client, register, day, word, sentence
):
    row = aged(record(register), day)

    html = client.get(row.get_absolute_url()).text

    assert f">{word}</span>" in html
    assert sentence in html


def test_lists_mark_what_is_inactive_and_nothing_else(client):
    for day in (date(2023, 11, 22), date(2023, 11, 23), None):
        aged(record(), day)

    html = client.get("/projects/").text

    assert html.count('<span class="state none">Inactive</span>') == 1
    assert html.count('class="state') == 1


# By the link


def test_link_shows_what_the_record_says_and_confirms_nothing(client, ana, row):
    page = client.get(link(row, ana))
    client.head(link(row, ana))

    assert (page.status_code, numbers(row)) == (200, [1])
    for words in ("Village radio", "Farmers hear prices.", "Ongoing", "Ana"):
        assert words in page.text
    assert "a@example.org" not in page.text
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in page.text


def test_link_confirms_without_signing_in_as_whom_it_was_sent_to(client, ana, row):
    answer = client.post(link(row, ana), {"number": "1"})

    item = Submission.objects.latest("pk")
    assert answer.url == f"/projects/{row.reference}/"
    assert (item.submitter, numbers(row)) == (ana, [1, 2])
    assert item.events.get().note.actor == ana
    assert "is confirmed as of today" in client.get(answer.url).text
    assert "_auth_user_id" not in client.session


def test_link_is_good_once(client, ana, row):
    asked = link(row, ana)
    client.post(asked, {"number": "1"})

    again = client.post(asked, {"number": "2"})

    assert (again.status_code, numbers(row)) == (410, [1, 2])
    assert "confirmed or handed in anew on 22 November 2026" in again.text


@pytest.mark.parametrize(("days", "status"), [(0, 200), (60, 200), (60.001, 410)])
def test_link_is_good_for_sixty_days(client, ana, row, clock, days, status):
    asked = link(row, ana)
    clock.shift(timedelta(days=days))

    answer = client.get(asked)

    assert answer.status_code == status
    late = "This link was good for 60 days. Sign in and confirm the record here."
    assert (late in answer.text) is (status == 410)
    assert (f'href="{own(row)}"' in answer.text) is (status == 410)


def test_broken_and_forged_links_say_what_to_do(client, ana, row):
    token = upkeep.token_of(ana, row)
    for wrong in ("x", token[:-1], token + "a", token.replace(":", ";"), "a:b:c"):
        answer = client.get(f"/still-true/{wrong}/")
        assert answer.status_code == 404
        assert "Copy all of it from the message, or sign in" in answer.text
        assert client.post(f"/still-true/{wrong}/").status_code == 404
    other = upkeep.no_more_token_of(ana)
    assert client.get(f"/still-true/{other}/").status_code == 404
    assert client.get(f"/no-more-reminders/{token}/").status_code == 404


@pytest.mark.parametrize("why", ["closed", "no right any more", "withdrawn"])
def test_right_that_ended_since_the_mail_ends_the_link(client, row, ana, why):
    member = UserFactory()
    row.organisation.members.add(member)
    asked = link(row, member)
    if why == "closed":
        member.is_active = False
        member.save()
    elif why == "no right any more":
        row.organisation.members.remove(member)
    else:
        reference = row.reference
        Project.objects.filter(pk=row.pk).delete()
        Tombstone.objects.create(reference=reference, register="project", words="x")

    answers = [client.get(asked), client.post(asked, {"number": "1"})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert "may not change the record any more" in answers[0].text
    assert Submission.objects.count() == 1


def test_record_that_the_secretariat_changed_since_the_mail_says_so(client, ana, row):
    asked, mona = link(row, ana), SecretariatFactory()
    item = change_of(row, {"texts": [text("Mended")]}, submitter=mona)
    item.state, item.reviewer = State.IN_REVIEW, SecretariatFactory()
    item.save()
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    page = client.get(asked)
    old = client.post(asked, {"number": "1"})
    new = client.post(asked, {"number": "2"})

    assert "This is what it says now." in page.text
    assert "Mended" in page.text
    assert (old.status_code, new.status_code) == (409, 302)
    assert row_of(item).confirmed_on == timezone.localdate()


def test_link_of_a_finished_record_asks_nothing(client, ana, row):
    asked = link(row, ana)
    Project.objects.filter(pk=row.pk).update(stage="completed")

    page = client.get(asked)

    assert "What is finished needs no confirming." in page.text
    assert "Yes, still true" not in page.text


def test_another_site_cannot_press_the_button(ana, row):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(link(row, ana), {"number": "1"})
    assert (answer.status_code, numbers(row)) == (403, [1])


def test_historic_record_of_ones_organisation_is_confirmed_by_its_link(client, ana):
    row = aged(record(), None)
    row.organisation.members.add(ana)

    client.post(link(row, ana), {"number": "1"})

    assert upkeep.row_of(row.reference).confirmed_on == timezone.localdate()


# Reminders, on and off


def test_reminders_are_switched_off_by_the_link_and_on_again(client, ana):
    asked = f"/no-more-reminders/{upkeep.no_more_token_of(ana)}/"
    looked = client.get(asked), NoReminders.objects.count()

    client.post(asked, {"off": "1"})
    client.post(asked, {"off": "1"})
    off = NoReminders.objects.get().person, client.get(asked).text
    client.post(asked, {"on": "1"})

    assert (looked[0].status_code, looked[1]) == (200, 0)
    assert off[0] == ana
    assert "Ana gets no reminders." in off[1]
    assert NoReminders.objects.count() == 0


def test_link_of_a_closed_account_switches_nothing(client, ana):
    asked = f"/no-more-reminders/{upkeep.no_more_token_of(ana)}/"
    ana.is_active = False
    ana.save()
    assert client.post(asked, {"off": "1"}).status_code == 410
    assert NoReminders.objects.count() == 0


def test_own_reminders_are_switched_by_a_button(client, ana):
    client.force_login(ana)
    client.post("/my/reminders/", {"off": "1"})
    assert NoReminders.objects.get().person == ana
    assert "Send reminders again" in client.get("/my/reminders/").text
