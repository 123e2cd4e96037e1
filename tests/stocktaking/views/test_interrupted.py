"""Words that arrive when nobody is signed in any more."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from stocktaking.choices import State
from stocktaking.models import MembershipClaim
from tests.factories import OrganisationFactory, SubmissionFactory, UserFactory
from tests.stocktaking.views.posting import controls

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(client):
    item = SubmissionFactory()
    client.force_login(item.submitter)
    return item


def at(item, section="money"):
    return reverse("stocktaking:edit-section", args=[item.pk, section])


def expire(client):
    """As when the session has ended while somebody typed."""
    client.cookies.pop(settings.SESSION_COOKIE_NAME)


def test_typed_words_are_there_after_signing_in_again(client, item):
    form = controls(client.get(at(item))) | {"budget": "4711"}
    expire(client)

    away = client.post(at(item), form)
    client.force_login(item.submitter)
    page = client.get(at(item))

    assert away.headers["Location"] == f"/accounts/login/?next={at(item)}"
    assert "before you were signed out" in page.content.decode()
    assert controls(page)["budget"] == ["4711"]
    item.refresh_from_db()
    assert not item.public.get("budget")


def test_once_saved_they_are_not_shown_again(client, item):
    form = controls(client.get(at(item))) | {"budget": "4711"}
    expire(client)
    client.post(at(item), form)
    client.force_login(item.submitter)

    client.post(at(item), controls(client.get(at(item))))
    page = client.get(at(item))

    item.refresh_from_db()
    assert item.public["budget"] == "4711"
    assert "before you were signed out" not in page.content.decode()


def test_what_was_changed_meanwhile_is_not_written_over(client, item):
    form = controls(client.get(at(item))) | {"budget": "4711"}
    expire(client)
    client.post(at(item), form)
    client.force_login(item.submitter)
    other = Client()
    other.force_login(item.submitter)
    other.post(at(item), controls(other.get(at(item))) | {"budget": "1"})

    response = client.post(at(item), controls(client.get(at(item))))

    item.refresh_from_db()
    assert (response.status_code, item.public["budget"]) == (409, "1")


def test_somebody_else_at_the_same_browser_does_not_see_them(client, item):
    form = controls(client.get(at(item))) | {"budget": "4711"}
    expire(client)
    client.post(at(item), form)

    client.force_login(UserFactory())

    assert client.get(at(item)).status_code == 404


def test_quietly_it_is_said_and_nothing_is_kept(client, item):
    form = controls(client.get(at(item))) | {"budget": "4711"}
    expire(client)

    response = client.post(at(item), form, headers={"HX-Request": "true"})

    assert response.status_code == 401
    assert "interrupted" not in client.session


def test_the_last_three_pages_are_kept(client, item):
    expire(client)
    for section in ("what", "where", "serves", "who"):
        client.post(at(item, section), {"typed": section})

    kept = client.session["interrupted"]
    assert [*kept] == [at(item, slug) for slug in ("where", "serves", "who")]


def test_more_than_a_document_is_not_kept(client, item):
    expire(client)
    client.post(at(item), {"budget": "9" * 700_001})
    assert "interrupted" not in client.session


def test_the_token_of_the_form_is_not_kept(client, item):
    expire(client)
    client.post(at(item), {"budget": "1", "csrfmiddlewaretoken": "secret"})
    assert client.session["interrupted"] == {at(item): "budget=1"}


def test_words_from_before_a_new_sign_in_are_shown_and_not_yet_saved(item):
    client = Client(enforce_csrf_checks=True)
    client.force_login(item.submitter)
    form = controls(client.get(at(item))) | {"budget": "4711"}
    form["csrfmiddlewaretoken"] = "x" * 64

    response = client.post(at(item), form)
    page = client.get(at(item))

    item.refresh_from_db()
    assert (response.status_code, response.headers["Location"]) == (302, at(item))
    assert controls(page)["budget"] == ["4711"]
    assert not item.public.get("budget")


def test_elsewhere_a_wrong_token_is_refused_as_ever(item):
    client = Client(enforce_csrf_checks=True)
    client.force_login(item.submitter)

    assert client.post("/submit/project/", {"title": "x"}).status_code == 403
    assert "interrupted" not in client.session


def test_the_post_of_another_site_signs_nobody_out(item):
    client = Client(enforce_csrf_checks=True)

    response = client.post(
        at(item), {"budget": "1"}, HTTP_ORIGIN="https://evil.example"
    )

    assert response.status_code == 403
    assert settings.SESSION_COOKIE_NAME not in response.cookies


def test_a_quiet_save_with_a_wrong_token_is_refused(item):
    client = Client(enforce_csrf_checks=True)
    client.force_login(item.submitter)

    response = client.post(at(item), {"budget": "1"}, headers={"HX-Request": "true"})

    assert response.status_code == 403


@pytest.fixture
def refused(client):
    item = SubmissionFactory(state=State.REFUSED)
    client.force_login(item.submitter)
    return item


def test_words_of_an_appeal_are_there_after_signing_in_again(client, refused):
    appeal = reverse("stocktaking:step", args=[refused.pk, "appeal"])
    expire(client)

    away = client.post(appeal, {"words": "The radio is in scope."})
    client.force_login(refused.submitter)
    page = client.get(appeal)

    refused.refresh_from_db()
    assert away.headers["Location"] == f"/accounts/login/?next={appeal}"
    assert (page.status_code, refused.state) == (200, State.REFUSED)
    assert "The radio is in scope.</textarea>" in page.text
    assert "They have not been sent yet" in page.text


def test_an_appeal_that_was_handed_in_is_not_kept(client, refused):
    appeal = reverse("stocktaking:step", args=[refused.pk, "appeal"])
    expire(client)
    client.post(appeal, {"words": "The radio is in scope."})
    client.force_login(refused.submitter)

    client.post(appeal, {"words": "It is in scope."})

    refused.refresh_from_db()
    assert (refused.state, client.session["interrupted"]) == (State.SUBMITTED, {})


def test_words_of_a_claim_are_there_after_signing_in_again(client):
    user, row = UserFactory(), OrganisationFactory()
    url = reverse("stocktaking:claim-organisation", args=[row.reference])

    client.post(url, {"words": "I keep the archive."})
    client.force_login(user)
    page = client.get(url)

    assert "I keep the archive.</textarea>" in page.text
    assert "They have not been sent yet" in page.text
    assert not MembershipClaim.objects.exists()


def test_another_language_brings_the_words_of_an_appeal_along(client, refused):
    appeal = reverse("stocktaking:step", args=[refused.pk, "appeal"])
    typed = {"words": "La radio est concernée.", "in-language": "fr"}

    away = client.post(appeal, typed)
    page = client.get(f"/fr{appeal}")

    refused.refresh_from_db()
    assert (away.status_code, away.headers["Location"]) == (302, f"/fr{appeal}")
    assert "La radio est concernée.</textarea>" in page.text
    assert (page.status_code, refused.state) == (200, State.REFUSED)


def test_another_language_brings_the_words_of_a_claim_along(client):
    url = reverse(
        "stocktaking:claim-organisation", args=[OrganisationFactory().reference]
    )
    client.force_login(UserFactory())

    client.post(url, {"words": "I keep the archive.", "in-language": "ar"})

    assert "I keep the archive.</textarea>" in client.get(f"/ar{url}").text
    assert not MembershipClaim.objects.exists()


def test_a_language_that_there_is_not_takes_the_step(client, refused):
    appeal = reverse("stocktaking:step", args=[refused.pk, "appeal"])

    client.post(appeal, {"words": "It is in scope.", "in-language": "tlh"})

    refused.refresh_from_db()
    assert refused.state == State.SUBMITTED


def test_pages_with_words_change_the_language_by_a_button_of_their_form(
    client, refused
):
    appeal = reverse("stocktaking:step", args=[refused.pk, "appeal"])

    page = client.get(appeal)

    assert controls(page, "words").keys() >= {"words"}
    assert 'form="words" name="in-language" formnovalidate value="fr"' in page.text
