"""After publication: a record is taken down, brought back, made one with another."""

import pytest

from goldenbook.models import ProgressReport
from stocktaking import events, workflow
from stocktaking.choices import Action, Kind, State
from stocktaking.models import Project, Revision, Submission, Tombstone
from stocktaking.portal import portal_account
from stocktaking.workflow import Given, StepRefused
from tests.factories import SecretariatFactory, UserFactory, change_of, record, text

pytestmark = pytest.mark.django_db


def reporter_of(row):
    return Submission.objects.get(reference=row.reference, kind=Kind.NEW).submitter


def decided(item, action=Action.PUBLISH, **given):
    """By another one of the secretariat."""
    reviewer = SecretariatFactory()
    workflow.take_step(item, Action.TAKE_UP, actor=reviewer)
    workflow.take_step(item, action, actor=reviewer, given=Given(**given))
    return item


def withdrawn(row, *, reason="at-request", words="Reported by mistake."):
    actor = reporter_of(row)
    proposed = workflow.propose_withdrawal(
        row.reference, reason=reason, words=words, actor=actor
    )
    return decided(proposed)


def merged(stays, goes, *, words=""):
    proposed = workflow.propose_merger(
        stays.reference, goes.reference, words=words, actor=SecretariatFactory()
    )
    return decided(proposed)


def restored(row, number=1, *, words=""):
    proposed = workflow.propose_restoration(
        row.reference, number, words=words, actor=SecretariatFactory()
    )
    return decided(proposed)


def is_sound():
    return [*events.verify_events(), *events.verify_submissions()] == []


def test_record_that_is_taken_down_says_when_and_why(client):
    row = record()

    item = withdrawn(row)

    stone = Tombstone.objects.get()
    assert (stone.reference, stone.register) == (row.reference, "project")
    assert (stone.reason, stone.words) == ("at-request", "Reported by mistake.")
    assert (stone.submission, stone.published_at) == (item, row.published_at)
    assert not Project.objects.exists()
    page = client.get(row.get_absolute_url())
    assert page.status_code == 410
    assert "At the request of who reported it" in page.content.decode()
    assert "Reported by mistake." in page.content.decode()
    assert is_sound()


def test_what_waits_for_the_decision_is_public_still(client):
    row = record()
    workflow.propose_withdrawal(
        row.reference, reason="legal", words="", actor=reporter_of(row)
    )
    assert client.get(row.get_absolute_url()).status_code == 200


def test_refused_withdrawal_leaves_the_record(client):
    row = record()
    proposed = workflow.propose_withdrawal(
        row.reference, reason="other", words="", actor=reporter_of(row)
    )

    decided(proposed, Action.REFUSE, reason="other", words="It is true.")

    assert client.get(row.get_absolute_url()).status_code == 200
    assert not Tombstone.objects.exists()


def test_reports_go_with_their_commitment_and_come_back_with_it():
    pledge = record("commitment")
    report = record("progress-report", commitment=pledge.reference)

    withdrawn(pledge)

    assert {stone.reference for stone in Tombstone.objects.all()} == {
        pledge.reference,
        report.reference,
    }
    assert not ProgressReport.objects.exists()

    restored(pledge)

    back = ProgressReport.objects.get()
    assert (back.reference, back.revision) == (report.reference, report.revision)
    assert back.commitment.reference == pledge.reference
    assert back.published_at == report.published_at
    assert not Tombstone.objects.exists()
    assert is_sound()


def test_commitment_stands_as_the_reports_say_that_are_left():
    pledge = record("commitment")
    for year, status in (("2025", "in-progress"), ("2026", "abandoned")):
        last = record(
            "progress-report",
            commitment=pledge.reference,
            ends_on=year,
            fulfilment=status,
        )

    withdrawn(last)

    pledge.refresh_from_db()
    assert pledge.reported_fulfilment == "in-progress"

    restored(last)

    pledge.refresh_from_db()
    assert pledge.reported_fulfilment == "abandoned"


def test_later_entry_loses_what_it_continues_and_has_it_again():
    first = record()
    later = record(continues=first.reference)

    withdrawn(first)

    later.refresh_from_db()
    assert later.continues is None

    restored(first)

    later.refresh_from_db()
    assert later.continues.reference == first.reference


def test_what_comes_back_was_public_and_vouched_for_before():
    row = record()
    Project.objects.update(vouched_on="2025-03-01", published_at="2020-01-01T00:00Z")
    row.refresh_from_db()

    withdrawn(row)
    restored(row)

    back = Project.objects.get()
    assert back.published_at == row.published_at
    assert back.vouched_on == row.vouched_on
    assert back.revision.number == 2


def test_record_says_again_what_an_earlier_version_said():
    row = record(starts_on="2019")
    change = change_of(row, {"starts_on": "2021"}, state=State.SUBMITTED)
    decided(change)

    restored(row, 1)

    row.refresh_from_db()
    assert (row.starts_on, row.revision.number) == ("2019", 3)
    assert is_sound()


