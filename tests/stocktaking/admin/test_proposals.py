"""Acts after publication, proposed in the administration."""

import pytest

from stocktaking.choices import Kind, State
from stocktaking.models import Proposal, Submission
from tests.factories import SecretariatFactory, record
from tests.factories.accounts import give_second_factor
from tests.stocktaking.situations import member_for

pytestmark = pytest.mark.django_db
BASE = "/admin/stocktaking/proposal/"
PROPOSE = f"{BASE}propose/"


@pytest.fixture
def mona(client):
    person = SecretariatFactory()
    client.force_login(person)
    return person


def test_merger_is_handed_in_with_what_both_say(client, mona):
    stays, goes = record(), record(area="infrastructure")

    answer = client.post(
        f"{PROPOSE}merger/{stays.reference}/", {"absorbs": goes.reference.lower()}
    )

    item = Submission.objects.get(kind=Kind.MERGER)
    assert answer.url == f"/admin/stocktaking/submission/{item.pk}/change/"
    assert (item.state, item.reference) == (State.SUBMITTED, stays.reference)
    assert item.proposal.absorbs == goes.reference
    assert item.public["area"] == "infrastructure"


@pytest.mark.parametrize(
    ("kind", "said", "words"),
    [
        ("merger", {"absorbs": "WSIS-P-000000"}, "There is no record WSIS-P-000000."),
        ("merger", {"absorbs": ""}, "This field is required."),
        ("withdrawal", {"reason": ""}, "Say for what reason"),
        ("restoration", {"number": "7"}, "has no version 7."),
        ("restoration", {"number": "1"}, "says that today."),
        ("restoration", {"number": "9" * 30}, "less than or equal to"),
    ],
)
def test_what_cannot_be_proposed_is_told_and_words_stay(
    client, mona, kind, said, words
):
    row = record()
    answer = client.post(
        f"{PROPOSE}{kind}/{row.reference}/", {**said, "words": "As they asked."}
    )
    html = answer.content.decode()
    assert (answer.status_code, words in html) == (422, True)
    assert "As they asked." in html
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(
    client, mona, django_assert_max_num_queries, count
):
    for _n in range(count):
        client.post(f"{PROPOSE}withdrawal/{record().reference}/", {"reason": "legal"})
    with django_assert_max_num_queries(10):
        assert client.get(BASE).status_code == 200


def test_agencies_propose_nothing(client):
    person = member_for("C3")
    person.is_staff = True
    person.save()
    give_second_factor(person)
    client.force_login(person)
    row = record()
    assert client.get(BASE).status_code == 403
    assert client.get(f"{PROPOSE}withdrawal/{row.reference}/").status_code == 404


def test_record_offers_what_may_be_proposed(client, mona):
    row = record()
    html = client.get(f"/admin/stocktaking/project/{row.pk}/change/").content.decode()
    for kind in ("withdrawal", "merger", "restoration"):
        assert f"{PROPOSE}{kind}/{row.reference}/" in html


def test_page_of_one_leads_to_where_it_is_decided(client, mona):
    client.post(f"{PROPOSE}withdrawal/{record().reference}/", {"reason": "legal"})
    made = Proposal.objects.get()
    html = client.get(f"{BASE}{made.pk}/change/").content.decode()
    assert f"/admin/stocktaking/submission/{made.submission_id}/change/" in html
