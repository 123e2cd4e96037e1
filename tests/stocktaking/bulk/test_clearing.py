"""What was sent goes after a time; what was handed in says where it came from."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from stocktaking import bulk
from stocktaking.bulk import sending
from stocktaking.choices import AT_WORK, UploadState
from stocktaking.models import OwnNumber, Submission, Upload, UploadRow
from tests.stocktaking.bulk.files import as_csv, hand_in, queued, row, sent


def later(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def test_old_uploads_go_and_young_ones_stay(partner):
    sent(as_csv([row(1)]), partner)

    with later(29):
        assert bulk.clear_old() == 0
    with later(31):
        assert bulk.clear_old() == 1
        assert bulk.clear_old() == 0

    assert (Upload.objects.count(), UploadRow.objects.count()) == (0, 0)


def test_batch_that_was_handed_in_stays_without_its_rows(partner):
    upload = hand_in(sent(as_csv([row(1), row(2, country="Atlantis")]), partner))

    with later(31):
        assert bulk.clear_old() == 1

    upload.refresh_from_db()
    assert (upload.state, upload.rows.count()) == (UploadState.SENT, 0)
    assert Submission.objects.get().upload == upload
    assert OwnNumber.objects.count() == 1  # next year's file is known again


@pytest.mark.parametrize("status", ["READY", "RUNNING"])
def test_what_is_being_handed_in_stays(partner, status):
    upload = sent(as_csv([row(1)]), partner)
    Upload.objects.update(state=UploadState.SENDING)
    queued(sending.send, upload, status)

    with later(31):
        assert bulk.clear_old() == 0


@pytest.mark.parametrize("state", AT_WORK)
def test_what_nobody_will_hand_in_any_more_goes(partner, state):
    upload, other = (sent(as_csv([row(n)]), partner) for n in (1, 2))
    Upload.objects.filter(pk=upload.pk).update(state=state)
    queued(sending.send, upload, "FAILED")
    queued(sending.send, other, "READY")

    with later(31):
        assert bulk.clear_old() == 1

    assert Upload.objects.get() == other
