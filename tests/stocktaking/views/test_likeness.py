"""What a draft looks like: told in the form and on its review; and what one may do."""

import re

import pytest
import time_machine
from django.urls import reverse

from stocktaking import workflow
from stocktaking.choices import Kind, State
from stocktaking.models import Submission
from tests.factories import (
    CountryFactory,
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    document,
    record,
    text,
)
from tests.stocktaking.views.posting import answer, controls

pytestmark = pytest.mark.django_db
QUIET = {"HX-Request": "true"}


@pytest.fixture
def row():
    CountryFactory(code="KE")
    return record(countries=["KE"], starts_on="2025")


@pytest.fixture
def owner(row):
    return Submission.objects.get(reference=row.reference).submitter


@pytest.fixture
def item(client, owner):
    """A draft of somebody who may change the record, and that says nothing so far."""
    client.force_login(owner)
    return workflow.open_draft("project", actor=owner, public={})


def alike(user, **more):
    """A draft that looks like the record."""
    more = {"texts": [text()], "countries": ["KE"], **more}
    return SubmissionFactory(submitter=user, document=document(**more))


def at(item, section="what"):
    return reverse("stocktaking:edit-section", args=[item.pk, section])


def quietly(client, item, section="what", **typed):
    form = controls(client.get(at(item, section)))
    return client.post(at(item, section), form | typed, headers=QUIET)


def told(answer):
    """References of the records that a page, or a part of one, tells of in order."""
    html = answer.content.decode()
    return re.findall(r'name="alike_other" value="([^"]+)"', html)


def offered(page):
    return re.findall(r'name="(alike_\w+)"', page.content.decode())


def test_it_is_told_while_one_types(client, item, row):
    client.post(at(item, "where"), {"countries": "KE", "save": "draft"})

    answer = quietly(client, item, **{"texts-0-title": "Village radio"})

    html = answer.content.decode()
    assert told(answer) == [row.reference]
    assert f"This looks like {row.reference}" in html
    assert '<div id="alike" hx-swap-oob="innerHTML">' in html
    assert "Saved at" in html


@pytest.mark.parametrize(
    ("section", "typed", "looks"),
    [
        ("what", {"texts-0-title": "Other"}, True),
        ("what", {"organisation": "Radio Trust"}, True),
        ("where", {"countries": "KE"}, True),
        ("what", {"texts-0-summary": "New words."}, False),
        ("what", {}, False),
        ("where", {"ends_on": "2026"}, False),
    ],
)
def test_it_is_looked_for_when_title_organisation_or_country_changed(
    client, owner, section, typed, looks
):
    client.force_login(owner)
    draft = alike(owner, countries=[])

    answer = quietly(client, draft, section, **typed)

    assert answer.status_code == 200
    assert (b'id="alike"' in answer.content) is looks


@pytest.mark.parametrize("section", ["what", "where"])
def test_without_a_script_the_sections_tell_it(client, owner, row, section):
    client.force_login(owner)
    assert told(client.get(at(alike(owner), section))) == [row.reference]


@pytest.mark.parametrize("section", ["money", "contact", "serves"])
def test_sections_that_ask_something_else_do_not(client, owner, row, section):
    client.force_login(owner)
    assert told(client.get(at(alike(owner), section))) == []


def test_the_review_tells_it_and_takes_the_answer(client, owner, row):
    client.force_login(owner)
    draft = alike(owner)
    review = reverse("stocktaking:review", args=[draft.pk])
    assert told(client.get(review)) == [row.reference]

    url = reverse("stocktaking:alike", args=[draft.pk])
    response = client.post(url, {"alike_other": row.reference}, follow=True)

    assert response.redirect_chain == [(review, 302)]
    assert told(response) == []


def test_what_is_told_apart_does_not_come_back_and_no_word_is_lost(client, owner, row):
    client.force_login(owner)
    draft = alike(owner)

    page = answer(
        client,
        draft,
        "what",
        {"texts": [{"title": "Village radios", "language": "en"}]},
        alike_other=row.reference,
    )

    assert page.headers["Location"] == at(draft)
    draft.refresh_from_db()
    assert (draft.title, draft.apart_from) == ("Village radios", [row.reference])
    assert told(client.get(at(draft))) == []


@time_machine.travel("2026-11-02")
@pytest.mark.parametrize(
    ("starts_on", "is_later"), [("2026", True), ("", True), ("2025", False)]
)
def test_what_starts_later_may_be_the_next_entry(
    client, owner, row, starts_on, is_later
):
    client.force_login(owner)

    page = client.get(at(alike(owner, starts_on=starts_on)))

    assert ("alike_later" in offered(page)) is is_later
    assert "alike_change" in offered(page)


