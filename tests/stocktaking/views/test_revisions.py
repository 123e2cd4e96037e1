"""What a record said before, for everybody to read."""

import pytest

from stocktaking import registers
from stocktaking.choices import State
from stocktaking.models import Tombstone
from tests.factories import (
    SecretariatFactory,
    UserFactory,
    change_of,
    record,
    text,
)

pytestmark = pytest.mark.django_db


def next_version(row, **public):
    """The record as it was changed to say PUBLIC."""
    item = change_of(row, public, state=State.PUBLISHED)
    registers.get(item.register).publish(item)
    return item


@pytest.fixture
def row():
    row = record(texts=[text("Radio for all")], stage="planned")
    next_version(row, texts=[text("Radio for many")])
    next_version(row, stage="completed")
    return row


def page(row, number=""):
    return f"/projects/{row.reference}/revisions/" + (f"{number}/" if number else "")


def words(answer):
    return [
        (str(change.label), [run.text for line in change.lines for run in line])
        for change in answer.context["changes"]
    ]


def test_all_versions_say_what_changed_in_them(client, row):
    answer = client.get(page(row))

    told = [(one.number, labels) for one, labels in answer.context["rows"]]
    assert told == [(3, ["Stage"]), (2, ["Texts"]), (1, None)]
    for number in (1, 2, 3):
        assert page(row, number) in answer.text


def test_a_version_is_compared_with_the_one_before(client, row):
    answer = client.get(page(row, 2))

    assert words(answer) == [("Title", ["Radio for ", "all", "many"])]
    assert "Radio for many" in answer.text


def test_the_first_version_has_none_before_it(client, row):
    answer = client.get(page(row, 1))

    assert words(answer) == []
    assert "This is the first version" in answer.text


@pytest.mark.parametrize(("shown", "other"), [(3, 1), (1, 3)])
def test_a_version_is_compared_with_any_other_the_older_first(
    client, row, shown, other
):
    answer = client.get(page(row, shown), {"with": other})

    assert words(answer) == [
        ("Title", ["Radio for ", "all", "many"]),
        ("Stage", ["Planned", "Completed"]),
    ]


@pytest.mark.parametrize(
    "question", ["with=9", "with=2", "with=x", "with=", "with=" + "9" * 40, "by=1"]
)
def test_a_question_that_means_nothing_is_refused_by_name(client, row, question):
    answer = client.get(f"{page(row, 2)}?{question}")

    assert answer.status_code == 400
    assert set(answer.context["problems"]) == {question.partition("=")[0]}


@pytest.mark.parametrize("number", [4, 0, "9" * 40])
def test_a_number_that_was_never_published_has_no_page(client, row, number):
    assert client.get(f"{page(row)}{number}/").status_code == 404


def test_a_record_of_another_register_has_no_page_here(client, row):
    assert client.get(f"/golden-book/{row.reference}/revisions/").status_code == 404
    assert client.get("/projects/WSIS-P-000000/revisions/").status_code == 404


@pytest.mark.parametrize("number", ["", 1])
def test_versions_of_a_record_that_was_taken_down_are_gone(client, row, number):
    reference = row.reference
    row.delete()
    Tombstone.objects.create(register="project", reference=reference, words="Why.")

    answer = client.get(page(row, number))

    assert answer.status_code == 410
    assert "Radio" not in answer.text


def test_commitments_and_their_reports_have_versions_too(client):
    promise = record("commitment")
    report = record("progress-report", commitment=promise.reference)
    base = "/golden-book"

    listed = client.get(f"{base}/{report.reference}/revisions/")
    shown = client.get(f"{base}/{report.reference}/revisions/1/")

    up = f"{base}/{promise.reference}/#{report.reference}"
    assert listed.context["history"].newest.record_url == up
    assert shown.status_code == 200
    assert client.get(f"{base}/{promise.reference}/revisions/1/").status_code == 200
    assert f"{base}/{report.reference}/revisions/" in client.get(up).text


def test_record_page_leads_to_its_versions(client, row):
    answer = client.get(f"/projects/{row.reference}/").text

    assert all(page(row, number) in answer for number in (1, 2, 3))


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_any_number_of_versions(
    client, django_assert_num_queries, count
):
    row = record()
    for n in range(count):
        next_version(row, texts=[text(f"Title {n}")])

    # tombstone, versions, acts; what those of the page say, and the newest
    with django_assert_num_queries(5):
        client.get(page(row))
    # tombstone, versions, acts; what it and the one before say; what the version
    # names: lines, organisation
    with django_assert_num_queries(7):
        client.get(page(row, 2))


def test_many_versions_come_in_pages(client, row):
    address = page(row) + "?page_size=2&page="

    first, last = (client.get(f"{address}{n}").context["rows"] for n in (1, 2))

    assert [(one.number, labels) for one, labels in first] == [
        (3, ["Stage"]),
        (2, ["Texts"]),
    ]
    assert [(one.number, labels) for one, labels in last] == [(1, None)]
    assert client.get(f"{address}3").status_code == 400


def test_private_words_are_on_no_page_of_a_version(client, row):
    item = next_version(row, stage="stopped")
    item.document["private"] = {"note": "Canary"}
    item.save()

    for number in ("", 1, 4):
        assert "Canary" not in client.get(page(row, number)).text


def test_the_secretariat_alone_is_offered_to_restore_an_earlier_version(client, row):
    way = f"/admin/stocktaking/proposal/propose/restoration/{row.reference}/?number=1"
    offered = []
    for user in (None, UserFactory(), UserFactory(is_staff=True), SecretariatFactory()):
        if user:
            client.force_login(user)
        offered.append(way in client.get(page(row, 1)).text)

    form = client.get(way).context["form"]
    newest = client.get(page(row, 3)).text
    assert offered == [False, False, False, True]
    assert (form["number"].value(), "propose/restoration" in newest) == ("1", False)


PAYLOADS = ["<script>alert(1)</script>", "=HYPERLINK(1)", "{{ 7|add:7 }}", "<b>\"'&"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_are_shown_as_text(client, payload):
    row = record(texts=[text("Radio", summary="Prices", description="All")])
    said = text(payload, summary=payload, description=payload)
    next_version(row, texts=[said], source=payload, links=[])

    for path in (page(row), page(row, 2), page(row, 1) + "?with=2"):
        shown = client.get(path).text
        assert "<script>alert" not in shown
        assert "<b>\"'" not in shown
    assert (payload in shown) == ("<" not in payload)
