from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from stocktaking.events import Mark
from stocktaking.models import (
    ModerationGrant,
    Submission,
    SubmissionEvent,
)
from stocktaking.portal import EMAIL
from stocktaking.seeding import content
from tests.factories import ActionLineFactory, AgencyFactory, SecretariatFactory
from tests.stocktaking.importing.files import row, seed, taken_in
from tests.stocktaking.tampering import TABLE, tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def words():
    seed()


def run(name, *args, **options):
    """Words on the two streams, and those of the refusal at the end."""
    out, err, end = StringIO(), StringIO(), ""
    try:
        call_command(name, *args, stdout=out, stderr=err, **options)
    except CommandError as error:
        end = str(error)
    return out.getvalue(), err.getvalue(), end


def test_events_that_are_as_they_were_written_are_counted(words):
    taken_in(row(), row(id="b"), by=SecretariatFactory())
    last = SubmissionEvent.objects.get(number=2)

    said = f"2 events checked\nLast event: 2:{last.hash}\n"
    assert run("verify_events") == (said, "", "")


def test_portal_without_events_is_good():
    assert run("verify_events") == ("0 events checked\n", "", "")


def test_event_that_was_changed_is_told(words):
    taken_in(row(), row(id="b"), row(id="c"), by=SecretariatFactory())
    one, two, three = Submission.objects.order_by("pk").values_list("pk", flat=True)
    tamper(
        "UPDATE stocktaking_eventnote SET words = 'Never said.'"
        f" WHERE event_id = (SELECT id FROM {TABLE} WHERE number = 1)",
        f"UPDATE {TABLE} SET after = 'refused' WHERE number = 2",
        f"UPDATE {TABLE} SET previous = '' WHERE number = 3",
        f"DELETE FROM stocktaking_revision WHERE submission_id = {three}",
    )

    out, err, end = run("verify_events", since=Mark(9, "0" * 64))

    assert out == "3 events checked\n"
    event = "Event {}, submission {}: {}".format
    assert err.splitlines() == [
        event(1, one, "its note is not as it was written (note-changed)"),
        event(2, two, "not as it was written (changed)"),
        event(3, three, "not as it was written (changed)"),
        event(3, three, "does not follow on the event before (gap)"),
        f"Submission {two}: not in the state that event 2 says (state)",
        f"Submission {two}: no event made its revision (revision-without-event)",
        event(3, three, "the revision that it published is gone")
        + " (event-without-revision)",
        "Event 9: gone, though it was there when its hash was noted (cut-off)",
    ]
    assert end == "Faults found: 8."


def test_hash_that_was_kept_outside_proves_that_nothing_was_touched(words):
    taken_in(row(), by=SecretariatFactory())
    kept = run("verify_events")[0].split()[-1]
    taken_in(row(id="b"), by=SecretariatFactory())
    last = SubmissionEvent.objects.get(number=2)

    out, err, end = run("verify_events", "--since", kept)

    assert (err, end) == ("", "")
    assert out.splitlines() == [
        "2 events checked",
        "Nothing up to event 1 was changed since",
        f"Last event: 2:{last.hash}",
    ]


@pytest.mark.parametrize("kept", ["", "1", "1:abc", "x:" + "0" * 64, "1:" + "G" * 64])
def test_hash_that_was_not_kept_whole_is_refused(kept):
    _out, _err, end = run("verify_events", "--since", kept)
    assert end.endswith("write it as this command printed it, NUMBER:HASH")


def test_first_grants_are_given_once():
    for agency, lines in content("moderation_grants.json")["grants"].items():
        AgencyFactory(code=agency)
        for line in lines:
            ActionLineFactory(code=line)

    assert run("seed_grants") == ("18 moderation grants added\n", "", "")
    assert run("seed_grants") == ("0 moderation grants added\n", "", "")
    assert {grant.appointed_by.email for grant in ModerationGrant.objects.all()} == {
        EMAIL
    }