def test_two_records_become_one_that_says_what_both_said():
    stays = record(
        texts=[text("Village radio")], budget="10.00", currency="CHF", starts_on="2020"
    )
    goes = record(
        texts=[text("Radio of the village"), text("Radio du village", "fr")],
        budget="99.00",
        currency="USD",
        starts_on="2018",
        ends_on="2019",
        links=[{"url": "https://radio.example.org/", "title": ""}],
        identifiers=[{"scheme": "itu", "value": "12"}],
    )

    merged(stays, goes)

    public = Revision.objects.current(stays.reference).public
    titles = [one["title"] for one in public["texts"]]
    assert titles == ["Village radio", "Radio du village"]
    assert (public["budget"], public["currency"]) == ("10.00", "CHF")
    assert (public["starts_on"], public["ends_on"]) == ("2020", "")
    assert [link["url"] for link in public["links"]] == ["https://radio.example.org/"]
    assert public["identifiers"] == [{"scheme": "itu", "value": "12"}]
    assert Project.objects.get().reference == stays.reference
    assert is_sound()


def test_old_address_leads_to_the_record_that_it_is_part_of(client):
    stays, goes = record(), record()

    merged(stays, goes)

    page = client.get(f"/fr/projects/{goes.reference}/")
    assert (page.status_code, page.url) == (301, f"/fr/projects/{stays.reference}/")
    data = client.get(f"/api/v1/projects/{goes.reference}/?lang=fr")
    assert data.status_code == 301
    assert data.url.endswith(f"/api/v1/projects/{stays.reference}/?lang=fr")


def test_what_named_the_other_names_the_one_now():
    stays, goes = record("commitment"), record("commitment")
    report = record("progress-report", commitment=goes.reference)
    later = record("commitment", continues=goes.reference)

    merged(stays, goes)

    report.refresh_from_db()
    later.refresh_from_db()
    assert report.commitment.reference == stays.reference
    assert report.revision.public["commitment"] == stays.reference
    assert later.continues.reference == stays.reference
    assert later.revision.public["continues"] == stays.reference
    follower = report.revision.submission
    assert [event.action for event in follower.events.all()] == ["follow"]
    assert follower.submitter == portal_account()
    assert is_sound()


def test_record_that_continued_the_other_continues_nothing_of_its_own():
    stays = record()
    goes = record(continues=stays.reference)

    merged(stays, goes)

    assert Project.objects.get().continues is None


def test_no_circle_comes_of_a_merger():
    goes = record()
    between = record(continues=goes.reference)
    stays = record(continues=between.reference)

    merged(stays, goes)

    between.refresh_from_db()
    stays.refresh_from_db()
    assert (between.continues, stays.continues) == (None, between)


def test_merger_is_refused_when_the_other_was_changed_since():
    stays, goes = record(), record()
    proposed = workflow.propose_merger(
        stays.reference, goes.reference, words="", actor=SecretariatFactory()
    )
    decided(change_of(goes, {"starts_on": "2021"}, state=State.SUBMITTED))

    with pytest.raises(StepRefused) as refusal:
        decided(proposed)

    assert refusal.value.problem.code == "other-moved-on"
    assert Project.objects.count() == 2


def test_merger_waits_for_a_change_of_the_other():
    stays, goes = record(), record()
    change_of(goes, {"starts_on": "2021"}, state=State.SUBMITTED)

    with pytest.raises(StepRefused) as refusal:
        workflow.propose_merger(
            stays.reference, goes.reference, words="", actor=SecretariatFactory()
        )

    assert refusal.value.problem.code == "change-waiting"


def test_contact_of_the_record_is_kept_through_a_merger():
    stays, goes = record(), record()

    merged(stays, goes)

    now = Revision.objects.current(stays.reference)
    assert workflow.contact_holder(now).submitter == reporter_first(stays)


def reporter_first(row):
    return Revision.objects.get(reference=row.reference, number=1).submission.submitter


@pytest.mark.parametrize("who", ["stranger", "reporter"])
def test_the_secretariat_alone_merges_and_brings_back(who):
    stays, goes = record(), record()
    actor = UserFactory() if who == "stranger" else reporter_of(stays)

    with pytest.raises(StepRefused) as merger:
        workflow.propose_merger(stays.reference, goes.reference, words="", actor=actor)
    withdrawn(goes)
    with pytest.raises(StepRefused) as restoration:
        workflow.propose_restoration(goes.reference, 1, words="", actor=actor)

    codes = {merger.value.problem.code, restoration.value.problem.code}
    assert codes == {"may-not-change"}


def test_stranger_proposes_no_withdrawal():
    row = record()
    with pytest.raises(StepRefused) as refusal:
        workflow.propose_withdrawal(
            row.reference, reason="other", words="", actor=UserFactory()
        )
    assert refusal.value.problem.code == "may-not-change"


def test_who_proposes_does_not_decide():
    row, actor = record(), SecretariatFactory()
    proposed = workflow.propose_withdrawal(
        row.reference, reason="legal", words="", actor=actor
    )
    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(proposed, Action.TAKE_UP, actor=actor)
    assert refusal.value.problem.code == "own-part"


@pytest.mark.parametrize("reason", ["", "because"])
def test_reason_for_the_public_is_one_of_the_list(reason):
    row = record()
    with pytest.raises(StepRefused) as refusal:
        workflow.propose_withdrawal(
            row.reference, reason=reason, words="", actor=reporter_of(row)
        )
    assert refusal.value.problem.code == "needs-cause"


def test_who_reported_a_record_is_told_what_became_of_it(
    mailoutbox, django_capture_on_commit_callbacks
):
    stays, goes = record(), record()
    people = {reporter_of(stays).email, reporter_of(goes).email}

    with django_capture_on_commit_callbacks(execute=True):
        item = merged(stays, goes)

    told = [mail for mail in mailoutbox if goes.reference in mail.body]
    assert {mail.to[0] for mail in told} == {*people, item.submitter.email}