def test_the_next_entry_is_linked_and_not_asked_about_again(client, owner, row):
    client.force_login(owner)
    first = record(countries=["KE"], starts_on="2023")
    row.continues = first
    row.save()
    draft = alike(owner)

    answer(client, draft, "what", {}, alike_later=row.reference)

    draft.refresh_from_db()
    assert draft.public["continues"] == row.reference
    assert told(client.get(at(draft))) == []


def test_who_may_not_change_the_record_is_told_who_keeps_it(client, row):
    user = UserFactory()
    client.force_login(user)

    page = client.get(at(alike(user)))

    assert offered(page) == ["alike_other"]
    assert "Those who reported it keep it up to date." in page.content.decode()


def test_a_change_and_what_is_handed_in_are_not_compared(client, owner, row):
    client.force_login(owner)
    record(countries=["KE"])
    change = workflow.start_change(row.reference, actor=owner)

    assert told(client.get(at(change))) == []


def test_reports_are_not_compared(client, owner):
    client.force_login(owner)
    promise = record("commitment", texts=[text("Half way")])
    draft = SubmissionFactory(
        submitter=owner,
        register="progress-report",
        document={
            "format": 1,
            "public": {"commitment": promise.reference, "texts": [text("Half way")]},
            "private": {},
        },
    )

    assert told(client.get(at(draft))) == []


def instead(draft, row):
    return reverse("stocktaking:change-instead", args=[draft.pk, row.reference])


def test_the_draft_becomes_a_change_and_all_that_was_typed_is_in_it(client, owner, row):
    client.force_login(owner)
    draft = alike(owner, source="Typed here.")
    asked = answer(client, draft, "what", {}, alike_change=row.reference)
    assert asked.headers["Location"] == instead(draft, row)

    page = client.get(instead(draft, row))
    assert "Typed here." in page.content.decode()
    response = client.post(instead(draft, row), {"version": draft.document_version})

    draft.refresh_from_db()
    review = reverse("stocktaking:review", args=[draft.pk])
    assert response.headers["Location"] == review
    assert (draft.kind, draft.reference) == (Kind.CHANGE, row.reference)
    assert draft.public["source"] == "Typed here."
    assert "Typed here." in client.get(review).content.decode()


def test_a_page_that_was_open_for_too_long_turns_nothing(client, owner, row):
    client.force_login(owner)
    draft = alike(owner)

    response = client.post(instead(draft, row), {"version": 0})

    draft.refresh_from_db()
    assert (response.status_code, draft.kind) == (409, Kind.NEW)
    assert "Compare and save again." in response.content.decode()


def test_another_change_that_was_begun_is_shown_and_both_stay(client, owner, row):
    client.force_login(owner)
    begun, draft = workflow.start_change(row.reference, actor=owner), alike(owner)

    page = client.get(instead(draft, row)).content.decode()
    response = client.post(instead(draft, row), {"version": 1})

    assert reverse("stocktaking:edit", args=[begun.pk]) in page
    draft.refresh_from_db()
    assert (response.status_code, draft.kind) == (409, Kind.NEW)


def test_the_record_of_somebody_else_is_not_changed_instead(client, row):
    user = UserFactory()
    client.force_login(user)
    draft = alike(user)

    asked = [client.get(instead(draft, row)), client.post(instead(draft, row))]

    assert [page.status_code for page in asked] == [409, 409]
    assert Submission.objects.get(pk=draft.pk).kind == Kind.NEW


@pytest.mark.parametrize("state", [State.SUBMITTED, State.DISCARDED])
def test_what_rests_is_shown_instead(client, owner, row, state):
    client.force_login(owner)
    draft = SubmissionFactory(submitter=owner, state=state)

    for response in (client.get(instead(draft, row)), client.post(instead(draft, row))):
        assert response.headers["Location"] == draft.get_absolute_url()


@pytest.mark.parametrize("button", ["alike_change", "alike_later", "alike_other"])
@pytest.mark.parametrize("value", ["WSIS-P-000000", "../../", "\u00e9", "x" * 400])
def test_a_wrong_reference_is_a_sentence_and_changes_nothing(
    client, owner, button, value
):
    client.force_login(owner)
    draft = alike(owner, organisation=OrganisationFactory().reference)

    url = reverse("stocktaking:alike", args=[draft.pk])
    page = client.post(url, {button: value}, follow=True)

    assert page.status_code < 500
    assert "There is no record" in page.content.decode()
    draft.refresh_from_db()
    assert (draft.document_version, draft.apart_from) == (1, [])
