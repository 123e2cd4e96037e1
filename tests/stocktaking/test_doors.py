"""Whatever one door refuses, all refuse, with the same code at the same place."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from stocktaking import registers, workflow
from stocktaking.choices import Action, State
from stocktaking.models import Project, Submission
from stocktaking.workflow import Given
from tests.factories import CountryFactory, SubmissionFactory, document
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db

SENTENCE = "The end date is before the start date."


@pytest.fixture
def bad():
    return document(starts_on="2025", ends_on="2024")


def test_judge(bad):
    (problem,) = registers.get("project").problems(bad, "new")["ends_on"]
    assert (problem.code, str(problem)) == ("period", SENTENCE)


def test_workflow(bad):
    item, given = SubmissionFactory(document=bad), Given(terms="2026-11")

    with pytest.raises(InvalidDocument) as refusal:
        workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=given)

    assert [p.code for p in refusal.value.problems["ends_on"]] == ["period"]


def test_web_form(client, bad):
    item = SubmissionFactory(document=bad)
    client.force_login(item.submitter)
    url = reverse("stocktaking:review", args=[item.pk])

    response = client.post(url, {"submit": "1", "terms": "on"})

    where = next(p for p in response.context["parts"] if p.section.slug == "where")
    assert [fault.words for fault in where.faults] == [SENTENCE]


def test_admin(client, bad, admin_user):
    """What was complete when it was handed in may no longer be when it is decided."""
    item = SubmissionFactory(state=State.IN_REVIEW, reviewer=admin_user, document=bad)
    client.force_login(admin_user)
    url = reverse("admin:stocktaking_submission_step", args=[item.pk, "publish"])

    response = client.post(url)

    assert response.status_code == 422
    assert SENTENCE in response.content.decode()
    assert not Project.objects.exists()


def test_file(tmp_path, capsys):
    CountryFactory(code="SN")
    row = {"id": "a", "title": "Radio", "collection": "stocktaking", "source": "Report"}
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({**row, "year_start": 2025, "year_end": 2024}))

    with pytest.raises(CommandError):
        call_command("import_records", path, refused=tmp_path / "refused")

    told = capsys.readouterr().err
    assert "period" in told
    assert SENTENCE in told
    assert not Submission.objects.exists()
