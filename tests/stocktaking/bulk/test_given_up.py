"""A job that nobody will do any more does not keep its upload for ever."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from stocktaking.bulk import clearing, correcting, judging, sending
from stocktaking.choices import AT_WORK, UploadState, Verdict
from stocktaking.models import Upload
from tests.stocktaking.bulk.files import (
    as_csv,
    hand_in,
    queued,
    row,
    rows_of,
    sent,
    verdicts,
)
from wsis_portal.errors import Refusal


def later(**time):
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


@pytest.fixture
def left(partner):
    """Its second row is at fault; a worker hands in the first, and dies of it."""
    upload = sent(as_csv([row(1), row(2, country="Atlantis")]), partner)
    Upload.objects.update(state=UploadState.SENDING)
    queued(sending.send, upload, "FAILED")
    return Upload.objects.get()


def test_upload_that_was_given_up_is_handed_in_again(left):
    with later(minutes=2):
        upload = hand_in(left)

    assert verdicts(upload) == [Verdict.SENT, Verdict.FAULTY]
    assert upload.state == UploadState.READY


def test_upload_that_was_given_up_is_corrected(left):
    with later(minutes=2):
        correcting.correct(rows_of(left)[1], {"country": "Nepal"})

    left.refresh_from_db()
    assert verdicts(left) == [Verdict.NEW] * 2
    assert left.state == UploadState.READY


@pytest.mark.parametrize("state", AT_WORK)
def test_upload_that_was_given_up_is_discarded(left, state):
    Upload.objects.update(state=state)

    with later(minutes=2):
        clearing.discard(left)

    assert not Upload.objects.exists()


@pytest.mark.parametrize("status", ["READY", "RUNNING"])
def test_upload_that_waits_for_its_worker_is_at_work(left, status):
    queued(sending.send, left, status)

    with later(hours=7):
        for do in (hand_in, clearing.discard, correcting.choose_all):
            with pytest.raises(Refusal) as refusal:
                do(left)
            assert refusal.value.problem.code == "upload-at-work"


def test_job_of_another_upload_holds_nothing(left, partner):
    other = sent(as_csv([row(5)]), partner)
    queued(sending.send, other)

    with later(minutes=2):
        clearing.discard(left)

    assert Upload.objects.get() == other


def test_upload_that_has_just_begun_is_at_work_without_a_queue(left):
    with pytest.raises(Refusal) as refusal:
        clearing.discard(left)

    assert refusal.value.problem.code == "upload-at-work"


def test_page_offers_to_hand_in_again_what_was_given_up(left, partner, client):
    client.force_login(partner)

    before = client.get(left.get_absolute_url()).content.decode()
    with later(minutes=2):
        client.force_login(partner)
        after = client.get(left.get_absolute_url()).content.decode()

    assert ("every 2s" in before, "Hand in 1 row" in before) == (True, False)
    assert ("every 2s" in after, "Hand in 1 row" in after) == (False, True)
    told = "0 of 1 row is handed in. Press the button to go on."
    assert (told in before, told in after) == (False, True)


def test_page_offers_to_discard_what_nobody_will_check(left, partner, client):
    Upload.objects.update(state=UploadState.CHECKING)
    queued(judging.judge, left, "FAILED")

    with later(minutes=2):
        client.force_login(partner)
        page = client.get(left.get_absolute_url()).content.decode()

    assert f'href="{left.get_absolute_url()}discard/"' in page
    assert "Nothing was handed in. Send the file again." in page
    assert ("Being checked" in page, "<progress" in page) == (False, False)
    assert "Look again" not in page


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (UploadState.SENDING, "Handing in broke off"),
        (UploadState.CHECKING, "The check broke off"),
    ],
)
def test_list_says_what_was_given_up(left, partner, client, state, told):
    Upload.objects.update(state=state)
    client.force_login(partner)

    before = client.get("/my/uploads/").text
    with later(minutes=2):
        client.force_login(partner)
        after = client.get("/my/uploads/").text

    label = str(state.label)
    assert (told in before, label in before) == (False, True)
    assert (told in after, label in after) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(
    partner, client, django_assert_num_queries, count
):
    for n in range(count):
        sent(as_csv([row(n)]), partner)
    Upload.objects.update(state=UploadState.CHECKING)

    with later(minutes=2):
        client.force_login(partner)
        # session, person; count, files with organisations, jobs; own countries
        with django_assert_num_queries(6):
            client.get("/my/uploads/")
