"""The pages of a decision about many: what is asked before, what is told after."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from stocktaking import deciding, workflow
from stocktaking.choices import Action, Outcome, State
from stocktaking.models import BulkDecision, Submission, Tombstone, Upload
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

pytestmark = pytest.mark.django_db

QUEUE = reverse("admin:stocktaking_submission_changelist")
REFUSED = {"reason": "advertising", "words": "An advert."}


@pytest.fixture
def moderator(client):
    user = SecretariatFactory(name="Mona")
    client.force_login(user)
    return user


def waiting(number=2, **more):
    return SubmissionFactory.create_batch(number, state=State.SUBMITTED, **more)


def ticked(action, items, **more):
    return {"action": action, "_selected_action": [one.pk for one in items], **more}


def states(items):
    keys = [one.pk for one in items]
    return set(Submission.objects.filter(pk__in=keys).values_list("state", flat=True))


def told(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("take_up", State.SUBMITTED, State.IN_REVIEW),
        ("release", State.IN_REVIEW, State.SUBMITTED),
    ],
)
def test_what_needs_no_words_is_done_at_once(client, moderator, action, before, after):
    items = SubmissionFactory.create_batch(2, state=before)

    response = client.post(QUEUE, ticked(action, items), follow=True)

    assert states(items) == {after}
    assert told(response) == ["2 submissions done."]


@pytest.mark.parametrize(
    ("action", "said", "after"),
    [
        ("publish", {}, State.PUBLISHED),
        ("refuse", REFUSED, State.REFUSED),
        ("request_changes", {"words": "Which village?"}, State.RETURNED),
        ("hand_over", {"to": True}, State.IN_REVIEW),
    ],
)
def test_one_decision_and_reason_for_many(client, moderator, action, said, after):
    items, colleague = waiting(20), SecretariatFactory()
    said = {name: colleague.pk if name == "to" else v for name, v in said.items()}

    asked = client.post(QUEUE, ticked(action, items))
    before = states(items)
    page = client.get(asked.url)
    outcome = client.post(asked.url, said)

    assert (asked.status_code, page.status_code) == (302, 200)
    assert before == {State.SUBMITTED}
    assert (outcome.status_code, outcome.url) == (302, asked.url)
    assert states(items) == {after}
    assert client.get(asked.url).context["done"] == 20


def test_outcome_of_each_row_is_told_and_stays_after_a_reload(client, moderator):
    good, held = waiting(1), SubmissionFactory(state=State.IN_REVIEW)

    response = client.post(QUEUE, ticked("take_up", [*good, held]), follow=True)

    for page in (response, client.get(response.redirect_chain[-1][0])):
        html = page.content.decode()
        rows = [(row.submission, words) for row, words in page.context["rows"]]
        why = "Somebody else has taken it up. Have it handed over first."
        assert rows == [(held, [why]), (good[0], [])]
        assert why in html
        assert "1 of 2 done" in html


def test_what_is_missing_is_said_and_words_are_kept(client, moderator):
    items = waiting()
    asked = client.post(QUEUE, ticked("refuse", items))

    response = client.post(asked.url, {"words": "An advert."})

    html = response.content.decode()
    assert (response.status_code, states(items)) == (422, {State.SUBMITTED})
    assert "Choose a reason." in html
    assert "An advert." in html


@pytest.mark.parametrize(
    "said",
    [{"reason": "nonsense", "words": "x"}, {"reason": "other", "words": "\x00"}],
)
def test_wrong_input_decides_nothing(client, moderator, said):
    items = waiting()
    asked = client.post(QUEUE, ticked("refuse", items))
    assert client.post(asked.url, said).status_code in {400, 422}
    assert states(items) == {State.SUBMITTED}


def test_second_press_changes_nothing(client, moderator):
    items = waiting()
    asked = client.post(QUEUE, ticked("refuse", items))
    client.post(asked.url, REFUSED)

    again = client.post(asked.url, REFUSED)

    assert again.status_code == 422
    assert "it is done" in again.content.decode()
    assert {one.events.filter(action="refuse").count() for one in items} == {1}


def test_everything_that_is_found_is_decided_on_not_the_page_alone(client, moderator):
    absent = SecretariatFactory()
    held = SubmissionFactory.create_batch(3, state=State.IN_REVIEW, reviewer=absent)
    free = waiting(2)
    other = SubmissionFactory(state=State.IN_REVIEW)
    sent = ticked("release", held[:1], select_across="1")

    client.post(f"{QUEUE}?held={absent.pk}", sent)

    assert states(held) == {State.SUBMITTED}
    assert states([other]) == {State.IN_REVIEW}
    assert states(free) == {State.SUBMITTED}


@pytest.fixture
def upload():
    partner = UserFactory(name="Awa Partner")
    return Upload.objects.create(owner=partner, name="a.csv", size=1, language="en")


def test_whole_batch_of_a_partner_is_decided_on(client, moderator, upload):
    items, others = waiting(4, upload=upload), waiting(1)
    decided = SubmissionFactory(state=State.REFUSED, upload=upload)
    address = reverse("admin:stocktaking_submission_file", args=[upload.pk])

    queue = client.get(QUEUE, {"upload": upload.pk}).content.decode()
    asked = client.post(address, {"step": "refuse"})
    client.post(asked.url, REFUSED)

    assert address in queue
    assert states(items) == {State.REFUSED}
    assert states(others) == {State.SUBMITTED}
    assert BulkDecision.objects.get().upload == upload
    assert decided.events.count() == 1


@pytest.mark.parametrize("step", ["", "merge", "import", "nonsense"])
def test_other_steps_are_not_taken_of_a_file(client, moderator, upload, step):
    items = waiting(2, upload=upload)
    address = reverse("admin:stocktaking_submission_file", args=[upload.pk])

    response = client.post(address, {"step": step})

    assert response.url == f"{QUEUE}?upload={upload.pk}"
    assert states(items) == {State.SUBMITTED}
    assert client.get(address).status_code == 405


def test_agency_decides_on_its_part_of_a_file(client, upload):
    user = UserFactory(is_staff=True)
    ModerationGrantFactory(member=user, code="C3")
    ours = waiting(2, upload=upload, document=document(action_lines=lines("C3")))
    theirs = waiting(2, upload=upload, document=document(action_lines=lines("C9")))
    client.force_login(user)
    address = reverse("admin:stocktaking_submission_file", args=[upload.pk])

    asked = client.post(address, {"step": "refuse"})
    client.post(asked.url, REFUSED)

    assert states(ours) == {State.REFUSED}
    assert states(theirs) == {State.SUBMITTED}


def test_outcome_shows_nothing_of_what_is_in_the_queue_no_more(client):
    user = UserFactory(is_staff=True)
    grant = ModerationGrantFactory(member=user, code="C3")
    canary = document(action_lines=lines("C3"), texts=[text("Kanarienvogel")])
    items = waiting(2, document=canary)
    client.force_login(user)
    asked = client.post(QUEUE, ticked("refuse", items))
    before = client.get(asked.url).content.decode()
    grant.delete()

    page = client.get(asked.url)

    assert "Kanarienvogel" in before
    assert "Kanarienvogel" not in page.content.decode()
    assert (page.context["total"], list(page.context["rows"])) == (0, [])


def test_decision_of_somebody_else_is_not_there(client, moderator):
    other = SecretariatFactory()
    waiting()
    made = deciding.choose(other, Action.PUBLISH, Submission.objects.all())

    assert client.get(made.get_absolute_url()).status_code == 404
    assert client.post(made.get_absolute_url()).status_code == 404
    assert states(Submission.objects.all()) == {State.SUBMITTED}


def test_queue_leads_back_to_ones_own_decisions(client, moderator):
    items = waiting()
    mine = client.post(QUEUE, ticked("refuse", items)).url
    assert mine not in client.get(QUEUE).content.decode()
    client.post(mine, REFUSED)

    assert mine in client.get(QUEUE).content.decode()
    client.force_login(SecretariatFactory())
    assert mine not in client.get(QUEUE).content.decode()


def test_work_that_was_left_is_gone_on_with(client, moderator):
    waiting(3)
    made = deciding.choose(moderator, Action.TAKE_UP, Submission.objects.all())
    begun = timezone.now() - timedelta(minutes=2)
    BulkDecision.objects.filter(pk=made.pk).update(begun_at=begun)

    page = client.get(made.get_absolute_url()).content.decode()

    assert "The work stopped before its end." in page
    assert "0 of 3 done, 3 left" in page


@pytest.mark.parametrize("count", [1, 3])
def test_outcome_costs_the_same_for_any_number(
    client, moderator, django_assert_num_queries, count
):
    held = SubmissionFactory.create_batch(count, state=State.IN_REVIEW)
    made = deciding.choose(moderator, Action.PUBLISH, Submission.objects.all())
    for item in held:
        made.rows.filter(submission=item).update(
            outcome=Outcome.REFUSED, problems={"": [["held-by-another", {}]]}
        )
    now = timezone.now()
    BulkDecision.objects.filter(pk=made.pk).update(begun_at=now, done_at=now)

    # session, person, second factor, rights of the person and of groups; the decision,
    # counts by outcome, count and rows of the page
    with django_assert_num_queries(9):
        client.get(made.get_absolute_url())


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("nobody", 302),
        ("submitter", 302),
        ("staff without a grant", 404),
        ("another moderator", 404),
        ("who made it", 200),
    ],
)
def test_address_of_a_decision_answers_who_made_it(client, who, status):
    people = {
        "submitter": UserFactory(),
        "staff without a grant": UserFactory(is_staff=True),
        "another moderator": SecretariatFactory(),
        "who made it": SecretariatFactory(),
    }
    items = waiting()
    rows = Submission.objects.all()
    made = deciding.choose(people["who made it"], Action.PUBLISH, rows)
    if who in people:
        client.force_login(people[who])

    page = client.get(made.get_absolute_url())
    sent = client.post(made.get_absolute_url())

    assert page.status_code == status
    is_owner = who == "who made it"
    assert sent.status_code == (302 if is_owner else status)
    assert states(items) == {State.PUBLISHED if is_owner else State.SUBMITTED}


def test_what_one_holds_already_is_not_taken_up_again(client, moderator):
    held = SubmissionFactory(state=State.IN_REVIEW, reviewer=moderator)
    response = client.post(QUEUE, ticked("take_up", [held]), follow=True)
    assert "You have taken it up already." in response.content.decode()


def test_acts_after_publication_are_decided_by_themselves(client, moderator):
    row = record()
    act = workflow.propose_withdrawal(
        row.reference,
        reason="duplicate",
        words="Twice.",
        actor=SecretariatFactory(),
    )
    items = [act, *waiting(1)]

    page = client.post(QUEUE, ticked("publish", items), follow=True)
    (made,) = BulkDecision.objects.all()
    done = client.post(made.get_absolute_url(), follow=True)

    assert "<td>Withdrawal</td>" in page.text
    assert "Decide on its own page." in done.text
    act.refresh_from_db()
    assert (act.state, Tombstone.objects.exists()) == (State.SUBMITTED, False)
