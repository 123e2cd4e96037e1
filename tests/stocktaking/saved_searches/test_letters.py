"""What is new of saved searches: one letter a person, at most one a week."""

import re

import pytest
import time_machine
from django.utils import timezone

from stocktaking.models import Project, SavedSearch
from stocktaking.saved_searches import letters
from tests.factories import (
    CommitmentFactory,
    OrganisationFactory,
    ProjectFactory,
    SavedSearchFactory,
    UserFactory,
    text,
)

pytestmark = pytest.mark.django_db
START = "2026-03-02T09:00:00Z"
FIFTH_DAY, WEEK, TWO_WEEKS = "2026-03-07", "2026-03-10", "2026-03-18"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def ana(clock):
    return UserFactory(name="Ana", email="ana@example.org")


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    def do():
        with django_capture_on_commit_callbacks(execute=True):
            letters.look.call()

    return do


def published(day, title="Radio", **more):
    at = f"{day}T08:00:00Z"
    return ProjectFactory(published_at=at, texts=[text(title, summary="")], **more)


def test_letter_tells_what_was_published_since_the_search_was_saved(
    clock, ana, run, mailoutbox, settings
):
    settings.SITE_URL = "https://portal.example.org"
    search = SavedSearchFactory(person=ana, name="On radio")
    published("2026-03-01", "Old radio")
    row = published("2026-03-05", organisation=OrganisationFactory(name="Trust"))
    published("2026-03-05", "Film")
    clock.move_to(WEEK)

    run()

    (mail,) = mailoutbox
    assert mail.to == ["ana@example.org"]
    assert mail.subject == "New records of a search that you saved"
    assert f"- Radio, Trust ({row.reference})" in mail.body
    assert "Old radio" not in mail.body
    assert "Film" not in mail.body
    links = re.findall(r"https://portal\.example\.org(/\S+)", mail.body)
    assert links[:3] == ["/projects/?q=radio", row.get_absolute_url(), "/my/searches/"]
    assert links[3].startswith("/no-more-search-letters/")
    unsubscribe = f"<https://portal.example.org{links[3]}>"
    assert mail.extra_headers["List-Unsubscribe"] == unsubscribe
    search.refresh_from_db()
    assert search.looked_at > search.told_from


def test_nothing_is_sent_before_a_week_is_over_nor_twice(clock, ana, run, mailoutbox):
    SavedSearchFactory(person=ana)
    published("2026-03-03")
    sent = []
    for day in (FIFTH_DAY, WEEK, WEEK, "2026-03-12", "2026-03-16", TWO_WEEKS):
        clock.move_to(day)
        published(day)
        run()
        sent.append(len(mailoutbox))

    assert sent == [0, 1, 1, 1, 1, 2]
    told = [mail.body.count("\n- Radio") for mail in mailoutbox]
    assert sum(told) == Project.objects.count() - 1  # that of the last day is to come


def test_nothing_new_is_no_letter(clock, ana, run, mailoutbox):
    SavedSearchFactory(person=ana)
    published("2026-03-05", "Film")
    clock.move_to(WEEK)

    run()

    assert mailoutbox == []


def test_all_searches_of_a_person_are_in_one_letter(clock, ana, run, mailoutbox):
    SavedSearchFactory(person=ana, name="On radio")
    SavedSearchFactory(person=ana, name="Promises", register="commitment", question="")
    SavedSearchFactory(person=ana, name="On film", question="q=film")
    clock.move_to(FIFTH_DAY)
    SavedSearchFactory(person=ana, name="Later", question="")
    published("2026-03-05")
    CommitmentFactory(published_at="2026-03-05T08:00:00Z", texts=[text("A promise")])
    clock.move_to(WEEK)

    run()

    (mail,) = mailoutbox
    assert mail.subject == "New records of searches that you saved"
    known = ("On radio", "Promises", "On film", "Later")
    assert [n for n in known if n in mail.body] == ["On radio", "Promises"]
    assert "A promise" in mail.body


def test_long_lists_are_cut_and_say_so(clock, ana, run, mailoutbox):
    SavedSearchFactory(person=ana)
    for _ in range(letters.MOST + 2):
        published("2026-03-05")
    clock.move_to(WEEK)

    run()

    (mail,) = mailoutbox
    assert mail.body.count("\n- Radio") == letters.MOST
    assert "And 2 more." in mail.body


@pytest.mark.parametrize(
    "more",
    [
        {"by_mail": False},
        {"question": "country=QQ"},
        {"question": "topic=radio"},
        {"person__is_active": False},
        {"person__email": "gone@portal.invalid"},
    ],
)
def test_whoever_wants_none_and_what_cannot_be_asked_get_no_letter(
    clock, run, mailoutbox, more
):
    SavedSearchFactory(**more)
    published("2026-03-05")
    clock.move_to(WEEK)

    run()

    assert mailoutbox == []


def test_letter_is_in_the_language_of_the_person(clock, run, mailoutbox, settings):
    SavedSearchFactory(person__language="fr")
    row = published("2026-03-05")
    clock.move_to(WEEK)

    run()

    assert f"/fr/projects/{row.reference}/" in mailoutbox[0].body


def test_search_that_was_deleted_meanwhile_is_not_told(clock, ana, mailoutbox):
    SavedSearchFactory(person=ana)
    SavedSearch.objects.all().delete()

    letters.send.call(ana.pk, timezone.now().isoformat())

    assert mailoutbox == []


@pytest.mark.parametrize("count", [1, 3])
def test_look_costs_the_same_for_any_number_of_records(
    clock, ana, run, count, django_assert_num_queries
):
    SavedSearchFactory(person=ana)
    for _ in range(count):
        published("2026-03-05")
    clock.move_to(WEEK)

    # who is due; savepoint, person, due, looked at, searches, what is new, release;
    # person, searches, number, rows with texts and countries
    with django_assert_num_queries(14):
        run()
