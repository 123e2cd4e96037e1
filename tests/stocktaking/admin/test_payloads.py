"""What somebody typed to do harm is read by reviewers as what it is: words."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.factories import (
    CannedReplyFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    lines,
    record,
    text,
)
from tests.stocktaking.admin.test_queue import QUEUE, page, step, take

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7|add:7 }}{% debug %}",
    '=HYPERLINK("http://evil.example","x")',
    "javascript:alert(1)//</textarea></title>",
]


HARM = ["<script>alert", "<img src=x", "</textarea></title>"]


def laden(payload):
    """A document with PAYLOAD wherever words may stand."""
    public = {
        "texts": [text(payload, summary=payload, description=payload)],
        "organisation": {"name": payload, "stakeholder_type": "academia"},
        "action_lines": [{**row, "reason": payload} for row in lines("C3")],
        "source": payload,
        "links": [{"url": "https://example.org/", "title": payload}],
        "identifiers": [{"scheme": "other", "value": payload[:60]}],
    }
    said = document(**public)
    said["private"] |= {"contact_name": payload, "note": payload}
    return said


def is_text(answer, payload):
    """It is there as words, and no part of it as part of the page."""
    html = answer.content.decode()
    harmful = [part for part in HARM if part in html]
    return not harmful and (escape(payload) in html)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_review_preview_and_form_show_words(client, moderator, payload):
    name = payload[:60]
    item = SubmissionFactory(
        state=State.IN_REVIEW,
        reviewer=moderator,
        submitter=UserFactory(name=name),
        document=laden(payload),
    )
    said = Given(words=payload)
    workflow.take_step(item, Action.COMMENT, actor=moderator, given=said)
    public = {**item.public, "source": f"{payload} {payload}"}
    given = Given(public=public, version=item.document_version)
    workflow.take_step(item, Action.CORRECT, actor=moderator, given=given)
    addresses = [
        page(item),
        reverse("admin:stocktaking_submission_preview", args=[item.pk]),
        reverse("admin:stocktaking_submission_correct", args=[item.pk, "what"]),
        QUEUE,
    ]

    for address in addresses:
        assert is_text(client.get(address), payload), address
    refused = take(client, item, "refuse", words=payload)
    assert refused.status_code == 422
    assert is_text(refused, payload)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_difference_mail_and_log_show_words(client, moderator, payload, mailoutbox):
    row = record(source="Before")
    item = change_of(
        row, {"source": payload, "texts": [text(payload)]}, state=State.IN_REVIEW
    )
    item.reviewer = moderator
    item.save()

    assert is_text(client.get(page(item)), payload)
    asked = {"words": payload, "comment-source": payload}
    assert take(client, item, "request-changes", **asked).status_code == 302
    client.force_login(item.submitter)
    mine = client.get(f"/my/submissions/{item.pk}/")
    assert is_text(mine, payload)
    for mail in mailoutbox:
        assert "\n" not in mail.subject
        assert payload in mail.body
        assert not mail.alternatives
    log = client.get("/decisions/").content.decode()
    assert payload[:8] not in log


@pytest.mark.parametrize("payload", PAYLOADS)
def test_canned_reply_is_put_in_as_words(client, moderator, payload):
    item = SubmissionFactory(
        state=State.IN_REVIEW,
        reviewer=moderator,
        document=document(texts=[text(payload)]),
        submitter=UserFactory(name="{title}"),
    )
    reply = CannedReplyFactory(words_en=f"{{name}} {payload[:1]} {{title}}")

    shown = client.post(step(item, "refuse"), {"insert": "1", "reply": reply.pk})

    (form,) = [one.form for one in shown.context["offers"] if one.is_open]
    assert form["words"].value() == f"{{title}} {payload[:1]} {payload}"
    assert is_text(shown, payload)
