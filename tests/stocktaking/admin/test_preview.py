"""A submission as the public would read it."""

from datetime import date

import pytest
from django.urls import reverse

from stocktaking import workflow
from stocktaking.choices import State
from stocktaking.models import Organisation
from tests.factories import (
    CountryFactory,
    SecretariatFactory,
    SubmissionFactory,
    change_of,
    document,
    record,
    report_document,
)
from tests.stocktaking.admin.test_queue import page, take

pytestmark = pytest.mark.django_db


def preview(item):
    return reverse("admin:stocktaking_submission_preview", args=[item.pk])


def test_preview_reads_as_the_page_will(client, held):
    shown = client.get(preview(held)).content.decode()
    take(client, held, "publish")
    held.refresh_from_db()
    public = client.get(f"/projects/{held.reference}/").content.decode()

    said = public[public.index("<dl") : public.index("</dl>")]
    assert said.split() == shown[shown.index("<dl") : shown.index("</dl>")].split()


def test_preview_makes_nothing(client, held):
    house = {"name": "New house", "country": CountryFactory().code}
    held.document = document(organisation={**house, "stakeholder_type": "academia"})
    held.save()

    shown = client.get(preview(held))

    assert "New house" in shown.content.decode()
    assert client.get("/projects/").context["found"].total == 0
    assert not Organisation.objects.filter(name="New house").exists()


def test_preview_may_stand_in_a_frame_of_ours_alone(client, held):
    shown, review = client.get(preview(held)), client.get(page(held))

    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in review["Content-Security-Policy"]


def test_report_without_a_reference_is_previewed(client, moderator):
    item = SubmissionFactory(
        register="progress-report",
        state=State.SUBMITTED,
        document=report_document(fulfilment="completed"),
    )
    item.reference = ""
    item.save()

    assert client.get(preview(item)).status_code == 200


def test_preview_of_a_change_keeps_what_the_row_knows(client, moderator):
    row = record()
    row.vouched_on = date(2026, 10, 1)
    row.save()
    item = change_of(row, {"stage": "planned"}, state=State.SUBMITTED)
    item.submitter = SecretariatFactory()
    item.save()

    shown = client.get(preview(item))

    assert shown.context["record"].vouched_on == date(2026, 10, 1)


def test_merger_is_previewed_as_the_record_that_stays(client, moderator):
    stays, goes = record(), record(source="Report of 2020")
    item = workflow.propose_merger(
        stays.reference, goes.reference, words="", actor=SecretariatFactory()
    )

    assert goes.reference in client.get(page(item)).content.decode()
    assert "Report of 2020" in client.get(preview(item)).content.decode()


def test_organisation_that_is_not_there_yet_is_no_link(client, held):
    country, kind = CountryFactory().code, "academia"
    house = {"name": "New house", "country": country, "stakeholder_type": kind}
    held.document = document(organisation=house)
    held.save()

    shown = client.get(preview(held)).content.decode()

    assert "<bdi>New house</bdi>" in shown
    assert "?organisation=" not in shown
