"""A file that comes again: what is known by its number is not handed in twice."""

import pytest
from django.conf import settings

from stocktaking import workflow
from stocktaking.choices import Action, Kind, State, UploadState, Verdict
from stocktaking.models import (
    OwnNumber,
    Project,
    Revision,
    Submission,
    SubmissionEvent,
)
from stocktaking.workflow import Given
from tests.factories import OrganisationFactory, SecretariatFactory, UserFactory
from tests.stocktaking.bulk.files import (
    as_csv,
    as_xlsx,
    faults_of,
    hand_in,
    row,
    rows_of,
    sent,
    verdicts,
)

pytestmark = pytest.mark.django_db
THREE = [row(1), row(2), row(3)]


def decide(item, action, **given):
    moderator = SecretariatFactory()
    workflow.take_step(item, Action.TAKE_UP, actor=moderator)
    workflow.take_step(item, action, actor=moderator, given=Given(**given))
    item.refresh_from_db()
    return item


def published(rows, owner, **more):
    """The records that the file became."""
    upload = hand_in(sent(as_csv(rows), owner, **more))
    return [decide(one.submission, Action.PUBLISH) for one in rows_of(upload)]


def amounts():
    models = (Submission, SubmissionEvent, OwnNumber, Project, Revision)
    return [model.objects.count() for model in models]


def test_same_file_twice_changes_nothing_while_it_waits(partner):
    hand_in(sent(as_csv(THREE), partner))
    before = amounts()

    again = sent(as_xlsx(THREE), partner, "again.xlsx")

    assert verdicts(again) == [Verdict.UNCHANGED] * 3
    assert again.rows.sendable().count() == 0
    assert amounts() == before


def test_same_file_twice_changes_nothing_when_it_is_published(partner):
    published(THREE, partner)
    before = amounts()

    again = sent(as_csv(THREE), partner)

    assert verdicts(again) == [Verdict.UNCHANGED] * 3
    assert amounts() == before


def test_same_file_is_known_again_when_one_of_its_organisation_became_public(partner):
    upload = hand_in(sent(as_csv(THREE), partner))
    decide(rows_of(upload)[0].submission, Action.PUBLISH)

    again = sent(as_csv(THREE), partner)

    assert verdicts(again) == [Verdict.UNCHANGED] * 3


def test_two_uploads_of_one_file_that_wait_are_handed_in_once(partner):
    first, second = (sent(as_csv(THREE), partner) for _time in range(2))
    hand_in(first)
    before = amounts()

    hand_in(second)

    assert amounts() == before
    assert verdicts(second) == [Verdict.UNCHANGED] * 3


def test_row_of_a_published_record_becomes_a_change(partner):
    (item,) = published([row(1, sdgs="3")], partner)

    upload = sent(as_csv([row(1, sdgs="", stage="completed")]), partner)
    assert verdicts(upload) == [Verdict.CHANGE]
    hand_in(upload)

    (change,) = Submission.objects.filter(kind=Kind.CHANGE)
    assert (change.reference, change.state) == (item.reference, State.SUBMITTED)
    assert (change.public["stage"], change.public["sdgs"]) == ("completed", [])


def test_what_a_file_has_no_column_for_stays(partner):
    (item,) = published([row(1)], partner)
    change = workflow.start_change(item.reference, actor=partner)
    change.document["public"] |= {"source": "Report", "area": "applications"}
    change.document["public"]["action_lines"][0]["reason"] = "It carries voices."
    change.save()
    terms = Given(terms=settings.TERMS_VERSION)
    workflow.take_step(change, Action.SUBMIT, actor=partner, given=terms)
    decide(change, Action.PUBLISH)

    same = sent(as_csv([row(1)]), partner)
    other = hand_in(sent(as_csv([row(1, title="Radio of the village")]), partner))

    assert verdicts(same) == [Verdict.UNCHANGED]
    public = rows_of(other)[0].submission.public
    assert public["texts"][0]["title"] == "Radio of the village"
    assert (public["source"], public["area"]) == ("Report", "applications")
    assert public["action_lines"][0]["reason"] == "It carries voices."


