"""A row that the program stumbles over: it alone is at fault, the others go on."""

import pytest
from django.db import OperationalError, connection

from stocktaking import workflow
from stocktaking.bulk import judging, meaning, sending
from stocktaking.choices import Action, UploadState, Verdict
from tests.stocktaking.bulk.files import (
    TERMS,
    as_csv,
    faults_of,
    hand_in,
    row,
    rows_of,
    sent,
    verdicts,
)

THREE = [row(1), row(2), row(3)]
ADDRESS = "https://radio.example.org/"


@pytest.fixture
def recalled(partner):
    """A draft again, in which anything may stand."""
    (line,) = rows_of(hand_in(sent(as_csv([row(1)]), partner)))
    item = line.submission
    workflow.take_step(item, Action.RECALL, actor=partner)
    item.refresh_from_db()
    return item


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("action_lines", [{"reason": "It carries voices."}]),
        ("action_lines", [{"action_line": "", "reason": "It carries voices."}]),
        ("action_lines", [{"action_line": ["C1"]}, "C1"]),
        ("texts", [{"title": "Radio"}]),
        ("texts", [{"language": "", "title": "Radio"}]),
        ("texts", {"en": "Radio"}),
        ("links", [{"title": "Our page"}]),
        ("links", [{"url": {"href": ADDRESS}}]),
        ("links", None),
        ("sdgs", [{"reason": "It heals."}]),
        ("targets", None),
    ],
)
def test_incomplete_draft_is_completed_by_the_file(partner, recalled, field, value):
    document = {**recalled.document, "public": {**recalled.public, field: value}}
    version = recalled.document_version
    workflow.save_document(recalled, document, version=version, actor=partner)

    upload = sent(as_csv([row(1, url=ADDRESS, targets=""), row(2)]), partner)
    assert (verdicts(upload), upload.state) == (
        [Verdict.CHANGE, Verdict.NEW],
        UploadState.READY,
    )
    hand_in(upload)

    assert verdicts(upload) == [Verdict.SENT] * 2
    recalled.refresh_from_db()
    assert [link["url"] for link in recalled.public["links"]] == [ADDRESS]


def stumbles(real, error):
    """REAL, but not with the second row."""

    def judged(line, known):
        if line.number == 3:
            raise error
        return real(line, known)

    return judged


def test_row_that_cannot_be_judged_is_at_fault_alone(partner, monkeypatch, caplog):
    broken = stumbles(meaning.judged, KeyError("url"))
    monkeypatch.setattr(judging, "judged", broken)

    upload = sent(as_csv(THREE), partner)

    assert upload.state == UploadState.READY
    assert verdicts(upload) == [Verdict.NEW, Verdict.FAULTY, Verdict.NEW]
    assert faults_of(upload) == [(3, "line", "invalid")]
    (said,) = [one for one in caplog.records if one.name == judging.__name__]
    assert said.exc_info[0] is KeyError


def test_row_that_cannot_be_handed_in_is_at_fault_alone(partner, monkeypatch):
    upload = sent(as_csv(THREE), partner)
    broken = stumbles(meaning.judged, KeyError("url"))
    monkeypatch.setattr(sending, "judged", broken)

    upload = hand_in(upload)

    assert upload.state == UploadState.READY
    assert verdicts(upload) == [Verdict.SENT, Verdict.FAULTY, Verdict.SENT]
    assert faults_of(upload) == [(3, "line", "invalid")]


def test_row_that_the_database_refuses_leaves_the_others(partner, monkeypatch):
    def refused(line, known):
        if line.number == 3:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 / 0")
        return meaning.judged(line, known)

    monkeypatch.setattr(judging, "judged", refused)

    upload = sent(as_csv(THREE), partner)

    assert verdicts(upload) == [Verdict.NEW, Verdict.FAULTY, Verdict.NEW]


@pytest.mark.parametrize("job", [judging, sending])
def test_database_that_is_away_is_no_fault_of_a_row(partner, monkeypatch, job):
    upload = sent(as_csv(THREE), partner)
    away = stumbles(meaning.judged, OperationalError("gone"))
    monkeypatch.setattr(job, "judged", away)
    if job is judging:
        upload.rows.update(verdict=Verdict.UNREAD)
        upload.state = UploadState.CHECKING
        upload.save()
        doing = judging.judge_some
    else:
        monkeypatch.setattr(sending, "enqueue", lambda *job: None)
        sending.begin(upload, TERMS)
        doing = sending.send_some

    with pytest.raises(OperationalError):
        doing(upload.pk)

    assert Verdict.FAULTY not in verdicts(upload)
