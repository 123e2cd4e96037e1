"""What was done to a record after publication, as people are told of it."""

import pytest
from django.utils.formats import date_format

from stocktaking.choices import Kind, State
from stocktaking.models import Proposal, Submission, Tombstone
from tests.factories import SecretariatFactory, change_of, record, text
from tests.stocktaking.test_acts import merged, restored, withdrawn

pytestmark = pytest.mark.django_db
PAYLOAD = "<script>alert(1)</script>"


def versions(reference, number=""):
    address = f"/projects/{reference}/revisions/"
    return f"{address}{number}/" if number else address


def plain(answer):
    """The page with its white space as one space."""
    return " ".join(answer.text.split())


@pytest.mark.parametrize("number", ["", 1])
def test_what_a_merged_record_said_stays_readable_and_says_of_what_it_is_part(
    client, number
):
    stays, goes = record(), record(texts=[text("Radio of the south")])
    merged(stays, goes)
    day = date_format(Tombstone.objects.get().withdrawn_at)

    answer = client.get(versions(goes.reference, number))

    link = f'<a href="/projects/{stays.reference}/">{stays.reference}</a>'
    assert answer.status_code == 200
    assert "Radio of the south" in answer.text
    assert f"This record is part of {link} since {day}." in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text
    assert "what the record says today" not in answer.text
    assert client.get(f"/projects/{goes.reference}/").status_code == 301


def test_versions_of_a_public_record_are_for_search_engines(client):
    assert "noindex" not in client.get(versions(record().reference, 1)).text


def test_versions_of_a_merged_commitment_stay_readable(client):
    stays, goes = record("commitment"), record("commitment")
    merged(stays, goes)

    answer = client.get(f"/golden-book/{goes.reference}/revisions/1/")

    assert answer.status_code == 200
    assert f'href="/golden-book/{stays.reference}/"' in answer.text


@pytest.mark.parametrize("number", ["", 1])
def test_what_was_merged_is_gone_with_what_it_became_part_of(client, number):
    first, second, last = (record(texts=[text("Secret radio")]) for _n in range(3))
    merged(second, first)
    merged(last, second)
    assert client.get(versions(first.reference, number)).status_code == 200

    withdrawn(last, reason="legal")

    answer = client.get(versions(first.reference, number))
    assert answer.status_code == 410
    assert "For legal reasons" in answer.text
    assert "Secret" not in answer.text


def test_nobody_restores_a_version_where_the_record_is_part_of_another(client):
    stays, goes = record(), record()
    merged(stays, goes)
    client.force_login(SecretariatFactory())
    assert "propose/restoration" not in client.get(versions(goes.reference, 1)).text


@pytest.mark.parametrize("address", ["/projects/{}/", "/projects/{}/revisions/"])
def test_record_that_stayed_names_what_became_part_of_it(client, address):
    stays, goes = record(), record()
    merged(stays, goes)

    answer = client.get(address.format(stays.reference))

    link = f'<a href="{versions(goes.reference)}">{goes.reference} became part of it'
    assert f"Two records merged: {link}</a>" in plain(answer)


def test_history_says_when_a_record_was_taken_down_and_brought_back(client):
    row = record()
    withdrawn(row, reason="legal", words="By order of a court.")
    restored(row)

    page, listed = (
        plain(client.get(address))
        for address in (f"/projects/{row.reference}/", versions(row.reference))
    )

    for shown in (page, listed):
        told = ["Version 2", "Earlier version restored", "Record withdrawn"]
        told += ["For legal reasons", "Version 1"]
        places = [shown.index(words) for words in told]
        assert places == sorted(places)
        assert "By order of a court." not in shown


def test_words_for_the_public_stand_with_the_version_that_came_of_them(client):
    row, other = record(), record()
    merged(row, other, words="Both are the radio of one village.")
    restored(row, words=f"As it was. {PAYLOAD}\nCalled back.")

    listed, newest = (
        client.get(versions(row.reference, number)).text for number in ("", 3)
    )

    said = (
        '<p class="small" dir="auto">As it was. &lt;script&gt;alert(1)&lt;/script&gt;'
    )
    assert "Both are the radio of one village." in listed
    assert "Both are the radio" in client.get(versions(row.reference, 2)).text
    assert "Both are the radio" not in newest
    for shown in (listed, newest):
        assert f"{said}<br>Called back.</p>" in shown
        assert PAYLOAD not in shown


def test_words_of_what_was_not_decided_are_nowhere(client):
    row = record()
    item = change_of(row, kind=Kind.RESTORATION, state=State.SUBMITTED)
    Proposal.objects.create(submission=item, revision=1, words="Canary")
    for address in (f"/projects/{row.reference}/", versions(row.reference)):
        assert "Canary" not in client.get(address).text


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_any_number_of_acts(
    client, django_assert_num_queries, count
):
    row = record()
    for _n in range(count):
        withdrawn(row)
        restored(row)

    with django_assert_num_queries(18):  # as of any record
        client.get(f"/projects/{row.reference}/")
    # tombstone, versions, acts; what those of the page say, and the newest
    with django_assert_num_queries(5):
        client.get(versions(row.reference))


def test_day_of_a_merger_is_that_of_the_decision():
    stays, goes = record(), record()
    item = merged(stays, goes)
    (act,) = Submission.objects.done_to(stays.reference)
    step = item.events.get(action="publish")
    assert (act, act.done_at) == (item, step.at)