def test_what_waits_is_not_changed_under_the_hands_of_a_moderator(partner):
    hand_in(sent(as_csv([row(1)]), partner))

    upload = sent(as_csv([row(1, title="Another")]), partner)

    assert faults_of(upload) == [(2, "id", "own-number-waits")]


def test_returned_row_is_corrected_in_the_file_and_handed_in_again(partner):
    upload = hand_in(sent(as_csv([row(1)]), partner))
    item = decide(rows_of(upload)[0].submission, Action.REQUEST_CHANGES, words="More.")

    again = hand_in(sent(as_csv([row(1, summary="Farmers hear all.")]), partner))

    item.refresh_from_db()
    assert item.state == State.SUBMITTED
    assert item.public["texts"][0]["summary"] == "Farmers hear all."
    assert (Submission.objects.count(), rows_of(again)[0].submission) == (1, item)


def test_refused_row_is_not_handed_in_again_as_it_was(partner):
    upload = hand_in(sent(as_csv([row(1)]), partner))
    decide(
        rows_of(upload)[0].submission, Action.REFUSE, words="No.", reason="out-of-scope"
    )

    same = sent(as_csv([row(1)]), partner)
    other = sent(as_csv([row(1, summary="Something else.")]), partner)

    assert verdicts(same) == [Verdict.UNCHANGED]
    assert verdicts(other) == [Verdict.NEW]


def test_numbers_of_others_are_not_known(partner):
    hand_in(sent(as_csv(THREE), partner))

    theirs = sent(as_csv(THREE), UserFactory())

    assert verdicts(theirs) == [Verdict.NEW] * 3
    assert [one.twins for one in rows_of(theirs)] == [[]] * 3  # nothing leaks


def test_colleagues_share_the_numbers_of_their_organisation(partner):
    trust, colleague = OrganisationFactory(name="Radio Trust"), UserFactory()
    trust.members.add(partner, colleague)
    rows = [{**one, "organisation": None} for one in THREE]
    upload = hand_in(sent(as_csv(rows), partner, organisation=trust))
    assert rows_of(upload)[0].submission.public["organisation"] == trust.reference

    theirs = sent(as_csv(rows), colleague, organisation=trust)
    own = sent(as_csv(rows), colleague)

    assert verdicts(theirs) == [Verdict.UNCHANGED] * 3
    assert verdicts(own) == [Verdict.FAULTY] * 3  # each would have to name its own


def test_record_of_somebody_else_is_not_changed(partner):
    (item,) = published([row(1)], UserFactory())

    upload = sent(as_csv([row(5, reference=item.reference)]), partner)
    none = sent(as_csv([row(5, reference="WSIS-P-424242")]), partner)

    assert faults_of(upload) == [(2, "reference", "may-not-change")]
    assert faults_of(none) == [(2, "reference", "no-such-record")]


def test_own_record_is_found_by_its_reference(partner):
    (item,) = published([row(1)], partner)
    OwnNumber.objects.all().delete()

    upload = sent(
        as_csv([row(7, reference=item.reference, title="Village radio 1")]), partner
    )
    other = sent(as_csv([row(7, reference=item.reference)]), partner)

    assert verdicts(upload) == [Verdict.UNCHANGED]
    assert verdicts(other) == [Verdict.CHANGE]


def test_number_twice_in_a_file_is_told_where_it_stands_second(partner):
    upload = sent(as_csv([row(1), row(2, id="A-1"), row(3)]), partner)

    assert faults_of(upload) == [(3, "id", "own-number-twice")]


def test_everything_handed_in_is_the_end(partner):
    assert hand_in(sent(as_csv(THREE), partner)).state == UploadState.SENT
