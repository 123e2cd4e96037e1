"""Small corrections by whoever reviews."""

import pytest
from django.urls import reverse

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.factories import (
    ModerationGrantFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    lines,
    record,
    text,
)
from tests.stocktaking.admin.test_queue import page

pytestmark = pytest.mark.django_db


def correct(item, slug="what"):
    return reverse("admin:stocktaking_submission_correct", args=[item.pk, slug])


def form_of(client, address):
    """What the form on the page would send."""
    context = client.get(address).context
    form, sent = context["form"], {"seen": context["seen"]}
    for part in (form.facts, *form.lists.values()):
        for one in getattr(part, "forms", [part]):
            sent |= {f.html_name: f.value() or "" for f in one}
        if hasattr(part, "management_form"):
            sent |= {f.html_name: f.value() for f in part.management_form}
    return {name: value for name, value in sent.items() if value != ""}


def corrected_elsewhere(item, **public):
    given = Given(public={**item.public, **public}, version=item.document_version)
    workflow.take_step(item, Action.CORRECT, actor=item.reviewer, given=given)


def test_reviewer_corrects_a_section(client, held):
    sent = form_of(client, correct(held))

    answer = client.post(correct(held), {**sent, "texts-0-title": "Village radios"})

    held.refresh_from_db()
    (correction,) = [e.correction for e in held.events.filter(action="correct")]
    assert (answer.status_code, held.title) == (302, "Village radios")
    assert correction.after["texts"][0]["title"] == "Village radios"
    assert held.private["email"] == "a@example.org"
    assert "Village radios" in client.get(page(held)).content.decode()


def test_correction_that_is_refused_keeps_the_words(client, held):
    sent = {**form_of(client, correct(held)), "texts-0-title": "Typed"}

    answer = client.post(correct(held), {**sent, "texts-0-summary": ""})

    held.refresh_from_db()
    assert answer.status_code == 422
    assert 'value="Typed"' in answer.content.decode()
    assert held.title == "Village radio"


def test_corrections_in_two_tabs_are_compared(client, held):
    sent = {**form_of(client, correct(held)), "texts-0-title": "Mine"}
    corrected_elsewhere(held, texts=[text("Theirs")])

    answer = client.post(correct(held), sent)
    again = client.post(correct(held), {**sent, "seen": answer.context["seen"]})

    held.refresh_from_db()
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Theirs" in html
    assert 'value="Mine"' in html
    assert (again.status_code, held.title) == (302, "Mine")


def test_row_that_is_added_takes_no_correction_back(client, held):
    sent = form_of(client, correct(held))
    corrected_elsewhere(held, texts=[text("Theirs")])

    shown = client.post(correct(held), {**sent, "save": "links"})
    late = {**sent, "texts-0-title": "Mine", "seen": shown.context["seen"]}

    assert client.post(correct(held), late).status_code == 422
    held.refresh_from_db()
    assert held.title == "Theirs"


def test_corrections_of_two_sections_do_not_meet(client, held):
    sent = {**form_of(client, correct(held)), "texts-0-title": "Mine"}
    corrected_elsewhere(held, stage="planned")

    answer = client.post(correct(held), sent)

    held.refresh_from_db()
    assert answer.status_code == 302
    assert (held.title, held.public["stage"]) == ("Mine", "planned")


def test_acts_are_decided_as_they_stand(client, moderator):
    item = workflow.propose_withdrawal(
        record().reference, reason="at-request", words="", actor=SecretariatFactory()
    )
    workflow.take_step(item, Action.TAKE_UP, actor=moderator)

    assert Action.CORRECT not in workflow.possible_actions(item, moderator)
    assert client.get(correct(item)).status_code == 302


def test_agency_does_not_correct_lines_away(client):
    user = UserFactory(is_staff=True)
    ModerationGrantFactory(member=user, code="C3")
    both = document(action_lines=lines("C3", "C9"))
    item = SubmissionFactory(state=State.IN_REVIEW, reviewer=user, document=both)
    client.force_login(user)
    address = correct(item, "serves")
    sent = form_of(client, address)

    answer = client.post(address, {**sent, "action_lines": ["C9"]})

    assert answer.status_code == 409 or answer.status_code == 422
    assert "Only the secretariat takes one away." in answer.content.decode()


def test_row_that_is_asked_for_is_added_and_nothing_saved(client, held):
    sent = {**form_of(client, correct(held)), "texts-0-title": "Typed"}
    before = int(sent["texts-TOTAL_FORMS"])

    answer = client.post(correct(held), {**sent, "save": "texts"})

    shown = answer.context["form"].lists["texts"]
    held.refresh_from_db()
    assert len(shown.forms) == before + 1
    assert (answer.status_code, held.title) == (200, "Village radio")


def test_contact_is_not_corrected_by_others(client, held):
    assert client.get(correct(held, "contact")).status_code == 404


def test_only_the_reviewer_corrects(client, held):
    client.force_login(SecretariatFactory())
    answer = client.get(correct(held))
    assert (answer.status_code, answer["Location"]) == (302, page(held))


def test_another_language_of_the_page_brings_the_words_along(client, held):
    address = correct(held)
    sent = {**form_of(client, address), "texts-0-title": "Typed"}

    there = client.post(address, {**sent, "in-language": "fr"}).url
    page_there = client.get(there)

    held.refresh_from_db()
    assert there == f"/fr{address}"
    assert page_there.context["unsent"]
    assert 'value="Typed"' in page_there.text
    assert held.title == "Village radio"
