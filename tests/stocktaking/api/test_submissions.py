"""Own submissions by a key: what /my/ shows, and nothing of anybody else."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.formats import envelope
from stocktaking.models import EventNote, Submission
from stocktaking.workflow import Given
from tests.factories import (
    ModerationGrantFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    bearer,
    commitment_document,
    document,
    record,
    submitted,
    text,
)

pytestmark = pytest.mark.django_db

HERE = "/api/v1/submissions/"
CANARY = "Kanarienvogel"
CONTACT = {
    "contact_name": "Ana",
    "email": "ana@example.org",
    "telephone": "",
    "note": "",
}


@pytest.fixture
def ana():
    return UserFactory(name="Ana", email="ana@example.org")


@pytest.fixture
def ask(client, ana):
    headers = bearer(ana)

    def answer(path="", status=200, **query):
        found = client.get(f"{HERE}{path}", query, headers=headers)
        assert found.status_code == status, found.content
        return found.json()

    return answer


def ids(found):
    return [row["id"] for row in found["results"]]


def canary(**more):
    """Something of others, that could leak."""
    return SubmissionFactory(document=document(texts=[text(CANARY)]), **more)


def returned(user):
    item = SubmissionFactory(submitter=user)
    reviewer = SecretariatFactory(name="Mona Moderator", email="mona@example.org")
    said = Given(words="Which village?", comments={"texts": "Name it."})
    steps = [(Action.SUBMIT, user, Given(terms="2026-11")), (Action.TAKE_UP, reviewer)]
    for action, actor, *given in [*steps, (Action.REQUEST_CHANGES, reviewer, said)]:
        more = {"given": given[0]} if given else {}
        workflow.take_step(item, action, actor=actor, **more)
    item.refresh_from_db()
    return item


def moment(at):
    return at.isoformat().replace("+00:00", "Z")


def test_draft_is_told_as_it_stands(ask, ana):
    item = SubmissionFactory(submitter=ana)
    item.document = envelope({"texts": [{"title": "Ràdio"}], "odd": 1}, CONTACT)
    item.save()

    found = ask(f"{item.pk}/")

    assert found == {
        "id": item.pk,
        "register": "project",
        "kind": "new",
        "state": "draft",
        "acts_next": "submitter",
        "acts_next_text": "Not handed in yet.",
        "title": "Ràdio",
        "reference": "",
        "merged_into": "",
        "url": f"http://testserver/my/submissions/{item.pk}/",
        "record_url": None,
        "submitted_at": None,
        "updated_at": moment(item.updated_at),
        "document": {
            "format": 1,
            "public": {"texts": [{"title": "Ràdio"}], "odd": 1},
            "private": CONTACT,
        },
        "thread": [],
    }


def test_thread_tells_what_was_said_and_not_by_whom(ask, ana, client):
    item = returned(ana)

    found = ask(f"{item.pk}/")

    assert [(s["action"], s["before"], s["after"]) for s in found["thread"]] == [
        ("submit", "draft", "submitted"),
        ("take-up", "submitted", "in-review"),
        ("request-changes", "in-review", "returned"),
    ]
    last = found["thread"][-1]
    assert (last["words"], last["comments"], last["reason"]) == (
        "Which village?",
        {"texts": "Name it."},
        "",
    )
    assert last["at"] == moment(item.events.last().at)
    assert found["acts_next"] == "submitter"
    assert "Mona" not in str(found)
    assert "mona@example.org" not in str(found)


def test_words_that_were_erased_are_gone_and_the_step_stays(ask, ana):
    item = returned(ana)
    EventNote.objects.all().delete()

    last = ask(f"{item.pk}/")["thread"][-1]

    assert (last["action"], last["words"], last["comments"]) == (
        "request-changes",
        "",
        {},
    )


def test_refusal_tells_its_reason(ask, ana):
    item = SubmissionFactory(submitter=ana, state=State.IN_REVIEW)
    said = Given(words="It sells shoes.", reason="advertising")
    workflow.take_step(item, Action.REFUSE, actor=item.reviewer, given=said)

    found = ask(f"{item.pk}/")

    assert (found["thread"][-1]["reason"], found["acts_next"]) == (
        "advertising",
        "submitter",
    )


def test_published_one_names_its_record_in_any_language(ask, ana):
    row = submitted("commitment", commitment_document(), submitter=ana)

    (found,) = ask(lang="fr")["results"]

    assert (found["reference"], found["acts_next"]) == (row.reference, None)
    assert found["record_url"] == f"http://testserver/golden-book/{row.reference}/"


def test_merged_one_names_the_record_it_went_into(ask, ana):
    into = record().reference
    item = SubmissionFactory(submitter=ana, state=State.IN_REVIEW)
    said = Given(into=into, words="It is there already.")
    workflow.take_step(item, Action.MERGE, actor=item.reviewer, given=said)

    found = ask(f"{item.pk}/")

    assert (found["state"], found["merged_into"]) == ("merged", into)
    assert found["record_url"] == f"http://testserver/projects/{into}/"


def test_words_are_in_the_language_that_was_asked_for(ask, ana):
    item = SubmissionFactory(submitter=ana, state=State.SUBMITTED)
    found = ask(f"{item.pk}/", lang="fr")
    assert found["acts_next"] == "secretariat"
    assert not found["acts_next_text"].startswith("The secretariat")


def test_own_shared_and_those_of_the_organisation_are_listed_newest_first(ask, ana):
    radio = OrganisationFactory(members=[ana])
    mine = SubmissionFactory(submitter=ana)
    shared = SubmissionFactory(collaborators=[ana])
    ours = SubmissionFactory(organisation=radio, state=State.SUBMITTED)
    gone = SubmissionFactory(submitter=ana, state=State.DISCARDED)
    canary()
    canary(organisation=OrganisationFactory())

    found = ask()

    assert ids(found) == [gone.pk, ours.pk, shared.pk, mine.pk]
    assert CANARY not in str(found)


@pytest.mark.parametrize("state", State.values)
def test_those_of_others_are_not_there(ask, state):
    more = {"reference": record().reference} if state == "published" else {}
    more |= {"merged_into": record().reference} if state == "merged" else {}
    item = canary(state=state, **more)

    assert ask(f"{item.pk}/", 404)["code"] == "not-found"
    assert ask()["count"] == 0


def test_what_one_may_moderate_is_not_ones_own(client):
    grant = ModerationGrantFactory()
    item = canary(state=State.IN_REVIEW)
    for user in (SecretariatFactory(), item.reviewer, grant.appointed_by):
        headers = bearer(user)
        assert client.get(HERE, headers=headers).json()["count"] == 0
        found = client.get(f"{HERE}{item.pk}/", headers=headers)
        assert found.status_code == 404


@pytest.mark.parametrize("by_name", [True, False])
def test_contact_of_what_is_published_goes_to_those_who_wrote_it_by_name(
    ask, ana, by_name
):
    radio = OrganisationFactory(members=[ana])
    submitted("project", document(organisation=radio.reference))
    item = Submission.objects.get()
    item.document["private"] = CONTACT
    item.organisation = radio
    item.save()
    if by_name:
        item.collaborators.add(ana)

    found = ask(f"{item.pk}/")["document"]

    assert found["private"] == (CONTACT if by_name else {})
    assert found["public"] == item.public


def test_list_has_neither_documents_nor_threads(ask, ana):
    returned(ana)
    (row,) = ask()["results"]
    assert {"document", "thread"} & set(row) == set()


def test_register_and_state_narrow_the_list(ask, ana):
    draft = SubmissionFactory(submitter=ana)
    waiting = SubmissionFactory(submitter=ana, state=State.SUBMITTED)
    promise = SubmissionFactory(submitter=ana, register="commitment")

    assert ids(ask(state="submitted")) == [waiting.pk]
    assert ids(ask(register="commitment")) == [promise.pk]
    assert ids(ask(register="project", state="draft")) == [draft.pk]
    assert len(ids(ask(state=["draft", "submitted"]))) == 3
    assert set(ask(status=400, state="Draft")["errors"]) == {"state"}
    assert set(ask(status=400, sate="draft")["errors"]) == {"sate"}


def test_former_colleague_reads_it_no_more(ask, ana):
    radio = OrganisationFactory(members=[ana])
    item = SubmissionFactory(organisation=radio)
    assert ask()["count"] == 1

    radio.members.remove(ana)

    assert ask()["count"] == 0
    ask(f"{item.pk}/", 404)


def test_nothing_is_read_by_number_that_is_none(ask):
    for odd in ("x", "-1", "1.5", "%D9%A3", "9" * 18, "9" * 30, "%00"):
        assert ask(f"{odd}/", 404 if odd != "%00" else 400)


@pytest.mark.parametrize("count", [1, 3])
def test_one_costs_the_same_for_any_number_of_steps(
    client, ana, django_assert_num_queries, count
):
    item = SubmissionFactory(submitter=ana)
    for _n in range(count):
        workflow.take_step(item, Action.SUBMIT, actor=ana, given=Given(terms="2026-11"))
        workflow.take_step(item, Action.RECALL, actor=ana)
    headers = bearer(ana)

    with django_assert_num_queries(3):  # key and person; submission; its steps
        client.get(f"{HERE}{item.pk}/", headers=headers)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number_of_rows(
    client, ana, django_assert_num_queries, count
):
    for _n in range(count):
        organisation = OrganisationFactory(members=[ana])
        SubmissionFactory(organisation=organisation, collaborators=[ana])
        submitted("project", document(), submitter=ana)
    headers = bearer(ana)

    with django_assert_num_queries(3):  # key and person; count; rows
        assert client.get(HERE, headers=headers).json()["count"] == 2 * count
