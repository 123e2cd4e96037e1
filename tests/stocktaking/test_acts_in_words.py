"""What was done to a record is called what it is, wherever people read of it."""

import pytest

from stocktaking.choices import DONE, Kind, State
from stocktaking.models import Submission, SubmissionEvent
from tests.factories import change_of, record, text
from tests.stocktaking.test_acts import merged, reporter_of, restored, withdrawn

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "decided"), DONE.items())
def test_decided_act_is_called_by_what_was_done(kind, decided):
    item = change_of(record(), kind=kind, state=State.PUBLISHED)
    event = SubmissionEvent(submission=item, action="publish", after="published")
    assert item.state_in_words == event.happened == str(decided.label)


@pytest.mark.parametrize("state", State)
def test_what_waits_and_what_is_no_act_is_called_by_its_state(state):
    item = Submission(kind=Kind.CHANGE, state=state)
    act = Submission(kind=Kind.MERGER, state=state)
    assert item.state_in_words == str(state.label)
    assert (act.state_in_words == str(state.label)) == (state != State.PUBLISHED)


def test_reporter_reads_by_mail_and_in_messages_what_was_done(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    row = record(texts=[text("Village radio")])
    other, ana = record(), reporter_of(row)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawn(row)
        restored(row)
        merged(row, other)
    client.force_login(ana)

    shown = client.get("/my/messages/").context["rows"]

    done = ["Record withdrawn", "Earlier version restored", "Two records merged"]
    subjects = [mail.subject for mail in mailoutbox if mail.to == [ana.email]]
    assert [one for one in subjects if one.split(": ")[1] in done] == [
        f"Village radio: {words}" for words in done
    ]
    happened = [event.happened for event in shown if event.action == "publish"]
    assert happened[:3] == done[::-1]
    assert [mail.subject for mail in mailoutbox if "Published" in mail.subject] == []


def test_own_withdrawal_is_told_where_it_was_proposed(client):
    row = record(texts=[text("Village radio")])
    item = withdrawn(row)
    client.force_login(item.submitter)

    for address in ("/my/submissions/", f"/my/submissions/{item.pk}/"):
        shown = " ".join(client.get(address).text.split())
        link = f'<a href="/projects/{row.reference}/">{row.reference}</a>'
        assert f"Record withdrawn: {link}" in shown
