import pytest
from django.urls import reverse

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.factories import SecretariatFactory, SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db


def step(item, action):
    return reverse("stocktaking:step", args=[item.pk, action])


@pytest.fixture
def returned():
    """A submission that a reviewer gave back with words."""
    item = SubmissionFactory(state=State.IN_REVIEW)
    comments = {"texts": "Name the village."}
    words = Given(words="Which village?", comments=comments)
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=words)
    return item


def test_page_says_what_the_reviewer_asks_for(client, returned):
    client.force_login(returned.submitter)
    html = client.get(returned.get_absolute_url()).content.decode()
    assert "Which village?" in html
    assert "<b>Texts</b> Name the village." in html
    assert reverse("stocktaking:edit", args=[returned.pk]) in html


def test_page_survives_that_the_reviewer_was_forgotten(client, returned):
    returned.events.last().note.delete()
    client.force_login(returned.submitter)
    response = client.get(returned.get_absolute_url())
    assert response.status_code == 200
    assert "Which village?" not in response.content.decode()


@pytest.mark.parametrize(
    ("state", "actions"),
    [
        (State.DRAFT, [Action.DISCARD]),
        (State.SUBMITTED, [Action.RECALL]),
        (State.IN_REVIEW, []),
        (State.RETURNED, [Action.DISCARD]),
        (State.PUBLISHED, []),
        (State.REFUSED, [Action.APPEAL]),
    ],
)
def test_buttons_are_what_is_possible(client, state, actions):
    item = SubmissionFactory(state=state)
    client.force_login(item.submitter)
    assert client.get(item.get_absolute_url()).context["actions"] == actions


def test_recall_makes_it_a_draft_again(client):
    item = SubmissionFactory(state=State.SUBMITTED)
    client.force_login(item.submitter)

    assert client.get(step(item, "recall")).status_code == 200
    client.post(step(item, "recall"))

    item.refresh_from_db()
    assert item.state == State.DRAFT


def test_appeal_asks_for_words_and_keeps_them(client):
    item = SubmissionFactory(state=State.REFUSED)
    client.force_login(item.submitter)

    without = client.post(step(item, "appeal"), {"words": " "})
    client.post(step(item, "appeal"), {"words": "It is in scope."})

    item.refresh_from_db()
    assert (without.status_code, item.state) == (422, State.SUBMITTED)
    assert item.events.last().words == "It is in scope."


@pytest.mark.parametrize("action", ["publish", "take-up", "submit", "nonsense"])
def test_no_other_step_has_an_address_here(client, action):
    item = SubmissionFactory(state=State.SUBMITTED)
    moderator = SecretariatFactory()
    item.collaborators.add(moderator)
    client.force_login(moderator)

    assert client.post(step(item, action)).status_code == 404


def test_stranger_takes_no_step(client):
    item = SubmissionFactory(state=State.SUBMITTED)
    client.force_login(UserFactory())
    assert client.post(step(item, "recall")).status_code == 404
    item.refresh_from_db()
    assert item.state == State.SUBMITTED
