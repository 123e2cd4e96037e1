import pytest
from django.urls import reverse

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import Submission, Upload
from stocktaking.wording import GONE, NEW, Run
from stocktaking.workflow import Given
from tests.factories import (
    ModerationGrantFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    lines,
    record,
    text,
)

pytestmark = pytest.mark.django_db

QUEUE = reverse("admin:stocktaking_submission_changelist")


def page(item):
    return reverse("admin:stocktaking_submission_change", args=[item.pk])


def step(item, action):
    return reverse("admin:stocktaking_submission_step", args=[item.pk, action])


def take(client, item, action, **said):
    """As the form of the page sends it, with the version that it shows."""
    sent = {"version": item.document_version, **said}
    return client.post(step(item, action), sent)


def shown(client, **query):
    return set(client.get(QUEUE, query).context["cl"].result_list)


def test_queue_holds_what_was_handed_in_and_no_draft(client, moderator):
    waiting = SubmissionFactory(state=State.SUBMITTED)
    SubmissionFactory(state=State.DRAFT)

    assert shown(client) == {waiting}


def test_queue_shows_what_waits_unless_asked_otherwise(client, moderator):
    waiting = SubmissionFactory(state=State.IN_REVIEW)
    refused = SubmissionFactory(state=State.REFUSED)

    assert shown(client) == {waiting}
    assert shown(client, state="refused") == {refused}
    assert shown(client, state="all") == {waiting, refused}


def test_facilitator_sees_what_touches_the_granted_lines(client):
    ours = SubmissionFactory(
        state=State.SUBMITTED, document=document(action_lines=lines("C3"))
    )
    SubmissionFactory(
        state=State.SUBMITTED, document=document(action_lines=lines("C9"))
    )
    user = UserFactory(is_staff=True)
    ModerationGrantFactory(member=user, code="C3")
    client.force_login(user)

    assert shown(client) == {ours}


def test_staff_without_a_right_see_nothing(client):
    item = SubmissionFactory(state=State.SUBMITTED)
    client.force_login(UserFactory(is_staff=True))

    assert shown(client) == set()
    assert client.get(page(item)).status_code == 404


def test_submitter_does_not_enter(client):
    client.force_login(UserFactory())
    assert client.get(QUEUE).status_code == 302


@pytest.mark.parametrize(
    "words", ["Radio for farmers", "farmers", "WSIS-P-000077", "awa@example.org"]
)
def test_search_finds_by_title_reference_and_submitter(client, moderator, words):
    item = SubmissionFactory(
        state=State.PUBLISHED,
        reference="WSIS-P-000077",
        submitter=UserFactory(email="awa@example.org"),
        document=document(texts=[text("Radio for farmers")]),
    )
    SubmissionFactory(
        state=State.SUBMITTED, document=document(texts=[text("Tablets", summary="x")])
    )

    assert shown(client, q=words, state="all") == {item}


@pytest.mark.parametrize("count", [1, 3])
def test_queue_costs_the_same_for_any_number(
    client, moderator, django_assert_num_queries, count
):
    SubmissionFactory.create_batch(count, state=State.SUBMITTED)

    # session, person, second factor, rights of the person and of groups; reviewers,
    # lines, countries and files to choose from; count, rows, what is shown of them; own
    # decisions about many
    with django_assert_num_queries(13):
        client.get(QUEUE)


def test_queue_shows_what_came_in_one_file(client, moderator):
    owner = UserFactory(name="Awa")
    upload = Upload.objects.create(owner=owner, name="a.csv", size=1, language="en")
    mine = SubmissionFactory(state=State.SUBMITTED, upload=upload)
    SubmissionFactory(state=State.SUBMITTED)

    page_of_queue = client.get(f"{QUEUE}?upload={upload.pk}")

    assert [*page_of_queue.context["cl"].queryset] == [mine]
    assert "a.csv (Awa)" in page_of_queue.content.decode()
    assert client.get(f"{QUEUE}?upload=x").status_code in {200, 302}


def test_page_shows_document_contact_and_buttons(client, moderator):
    item = SubmissionFactory(state=State.SUBMITTED)

    response = client.get(page(item))

    html = response.content.decode()
    offered = [offer.action for offer in response.context["offers"]]
    assert offered == [Action.TAKE_UP, Action.COMMENT]
    assert "Village radio" in html
    assert "a@example.org" in html
    assert step(item, "take-up") in html


def test_page_of_a_change_shows_what_changes(client, moderator):
    row = record(stage="planned")
    item = change_of(row, {"stage": "ongoing"}, state=State.SUBMITTED)

    response = client.get(page(item))

    (change,) = response.context["changes"]
    assert (str(change.label), change.lines) == (
        "Stage",
        [[Run(GONE, "Planned"), Run(NEW, "Ongoing")]],
    )
    assert "What changes" in response.content.decode()


def test_taken_up_and_published(client, moderator):
    item = SubmissionFactory(state=State.SUBMITTED)

    take(client, item, "take-up")
    take(client, item, "publish")

    item.refresh_from_db()
    assert (item.state, item.reviewer) == (State.PUBLISHED, moderator)
    assert client.get(f"/projects/{item.reference}/").status_code == 200


