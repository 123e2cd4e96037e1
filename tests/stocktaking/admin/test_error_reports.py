"""The queue of reported errors, as the secretariat meets it in the admin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from stocktaking.choices import Kind, State
from stocktaking.models import Submission, Tombstone
from tests.factories import (
    ErrorReportFactory,
    ModerationGrantFactory,
    SecretariatFactory,
    UserFactory,
    record,
    text,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:stocktaking_errorreport_changelist")


@pytest.fixture
def mona(client):
    user = SecretariatFactory(name="Mona")
    client.force_login(user)
    return user


def page(found, name="change"):
    return reverse(f"admin:stocktaking_errorreport_{name}", args=[found.pk])


def listed(client, question=""):
    return list(client.get(LIST + question).context["cl"].result_list)


def test_open_reports_are_listed_by_age(client, mona):
    now = timezone.now()
    young = ErrorReportFactory(at=now)
    old = ErrorReportFactory(at=now - timedelta(days=9))
    settled = ErrorReportFactory(settled=True)

    assert listed(client) == [old, young]
    assert listed(client, "?state=settled") == [settled]


def test_reports_are_found_by_reference_words_and_register(client, mona):
    radio = ErrorReportFactory(reference="WSIS-P-000007", words="The year is wrong")
    promise = ErrorReportFactory(register="commitment", reference="WSIS-G-000009")

    assert listed(client, "?q=WSIS-P-000007") == [radio]
    assert listed(client, "?q=year") == [radio]
    assert listed(client, "?register__exact=commitment") == [promise]


def test_reports_about_records_and_about_pages_are_told_apart(client, mona):
    radio = ErrorReportFactory()
    page_of_senegal = ErrorReportFactory(page="/countries/sn/")

    assert listed(client) == [radio, page_of_senegal]
    assert listed(client, "?about=record") == [radio]
    assert listed(client, "?about=page") == [page_of_senegal]
    assert listed(client, "?about=weather") == []
    assert listed(client, "?q=countries/sn") == [page_of_senegal]


def test_report_about_a_page_leads_there_and_opens_no_change(client, mona):
    found = ErrorReportFactory(page="/countries/sn/", language="ar", words="No map.")

    shown = client.get(page(found)).text
    client.post(page(found, "open_change"))
    client.post(page(found, "settle"), {"outcome": "Put right."})

    assert '<a href="/ar/countries/sn/" dir="ltr">/countries/sn/</a>' in shown
    assert "The record is not public any more." not in shown
    assert page(found, "open_change") not in shown
    assert not Submission.objects.exists()
    found.refresh_from_db()
    assert (found.state, found.outcome) == ("settled", "Put right.")


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(
    client, mona, count, django_assert_max_num_queries
):
    for _ in range(count):
        ErrorReportFactory(reporter=UserFactory())
        ErrorReportFactory(reporter=UserFactory(), page="/about/")

    # session, person, second factor, rights of the person and of groups; two counts,
    # two for the dates, rows
    with django_assert_max_num_queries(11):
        client.get(LIST)


def test_nobody_else_sees_or_settles_them(client):
    found = ErrorReportFactory(words="Kanarienvogel")
    agency = UserFactory(is_staff=True)
    ModerationGrantFactory(member=agency, code="C3")
    paths = [LIST, page(found), page(found, "settle"), page(found, "open_change")]

    for user in (agency, UserFactory()):
        client.force_login(user)
        answers = [client.get(path) for path in paths]
        answers += [client.post(path, {"outcome": "x"}) for path in paths[2:]]
        assert {answer.status_code for answer in answers} <= {302, 403, 404}
        assert not any("Kanarienvogel" in answer.text for answer in answers)

    assert "Reports of errors" not in client.get(reverse("admin:index")).text
    found.refresh_from_db()
    assert found.state == "open"


def test_index_counts_what_is_open(client, mona):
    ErrorReportFactory.create_batch(2)
    ErrorReportFactory(settled=True)

    answer = client.get(reverse("admin:index"))

    assert answer.context["panels"][0].context["errors"].number == 2
    assert LIST in answer.text
    assert "2 reports of errors wait" in answer.text


def test_a_change_of_the_record_is_opened_by_who_reads_the_report(client, mona):
    row = record()
    found = ErrorReportFactory(reference=row.reference)
    assert page(found, "open_change") in client.get(page(found)).text

    answer = client.post(page(found, "open_change"))

    item = Submission.objects.get(submitter=mona)
    assert (item.kind, item.state) == (Kind.CHANGE, State.DRAFT)
    assert item.reference == row.reference
    assert answer.url == reverse("stocktaking:edit", args=[item.pk])


def test_nothing_is_opened_by_an_address(client, mona):
    found = ErrorReportFactory(reference=record().reference)

    assert client.get(page(found, "open_change")).url == page(found)
    assert not Submission.objects.filter(submitter=mona).exists()


def test_record_that_is_gone_has_no_change(client, mona):
    found = ErrorReportFactory(reference="WSIS-P-000042")
    Tombstone.objects.create(register="project", reference="WSIS-P-000042", words="x")

    answer = client.post(page(found, "open_change"), follow=True)

    assert "There is no record WSIS-P-000042." in answer.text
    assert "The record is not public any more." in answer.text


def test_report_is_settled_with_words(client, mona):
    found = ErrorReportFactory()

    nothing = client.post(page(found, "settle"), {"outcome": " "})
    done = client.post(page(found, "settle"), {"outcome": "Put right."})
    again = client.post(page(found, "settle"), {"outcome": "Twice."})

    found.refresh_from_db()
    assert [nothing.status_code, done.status_code, again.status_code] == [422, 302, 422]
    assert (found.state, found.outcome, found.settled_by) == (
        "settled",
        "Put right.",
        mona,
    )
    assert "Twice." in again.text
    assert page(found, "settle") not in client.get(page(found)).text


PAYLOADS = ["<script>alert(1)</script>", "=HYPERLINK(1)", "{{ 7|add:7 }}", "%(x)s"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_are_shown_as_text(client, mona, payload):
    row = record(texts=[text(payload)])
    said = {"words": payload, "reference": row.reference}
    waits = ErrorReportFactory(reporter=UserFactory(name=payload), **said)
    done = ErrorReportFactory(settled=True, **said)
    type(done).objects.filter(pk=done.pk).update(outcome=payload)

    pages = [page(waits), page(waits, "settle"), page(done)]
    for path in (LIST, LIST + "?state=settled", *pages):
        shown = client.get(path).text
        assert "<script>alert" not in shown
        assert payload in shown or "<" in payload, path
