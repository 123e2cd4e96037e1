"""Drafts and claims, as the secretariat meets them in the admin."""

import pytest
from django.urls import reverse

from stocktaking.choices import ClaimState, State
from tests.factories import (
    MembershipClaimFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    text,
)

pytestmark = pytest.mark.django_db

CANARY = "Kanarienvogel"
DRAFTS = reverse("admin:stocktaking_draft_changelist")
CLAIMS = reverse("admin:stocktaking_membershipclaim_changelist")


@pytest.fixture
def secretariat(client):
    user = SecretariatFactory()
    client.force_login(user)
    return user


def draft(**more):
    words = document(texts=[text(CANARY)], source=CANARY)
    words["private"] = {"contact_name": CANARY, "email": f"{CANARY}@a.org"}
    return SubmissionFactory(document=words, **more)


def page(item):
    return reverse("admin:stocktaking_draft_change", args=[item.pk])


def test_secretariat_sees_that_a_draft_exists_and_no_word_of_it(client, secretariat):
    item = draft(submitter__email="ana@example.org")
    for path in (DRAFTS, page(item), page(item).replace("change", "history")):
        answer = client.get(path)
        assert CANARY not in answer.text
        assert path == DRAFTS or answer.status_code == 200
    assert "ana@example.org" in client.get(DRAFTS).text


def test_secretariat_reads_what_is_shared_until_it_is_not(client, secretariat):
    item = draft(shared_with_secretariat=True)
    assert CANARY in client.get(page(item)).text
    item.shared_with_secretariat = False
    item.save()
    assert CANARY not in client.get(page(item)).text


@pytest.mark.parametrize("state", [state for state in State if state != State.DRAFT])
def test_nothing_but_drafts_is_in_the_list(client, secretariat, state):
    item = draft(state=state)
    assert client.get(page(item)).status_code == 302
    assert client.get(DRAFTS).context["cl"].result_count == 0


@pytest.mark.parametrize(
    "question", ["?q=Kanarienvogel", "?document__icontains=K", "?document__has_key=x"]
)
def test_words_are_not_found_by_asking(client, secretariat, question):
    draft()
    found = client.get(DRAFTS + question, follow=True)
    assert found.status_code in {200, 400}
    if question.startswith("?q"):
        assert found.context["cl"].result_count == 0
    else:
        assert "e=1" in found.request["QUERY_STRING"] or found.status_code == 400


@pytest.mark.parametrize("path", [DRAFTS, CLAIMS])
def test_staff_without_the_right_see_nothing(client, path):
    draft()
    client.force_login(UserFactory(is_staff=True))
    assert client.get(path).status_code == 403


def decide(made):
    return reverse("admin:stocktaking_membershipclaim_decide", args=[made.pk])


def test_claim_is_confirmed_by_a_button(client, secretariat):
    made = MembershipClaimFactory(words="I read the news.")
    assert "I read the news." in client.get(decide(made)).text
    client.post(decide(made), {"confirm": "1"})
    made.refresh_from_db()
    assert (made.state, made.decided_by) == (ClaimState.CONFIRMED, secretariat)


def test_claim_is_refused_with_words(client, secretariat):
    made = MembershipClaimFactory()
    without = client.post(decide(made), {"refuse": "1", "reason": " "})
    client.post(decide(made), {"refuse": "1", "reason": "No proof."})
    made.refresh_from_db()
    assert (without.status_code, made.state) == (422, ClaimState.REFUSED)
    assert made.reason == "No proof."


def test_selected_claims_are_confirmed_one_by_one(client, secretariat):
    made, own = MembershipClaimFactory(), MembershipClaimFactory(user=secretariat)
    chosen = {"action": "confirm", "_selected_action": [made.pk, own.pk]}
    answer = client.post(CLAIMS, chosen, follow=True)
    assert "1 claim confirmed." in answer.text
    assert "Somebody else decides about your own claim." in answer.text
    own.refresh_from_db()
    assert own.state == ClaimState.WAITING


def test_staff_without_the_right_decide_nothing(client):
    made = MembershipClaimFactory()
    client.force_login(UserFactory(is_staff=True))
    client.post(decide(made), {"confirm": "1"})
    made.refresh_from_db()
    assert made.state == ClaimState.WAITING


@pytest.mark.parametrize("path", [CLAIMS, DRAFTS])
@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_for_any_number(
    client, secretariat, django_assert_max_num_queries, path, count
):
    MembershipClaimFactory.create_batch(count)
    SubmissionFactory.create_batch(count)
    with django_assert_max_num_queries(10):
        client.get(path)