@pytest.mark.parametrize(
    ("action", "said", "state"),
    [
        ("request-changes", {"words": "Which village?"}, State.RETURNED),
        ("refuse", {"words": "An advert.", "reason": "advertising"}, State.REFUSED),
        ("release", {}, State.SUBMITTED),
    ],
)
def test_decision_with_what_it_needs(client, held, action, said, state):
    assert client.get(step(held, action)).status_code == 200

    response = take(client, held, action, **said)

    held.refresh_from_db()
    assert (response.status_code, held.state) == (302, state)
    assert held.events.last().words == said.get("words", "")


def test_changes_are_asked_for_field_by_field(client, held):
    page = client.get(step(held, "request-changes")).content.decode()
    asked = {"words": "Nearly there.", "comment-countries": "Only one?"}

    take(client, held, "request-changes", **asked)

    assert "comment-texts" in page
    assert held.events.last().comments == {"countries": "Only one?"}


def test_reviewer_does_not_hand_over_to_oneself(client, held):
    response = take(client, held, "hand-over", to=held.reviewer.pk)
    assert response.status_code == 422
    assert held.events.last().action == Action.TAKE_UP


def test_merged_and_handed_over(client, held):
    other, into = SecretariatFactory(), record().reference
    take(client, held, "merge", into=into, words="The same radio.")
    held.refresh_from_db()
    assert (held.state, held.merged_into) == (State.MERGED, into)

    second = SubmissionFactory(state=State.IN_REVIEW, reviewer=held.reviewer)
    take(client, second, "hand-over", to=other.pk)
    second.refresh_from_db()
    assert second.reviewer == other


def test_what_is_missing_is_said_and_words_are_kept(client, held):
    response = take(client, held, "refuse", words="An advert.")

    held.refresh_from_db()
    html = response.content.decode()
    assert (response.status_code, held.state) == (422, State.IN_REVIEW)
    assert "Choose a reason." in html
    assert "An advert." in html


def test_slower_of_two_moderators_is_told(client, held):
    words = Given(words="No.", reason="other")
    workflow.take_step(held, Action.REFUSE, actor=held.reviewer, given=words)

    response = take(client, held, "publish")

    assert response.status_code == 422
    assert "decided already" in response.content.decode()


@pytest.mark.parametrize(
    "action", ["submit", "import", "appeal", "correct", "nonsense"]
)
def test_only_steps_of_moderators_have_an_address_here(client, moderator, action):
    item = SubmissionFactory(state=State.SUBMITTED)
    assert client.post(step(item, action)).status_code == 404


@pytest.mark.parametrize("url", ["add/", "1/delete/"])
def test_nothing_is_added_or_deleted_by_hand(client, moderator, url):
    assert client.post(QUEUE + url).status_code in {302, 403}
    assert not Submission.objects.exists()


def test_state_is_not_written_by_the_form(client, moderator):
    item = SubmissionFactory(state=State.SUBMITTED)

    client.post(page(item), {"state": "published", "reference": "WSIS-P-1"})

    item.refresh_from_db()
    assert item.state == State.SUBMITTED


def test_words_that_are_being_corrected_are_not_read_yet(client, moderator):
    item = SubmissionFactory(state=State.RETURNED)
    html = client.get(page(item)).content.decode()
    assert "a@example.org" not in html
    assert "Farmers hear prices." not in html


@pytest.mark.parametrize(
    "lookup", ["reference__regex", "document__private__email__contains"]
)
def test_address_asks_for_no_more_than_the_filters(client, moderator, lookup):
    assert client.get(QUEUE, {lookup: "("}).status_code == 400


def test_what_is_being_corrected_is_found_and_called_as_it_was_handed_in(
    client, moderator
):
    old, new = (
        document(texts=[text("Village radio")]),
        document(texts=[text("Quokka farm")], action_lines=lines("C3", "C9")),
    )
    item = SubmissionFactory(state=State.RETURNED, document=old)
    ModerationGrantFactory(member=(other := UserFactory(is_staff=True)), code="C9")

    Submission.objects.filter(pk=item.pk).update(document=new)

    assert shown(client, state="all", q="quokka") == set()
    assert shown(client, state="all", q="village") == {item}
    assert "Quokka" not in client.get(page(item)).text
    assert "Village radio" in client.get(page(item)).text
    client.force_login(other)
    assert shown(client, state="all") == set()
    Submission.objects.filter(pk=item.pk).update(state=State.SUBMITTED)
    assert shown(client, state="all", q="quokka") == {item}


@pytest.mark.parametrize(
    ("key", "status"),
    [("abc", 400), ("1 OR 1", 400), ("9" * 30, 400), ("", 400), ("9" * 18, 302)],
)
def test_odd_keys_of_ticked_rows_are_refused(client, moderator, key, status):
    sent = {"action": "take_up", "_selected_action": key}

    for name in ("submission", "organisation"):
        address = f"/admin/stocktaking/{name}/"
        action = {"organisation": "merge_selected"}.get(name, "take_up")
        answer = client.post(address, {**sent, "action": action})
        assert answer.status_code == status
