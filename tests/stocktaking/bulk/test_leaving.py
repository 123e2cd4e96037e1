"""Who is gone, or has left the organisation, hands nothing in, and learns nothing."""

import pytest

from stocktaking.bulk import correcting, sending
from stocktaking.choices import UploadState, Verdict
from stocktaking.models import Submission
from tests.factories import OrganisationFactory
from tests.stocktaking.bulk.files import TERMS, as_csv, hand_in, row, rows_of, sent
from tests.stocktaking.bulk.files import verdicts as verdicts_of
from wsis_portal.errors import Refusal

THREE = [row(1), row(2), row(3)]


@pytest.fixture
def trust(partner):
    return OrganisationFactory(name="Radio Trust", members=[partner])


@pytest.fixture
def upload(partner, trust):
    return sent(as_csv(THREE), partner, organisation=trust)


def leave(partner, trust):
    trust.members.remove(partner)


def close(partner, _trust):
    partner.is_active = False
    partner.save()


def handed_in(upload):
    upload.refresh_from_db()
    return Submission.objects.count(), upload.state, verdicts_of(upload)


@pytest.mark.parametrize("go", [leave, close])
def test_nothing_is_handed_in_for_who_is_gone(
    partner, trust, upload, go, monkeypatch, mailoutbox
):
    with monkeypatch.context() as later:
        later.setattr(sending, "enqueue", lambda *job: None)
        sending.begin(upload, TERMS)
    go(partner, trust)

    sending.send.func(upload.pk)

    assert handed_in(upload) == (0, UploadState.READY, [Verdict.NEW] * 3)
    assert len(mailoutbox) == (1 if go is leave else 0)


@pytest.mark.parametrize("go", [leave, close])
def test_who_goes_in_the_middle_has_the_rest_unsent(
    partner, trust, upload, go, monkeypatch
):
    real = sending.hand_in

    def goes(found, upload):
        item = real(found, upload)
        go(partner, trust)
        return item

    monkeypatch.setattr(sending, "hand_in", goes)

    hand_in(upload)

    rest = [Verdict.SENT, Verdict.NEW, Verdict.NEW]
    assert handed_in(upload) == (1, UploadState.READY, rest)


def test_who_left_and_came_back_hands_in_the_rest(partner, trust, upload):
    leave(partner, trust)
    with pytest.raises(Refusal) as refusal:
        sending.begin(upload, TERMS)
    assert refusal.value.problem.code == "not-a-member"
    trust.members.add(partner)

    hand_in(upload)

    assert handed_in(upload) == (3, UploadState.SENT, [Verdict.SENT] * 3)


def test_who_left_does_not_learn_which_numbers_are_taken(partner, trust, upload):
    leave(partner, trust)

    with pytest.raises(Refusal) as refusal:
        correcting.correct(rows_of(upload)[0], {"id": "A-77"})

    assert refusal.value.problem.code == "not-a-member"
    assert rows_of(upload)[0].own_number == "A-1"


def test_file_of_no_organisation_asks_for_no_membership(partner):
    upload = hand_in(sent(as_csv(THREE), partner))

    assert verdicts_of(upload) == [Verdict.SENT] * 3
