"""Messages: all that was told by mail is here as well."""

import pytest

from stocktaking import workflow
from stocktaking.choices import UNTOLD, Action, State
from stocktaking.workflow import STEPS, Given
from tests.factories import (
    CountryFactory,
    FocalPointFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    record,
)
from tests.stocktaking.situations import member_for, situation

pytestmark = pytest.mark.django_db

CANARY = "Kanarienvogel"
STEPPED = [
    (action, source) for action, step in STEPS.items() for source in step.sources
]


@pytest.fixture
def ana(client):
    user = UserFactory(name="Ana", email="ana@example.org")
    client.force_login(user)
    return user


def messages(client):
    rows = client.get("/my/messages/").context["rows"]
    return [event.action for event in rows]


def step(item, action, actor, words="Which village?", **given):
    given = Given(words=words, terms="2026-11", **given)
    return workflow.take_step(item, action, actor=actor, given=given)


@pytest.mark.parametrize(("action", "source"), STEPPED)
def test_every_message_that_was_mailed_is_in_the_list(
    client, mailoutbox, django_capture_on_commit_callbacks, action, source
):
    item, actor, given = situation(action, source)
    item.collaborators.add(colleague := UserFactory())

    with django_capture_on_commit_callbacks(execute=True):
        event = workflow.take_step(item, action, actor=actor, given=given)

    mailed = {mail.to[0] for mail in mailoutbox}
    for person in (item.submitter, colleague):
        client.force_login(person)
        found = event in client.get("/my/messages/").context["rows"]
        own = action == Action.COMMENT and person == actor
        assert found is (action not in UNTOLD and not own)
        assert found or person.email not in mailed


def test_what_was_done_to_ones_record_is_told_with_its_page(client, ana):
    item = SubmissionFactory(submitter=ana, state=State.IN_REVIEW)
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)
    proposed = workflow.propose_withdrawal(
        item.reference, reason="legal", words="", actor=SecretariatFactory()
    )
    other = SecretariatFactory()
    step(proposed, Action.TAKE_UP, other)
    step(proposed, Action.PUBLISH, other)

    page = client.get("/my/messages/")

    assert messages(client) == ["publish", "publish", "take-up"]
    links = [f'href="{item.record_url}"', f'href="{proposed.get_absolute_url()}"']
    assert [link in page.text for link in links] == [True, False]


def test_nothing_of_strangers_and_no_opinion_is_in_the_list(client, ana):
    CountryFactory(code="SN")
    said = document(countries=["SN"])
    mine = SubmissionFactory(submitter=ana, state=State.IN_REVIEW, document=said)
    step(mine, Action.OPINION, member_for("C3"), CANARY, leaning="refuse")
    foreign = SubmissionFactory(state=State.IN_REVIEW)
    step(foreign, Action.REQUEST_CHANGES, foreign.reviewer, CANARY)
    record()

    assert messages(client) == ["take-up"]
    assert CANARY not in client.get("/my/messages/").text


def test_words_stay_at_the_start_until_they_are_answered(client, ana):
    """A step of the reviewer without words is no answer."""
    senegal = CountryFactory(code="SN")
    said = document(countries=["SN"])
    item = SubmissionFactory(submitter=ana, state=State.SUBMITTED, document=said)
    step(item, Action.COMMENT, FocalPointFactory(country=senegal).user, "Is it Kita?")
    step(item, Action.TAKE_UP, SecretariatFactory(), "")

    before = client.get("/my/").context["words"]
    client.post(item.get_absolute_url(), {"words": "Yes."})
    after = client.get("/my/").context["words"]

    assert [event.words for event in before] == ["Is it Kita?"]
    assert list(after) == []


def test_members_read_what_was_said_about_the_work_of_their_organisation(client, ana):
    radio = OrganisationFactory(members=[ana])
    item = SubmissionFactory(organisation=radio, state=State.IN_REVIEW)
    step(item, Action.REQUEST_CHANGES, item.reviewer)
    assert messages(client) == ["request-changes", "take-up"]


def test_comments_on_fields_are_in_the_list_too(client, ana):
    item = SubmissionFactory(submitter=ana, state=State.IN_REVIEW)
    given = Given(words="Nearly.", comments={"texts": "Name <b>the</b> village."})
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=given)

    page = client.get("/my/messages/").text

    assert "<b>Texts</b> Name &lt;b&gt;the&lt;/b&gt; village." in page
