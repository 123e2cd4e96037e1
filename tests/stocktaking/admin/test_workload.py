"""What waits, for how long and with whom: where the administration starts."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from stocktaking.choices import State
from tests.factories import (
    ModerationGrantFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    lines,
)

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")


def waiting(days, **more):
    handed_in = timezone.now() - timedelta(days=days, minutes=1)
    return SubmissionFactory(
        **{"state": State.SUBMITTED, "submitted_at": handed_in} | more
    )


def panel(client):
    (found,) = client.get(INDEX).context["panels"]
    return found.context


def numbers(shares):
    return {str(share.words): share.number for share in shares}


def test_panel_says_what_waits_for_how_long_and_with_whom(client):
    mona = SecretariatFactory(name="Mona")
    client.force_login(mona)
    for days in (1, 8, 20, 40):
        waiting(days)
    waiting(33, state=State.IN_REVIEW, reviewer=mona)
    SubmissionFactory(state=State.REFUSED)
    SubmissionFactory(state=State.DRAFT)

    found = panel(client)

    assert found["waiting"].number == 5
    assert numbers(found["ages"]) == {
        "Less than 7 days": 1,
        "7 to 14 days": 1,
        "14 to 30 days": 1,
        "More than 30 days": 2,
    }
    people = [(one.words, one.number, one.days) for one in found["reviewers"]]
    assert people == [("Unassigned", 4, 40), ("Mona", 1, 33)]
    assert numbers(found["states"]) == {"Submitted": 4, "In review": 1, "Refused": 1}


def test_each_number_leads_to_what_it_counts(client):
    client.force_login(SecretariatFactory())
    waiting(20)
    waiting(40)
    found = panel(client)

    for share in (found["waiting"], *found["ages"], *found["reviewers"]):
        listed = client.get(share.address).context["cl"].result_count
        assert listed == share.number, share
    for share in found["states"]:
        assert client.get(share.address).context["cl"].result_count == share.number


def test_member_of_an_agency_learns_no_count_of_other_lines(client):
    user = UserFactory(is_staff=True)
    ModerationGrantFactory(member=user, code="C3")
    reviewer = SecretariatFactory(name="Rita Canary")
    elsewhere = {"document": document(action_lines=lines("C9"))}
    waiting(1)
    waiting(40, **elsewhere)
    waiting(40, state=State.IN_REVIEW, reviewer=reviewer, **elsewhere)
    SubmissionFactory(state=State.REFUSED, **elsewhere)
    client.force_login(user)

    found = panel(client)

    assert found["waiting"].number == 1
    assert sum(numbers(found["ages"]).values()) == 1
    assert numbers(found["reviewers"]) == {"Unassigned": 1}
    assert numbers(found["states"]) == {"Submitted": 1}
    assert "Rita" not in client.get(INDEX).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_index_costs_the_same_for_any_number(
    client, count, django_assert_max_num_queries
):
    client.force_login(SecretariatFactory())
    for days in range(count):
        waiting(days, state=State.IN_REVIEW)

    # session, person, second factor, rights of the person and of groups; reviewers,
    # states; reports of errors; the log of the person
    with django_assert_max_num_queries(9):
        client.get(INDEX)
