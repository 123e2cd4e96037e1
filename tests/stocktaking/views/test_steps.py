"""What a submitter is told before and after a step with a page of its own."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stocktaking.choices import State
from tests.factories import SubmissionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "action", "meaning", "next_words"),
    [
        (
            State.SUBMITTED,
            "recall",
            "You take it back before anybody has taken it up. It becomes a draft, and"
            " you may change it and hand it in again.",
            "It is a draft again. Change what you like; nobody decides until you hand"
            " it in once more.",
        ),
        (
            State.DRAFT,
            "discard",
            "The draft is put away for good and leaves your list. What is public stays"
            " as it is.",
            "The draft is discarded. Nothing more happens with it.",
        ),
        (
            State.REFUSED,
            "appeal",
            "You may do this once. Somebody other than who refused it reads your words"
            " and decides; that decision stands.",
            "Your appeal is handed in. Somebody other than who refused it takes it up"
            " next, and we tell you by e-mail.",
        ),
    ],
)
def test_step_says_what_it_means_and_what_happens_next(
    client, state, action, meaning, next_words
):
    item = SubmissionFactory(state=state)
    client.force_login(item.submitter)
    address = reverse("stocktaking:step", args=[item.pk, action])

    before = client.get(address)
    after = client.post(address, {"words": "It is in scope."})

    assert before.context["meaning"] == meaning
    assert f'<p class="lead">{meaning}</p>' in before.content.decode()
    assert after.headers["Location"] == "/my/"
    assert [str(one) for one in get_messages(after.wsgi_request)] == [next_words]
