"""Within a review: corrections, opinions, endorsements and messages."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, Kind, State
from stocktaking.forgetting.telling import everything_of
from stocktaking.models import Endorsement
from stocktaking.workflow import Given, StepRefused
from tests.factories import (
    ActionLineFactory,
    CountryFactory,
    FocalPointFactory,
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    bearer,
    document,
    record,
)
from tests.stocktaking.situations import member_for
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


def in_review(**public):
    return SubmissionFactory(state=State.IN_REVIEW, document=document(**public))


def correct(item, **public):
    given = Given(public={**item.public, **public}, version=item.document_version)
    return workflow.take_step(item, Action.CORRECT, actor=item.reviewer, given=given)


def test_correction_is_a_new_version_with_what_was_before():
    item = in_review(starts_on="2020")

    event = correct(item, starts_on="2021")

    item.refresh_from_db()
    assert (item.public["starts_on"], item.document_version) == ("2021", 2)
    assert (item.state, item.private["email"]) == (State.IN_REVIEW, "a@example.org")
    said = event.correction
    assert (said.before, said.after) == ({"starts_on": "2020"}, {"starts_on": "2021"})


def test_correction_is_judged_as_every_document():
    item = in_review()
    with pytest.raises(InvalidDocument):
        correct(item, starts_on="the day before yesterday")
    item.refresh_from_db()
    assert item.document_version == 1


def test_correction_that_changes_nothing_is_refused():
    with pytest.raises(StepRefused) as refusal:
        correct(in_review())
    assert refusal.value.problem.code == "nothing-corrected"


def test_nobody_corrects_a_version_that_they_have_not_seen():
    item = in_review(starts_on="2020")
    correct(item, starts_on="2021")
    given = Given(public={**item.public, "starts_on": "2022"}, version=1)

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, Action.CORRECT, actor=item.reviewer, given=given)

    assert refusal.value.problem.code == "saved-meanwhile"


def test_opinion_is_of_the_agency_that_has_a_line_of_it():
    for code in ("C3", "C4"):
        ActionLineFactory(code=code)
    item = in_review(action_lines=[{"action_line": code} for code in ("C3", "C4")])
    member = member_for("C4")
    given = Given(words="It is real.", leaning="publish")

    event = workflow.take_step(item, Action.OPINION, actor=member, given=given)

    agency = member.agency_members.get().agency
    assert (event.opinion.agency, event.opinion.leaning) == (agency, "publish")


def test_reviewer_decides_and_leaves_no_opinion():
    member = member_for("C3")
    item = SubmissionFactory(state=State.IN_REVIEW, reviewer=member)
    assert Action.OPINION not in workflow.possible_actions(item, member)
    assert Action.PUBLISH in workflow.possible_actions(item, member)


def focal_point(code="SN", **more):
    return FocalPointFactory(country=CountryFactory(code=code), **more).user


def endorse(item, person, country="SN"):
    given = Given(country=country)
    return workflow.take_step(item, Action.ENDORSE, actor=person, given=given)


@pytest.mark.parametrize("where", ["country", "spelled out", "known organisation"])
def test_focal_point_endorses_what_comes_from_the_country(where):
    person, senegal = focal_point(), CountryFactory(code="SN")
    said = {
        "country": lambda: {"countries": ["SN"]},
        "spelled out": lambda: {
            "organisation": {
                "name": "Radio Trust",
                "stakeholder_type": "civil-society",
                "country": "SN",
            }
        },
        "known organisation": lambda: {
            "organisation": OrganisationFactory(country=senegal).reference
        },
    }[where]()
    item = in_review(**said)

    event = endorse(item, person)

    assert event.endorsement == Endorsement.objects.get(submission=item)
    assert event.endorsement.country.code == "SN"
    assert item.state == State.IN_REVIEW


def test_one_endorses_once():
    person, item = focal_point(), in_review(countries=["SN"])
    endorse(item, person)
    with pytest.raises(StepRefused) as refusal:
        endorse(item, person)
    assert refusal.value.problem.code == "endorsed-already"


def test_nobody_speaks_for_another_country():
    person, item = focal_point(), in_review(countries=["SN"])
    CountryFactory(code="ML")
    with pytest.raises(StepRefused) as refusal:
        endorse(item, person, country="ML")
    assert refusal.value.problem.code == "not-of-your-country"


@pytest.mark.parametrize("why", ["ended", "own", "of another country"])
def test_who_may_not_endorse(why):
    person = {
        "ended": lambda: focal_point(valid_to="2020-01-01"),
        "own": focal_point,
        "of another country": lambda: focal_point("ML"),
    }[why]()
    item = in_review(countries=["SN"])
    if why == "own":
        item.submitter = person
        item.save()
    assert Action.ENDORSE not in workflow.possible_actions(item, person)


def test_act_after_publication_is_for_the_secretariat_to_decide():
    row, member = record(), member_for("C3")
    item = SubmissionFactory(
        state=State.SUBMITTED,
        kind=Kind.WITHDRAWAL,
        reference=row.reference,
        base_revision=1,
    )
    assert workflow.possible_actions(item, member) == []


def test_act_after_publication_is_not_returned_or_merged():
    item = SubmissionFactory(
        state=State.IN_REVIEW,
        kind=Kind.WITHDRAWAL,
        reference=record().reference,
        base_revision=1,
    )
    possible = workflow.possible_actions(item, item.reviewer)
    assert {Action.REQUEST_CHANGES, Action.MERGE} & {*possible} == set()
    assert {Action.PUBLISH, Action.REFUSE} <= {*possible}


def test_stranger_writes_no_message():
    item = in_review()
    assert workflow.possible_actions(item, UserFactory()) == []


def test_opinion_is_for_the_reviewers_alone(client):
    item = in_review(countries=[])
    given = Given(words="canary-opinion", leaning="refuse")
    workflow.take_step(item, Action.OPINION, actor=member_for("C3"), given=given)
    client.force_login(item.submitter)

    for path in ("/my/", f"/my/submissions/{item.pk}/"):
        assert "canary-opinion" not in client.get(path).content.decode()
    answer = client.get(
        f"/api/v1/submissions/{item.pk}/", headers=bearer(item.submitter)
    )
    assert answer.status_code == 200
    assert "canary-opinion" not in answer.content.decode()
    assert "canary-opinion" not in str(everything_of(item.submitter))
