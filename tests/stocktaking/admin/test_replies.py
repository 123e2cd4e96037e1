"""What moderators say often, put into their words."""

import pytest
from django.urls import reverse

from stocktaking.choices import State
from stocktaking.models import CannedReply
from tests.factories import (
    ModerationGrantFactory,
    UserFactory,
)
from tests.stocktaking.admin.test_queue import page, take

pytestmark = pytest.mark.django_db


def test_canned_reply_is_put_in_after_what_was_typed_in_the_submitters_language(
    client, held
):
    held.submitter.language = "fr"
    held.submitter.name = "Awa"
    held.submitter.save()
    reply = CannedReply.objects.create(
        action="refuse",
        reason="advertising",
        title_en="Advert",
        words_en="Hello {name}, {title}",
        words_fr="Bonjour {name}, « {title} », {unknown}",
    )
    said = {"words": "Typed.", "insert": "1", "reply": reply.pk}

    shown = take(client, held, "refuse", **said)

    (form,) = [one.form for one in shown.context["offers"] if one.is_open]
    words = "Typed.\n\nBonjour Awa, « Village radio », {unknown}"
    assert (form["words"].value(), form["reason"].value()) == (words, "advertising")
    held.refresh_from_db()
    assert (shown.status_code, held.state) == (200, State.IN_REVIEW)


def test_reply_that_does_not_speak_the_submitters_language_says_so(client, held):
    held.submitter.language = "zh-hans"
    held.submitter.save()
    for title, chinese in (("Advert", ""), ("Greeting", "你好")):
        CannedReply.objects.create(
            action="refuse",
            title_en=title,
            words_en="Hello",
            words_zh_hans=chinese,
        )

    shown = client.get(page(held)).text

    assert "Advert (in English alone)</option>" in shown
    assert "Greeting</option>" in shown


@pytest.mark.parametrize("key", ["", "0", "x", "99999999999999999999"])
def test_reply_that_is_not_there_adds_nothing(client, held, key):
    said = {"words": "Typed.", "insert": "1", "reply": key}

    shown = take(client, held, "refuse", **said)

    (form,) = [one.form for one in shown.context["offers"] if one.is_open]
    assert form["words"].value() == "Typed."


def test_reply_with_a_place_that_nothing_fills_is_refused(client, moderator):
    sent = {"action": "refuse", "title_en": "Hello", "words_en": "Hello {nmae}"}

    answer = client.post(reverse("admin:stocktaking_cannedreply_add"), sent)

    assert "Nothing is put in for {nmae}." in answer.content.decode()
    assert not CannedReply.objects.exists()


def test_facilitators_do_not_change_the_replies(client):
    user = UserFactory(is_staff=True)
    ModerationGrantFactory(member=user, code="C3")
    client.force_login(user)

    assert client.get(reverse("admin:stocktaking_cannedreply_add")).status_code == 403
