"""Reports of errors: settled once, answered once, kept for a year."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from stocktaking import error_reports
from stocktaking.models import ErrorReport
from tests.factories import ErrorReportFactory, SecretariatFactory, record
from wsis_portal.errors import Refusal
from wsis_portal.jobs import schedule
from wsis_portal.public_pages import site

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(monkeypatch):
    """A commit of the tests is never made: what waits for one is done at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda job, **_more: job())


def test_whoever_asked_is_answered_in_the_language_of_the_report(at_once, mailoutbox):
    row, mona = record(), SecretariatFactory(name="Mona")
    asked = {"reference": row.reference, "language": "fr", "email": "li@example.org"}
    found = ErrorReportFactory(**asked)

    error_reports.settle(found, "La date est corrigée.", actor=mona)

    (mail,) = mailoutbox
    found.refresh_from_db()
    with translation.override("fr"):
        greeting = translation.gettext("Hello,")
    assert mail.to == ["li@example.org"]
    assert greeting in mail.body
    assert "La date est corrigée." in mail.body
    assert f"/fr/projects/{row.reference}/" in mail.body
    assert "Mona" not in mail.body
    assert (found.state, found.settled_by, found.email) == ("settled", mona, "")


def test_whoever_reported_a_page_is_answered_with_its_address(at_once, mailoutbox):
    asked = {"page": "/countries/sn/", "language": "zh-hans", "email": "li@example.org"}
    found = ErrorReportFactory(**asked)

    error_reports.settle(found, "The map is there.", actor=SecretariatFactory())

    (mail,) = mailoutbox
    found.refresh_from_db()
    assert "/countries/sn/" in mail.subject
    assert "The map is there." in mail.body
    assert f"{site()}/zh/countries/sn/\n" in mail.body
    assert found.email == ""


@pytest.mark.parametrize(
    "about",
    [
        {"register": "", "reference": "", "page": ""},
        {"register": "project", "reference": "", "page": ""},
        {"register": "", "reference": "WSIS-P-000001", "page": ""},
        {"register": "project", "reference": "WSIS-P-000001", "page": "/about/"},
        {"register": "", "reference": "", "page": "https://evil.example/"},
    ],
)
def test_a_report_is_about_one_record_or_one_page(about):
    with pytest.raises(IntegrityError, match="errorreport_about_one_thing"):
        ErrorReportFactory(**about)


def test_a_report_without_address_is_settled_in_silence(at_once, mailoutbox):
    found = ErrorReportFactory()

    error_reports.settle(found, "Done.", actor=SecretariatFactory())

    assert mailoutbox == []
    assert found.outcome == "Done."


def test_no_address_is_in_the_job(settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": settings.QUEUED}}
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415  (as queued)

    found = ErrorReportFactory(email="li@example.org")
    error_reports.settle(found, "Done.", actor=SecretariatFactory())

    (job,) = DBTaskResult.objects.all()
    assert job.args_kwargs == {"args": [found.pk], "kwargs": {}}


def test_a_job_that_runs_twice_sends_one_answer(at_once, mailoutbox):
    found = ErrorReportFactory(email="li@example.org")
    error_reports.settle(found, "Done.", actor=SecretariatFactory())

    error_reports.send_answer.call(found.pk)

    assert len(mailoutbox) == 1


def test_the_slower_of_two_who_settle_is_told(at_once, mailoutbox):
    found = ErrorReportFactory(email="li@example.org")
    again = ErrorReport.objects.get(pk=found.pk)
    error_reports.settle(found, "First.", actor=SecretariatFactory())

    with pytest.raises(Refusal, match="meanwhile"):
        error_reports.settle(again, "Second.", actor=SecretariatFactory())

    found.refresh_from_db()
    assert (found.outcome, len(mailoutbox)) == ("First.", 1)


def test_what_was_settled_a_year_ago_is_deleted_and_what_waits_is_not():
    now = timezone.now()
    ErrorReportFactory(settled=True, settled_at=now - timedelta(days=366))
    late = ErrorReportFactory(settled=True, settled_at=now - timedelta(days=364))
    waits = ErrorReportFactory(at=now - timedelta(days=4000))

    assert error_reports.clear_old() == 1

    assert set(ErrorReport.objects.all()) == {late, waits}


def test_clearing_is_on_the_schedule():
    jobs = {planned.job for planned in schedule.every()}
    assert error_reports.clear in jobs
