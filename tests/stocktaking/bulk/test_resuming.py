"""A worker that dies in the middle: the next one goes on, and nothing is doubled."""

import pytest

from stocktaking.bulk import correcting, judging, mails, reading, sending
from stocktaking.choices import State, UploadState, Verdict
from stocktaking.models import OwnNumber, Submission, Upload
from tests.stocktaking.bulk.files import TERMS, as_csv, hand_in, row, sent, verdicts
from wsis_portal.errors import Refusal

FIVE = [row(n) for n in range(5)]


@pytest.fixture
def small_pieces(monkeypatch):
    monkeypatch.setattr(judging, "PIECE", 2)
    monkeypatch.setattr(sending, "PIECE", 2)


def test_pieces_make_a_whole(partner, small_pieces):
    upload = hand_in(sent(as_csv(FIVE), partner))

    assert verdicts(upload) == [Verdict.SENT] * 5
    assert Submission.objects.count() == 5


def test_job_that_runs_again_finds_nothing_to_do(partner, mailoutbox):
    upload = hand_in(sent(as_csv(FIVE), partner))
    before = Upload.objects.values().get(pk=upload.pk)

    for job in (reading.read, judging.judge, sending.send):
        job.func(upload.pk)

    assert Upload.objects.values().get(pk=upload.pk) == before
    assert Submission.objects.count() == 5
    assert len(mailoutbox) == 1


def test_worker_that_dies_between_two_rows_leaves_the_rest(
    partner, monkeypatch, mailoutbox
):
    upload = sent(as_csv(FIVE), partner)
    real, done = sending.hand_in, []

    def dies(found, upload):
        if len(done) == 3:
            raise SystemExit
        done.append(found)
        return real(found, upload)

    monkeypatch.setattr(sending, "hand_in", dies)
    sending.begin(upload, TERMS)  # the queue keeps what goes wrong to itself
    upload.refresh_from_db()
    assert upload.state == UploadState.SENDING
    assert Submission.objects.filter(state=State.SUBMITTED).count() == 3

    monkeypatch.setattr(sending, "hand_in", real)
    sending.send.func(upload.pk)

    upload.refresh_from_db()
    assert upload.state == UploadState.SENT
    assert Submission.objects.filter(state=State.SUBMITTED).count() == 5
    assert OwnNumber.objects.count() == 5
    assert len(mailoutbox) == 1


def test_worker_that_dies_while_judging_leaves_the_rest(
    partner, monkeypatch, small_pieces
):
    real, done = judging.judged, []

    def dies(line, known):
        if len(done) == 3:
            raise SystemExit
        done.append(line)
        return real(line, known)

    monkeypatch.setattr(judging, "judged", dies)
    sent(as_csv(FIVE), partner)
    upload = Upload.objects.get()
    assert (upload.state, verdicts(upload).count(Verdict.UNREAD)) == ("checking", 3)

    monkeypatch.setattr(judging, "judged", real)
    judging.judge.func(upload.pk)

    upload.refresh_from_db()
    assert (upload.state, upload.counts) == (UploadState.READY, {Verdict.NEW: 5})


def test_pressed_twice_it_is_handed_in_once(partner, monkeypatch):
    upload = sent(as_csv(FIVE), partner)
    monkeypatch.setattr(sending, "enqueue", lambda *job: None)

    sending.begin(upload, TERMS)

    with pytest.raises(Refusal) as refusal:
        sending.begin(upload, TERMS)
    assert refusal.value.problem.code == "upload-at-work"


def test_message_that_is_sent_twice_can_be_known_for_the_same(partner, mailoutbox):
    upload = sent(as_csv([*FIVE, row(9, country="Atlantis")]), partner)
    hand_in(upload)
    correcting.correct(upload.rows.last(), {"country": "Nepal"})
    hand_in(upload)

    for _attempt in range(2):
        mails.send.func(upload.pk, "1")

    first, second, third, again = [m.extra_headers["Message-ID"] for m in mailoutbox]
    assert (again, len({first, second, third})) == (third, 3)
    assert third.startswith(f"<upload-{upload.pk}-1@")


def test_owner_who_left_is_not_written_to(partner, mailoutbox):
    upload = hand_in(sent(as_csv(FIVE), partner))
    mailoutbox.clear()
    partner.is_active = False
    partner.save()

    mails.send.func(upload.pk, "1")

    assert mailoutbox == []
