"""Who may moderate: by grant, line, day and office."""

from datetime import date

import pytest
import time_machine

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import Submission
from stocktaking.workflow import Given, StepRefused
from tests.factories import (
    AgencyMemberFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
)
from tests.stocktaking.situations import listed_facilitator, member_for
from tests.stocktaking.workflow.waiting import DAY, moves, takes_up, waiting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "may"),
    [
        (date(2019, 1, 1), None, True),
        (date(2020, 6, 1), None, True),
        (date(2020, 6, 2), None, False),
        (date(2019, 1, 1), date(2020, 6, 1), True),
        (date(2019, 1, 1), date(2020, 5, 31), False),
    ],
)
@pytest.mark.parametrize("which", ["grant", "membership"])
@time_machine.travel(DAY)
def test_right_lasts_from_the_first_to_the_last_day(which, valid_from, valid_to, may):
    member = AgencyMemberFactory()
    grant = ModerationGrantFactory(agency=member.agency)
    limited = grant if which == "grant" else member
    limited.valid_from, limited.valid_to = valid_from, valid_to
    limited.save()
    item = waiting("C3")

    assert takes_up(item, member.user) is may
    seen = Submission.objects.moderatable_by(member.user)
    assert list(seen) == ([item] if may else [])


def test_member_of_the_agency_of_another_line_may_not():
    item = waiting("C3")
    assert takes_up(item, member_for("C3"))
    assert not takes_up(item, member_for("C4"))


def test_one_line_of_several_is_enough():
    assert takes_up(waiting("C1", "C4", "C3"), member_for("C3"))


def test_member_of_two_agencies_has_the_rights_of_both():
    user = member_for("C3")
    ModerationGrantFactory(member=user, code="C4")
    assert {takes_up(waiting(code), user) for code in ("C3", "C4")} == {True}
    assert not takes_up(waiting("C5"), user)


def test_facilitation_is_history_and_gives_no_right():
    item = waiting("C3")
    assert moves(item, listed_facilitator()) == []


def test_focal_point_decides_nothing():
    point = FocalPointFactory(country__code="CH")
    whole = document(level="national", countries=["CH"])
    item = SubmissionFactory(state=State.SUBMITTED, document=whole)
    assert moves(item, point.user) == []
    assert list(Submission.objects.moderatable_by(point.user)) == []


def test_record_on_c7_itself_is_for_the_secretariat():
    item = waiting("C7")
    assert not takes_up(item, member_for("C7-EHEALTH"))
    assert takes_up(item, SecretariatFactory())


def test_grant_on_a_sub_line_is_for_that_sub_line():
    user = member_for("C7-EHEALTH")
    assert takes_up(waiting("C7-EHEALTH"), user)
    assert not takes_up(waiting("C7-ELEARNING"), user)


def test_somebody_who_may_not_sign_in_any_more_decides_nothing():
    item = waiting("C3")
    assert not takes_up(item, SecretariatFactory(is_active=False))


def test_reviewer_whose_grant_ended_decides_no_more_and_the_secretariat_releases():
    user = member_for("C3", valid_to=date(2008, 6, 1))
    item = SubmissionFactory(state=State.IN_REVIEW, reviewer=user)
    assert moves(item, user) == []

    workflow.take_step(item, Action.RELEASE, actor=SecretariatFactory())

    assert (item.state, item.reviewer) == (State.SUBMITTED, None)


def test_secretariat_moves_what_an_absent_reviewer_holds_and_does_not_decide():
    item = SubmissionFactory(state=State.IN_REVIEW, reviewer=member_for("C3"))
    offered = moves(item, SecretariatFactory())
    assert offered == [Action.RELEASE, Action.HAND_OVER]


def test_facilitator_does_not_move_what_another_one_holds():
    item = SubmissionFactory(state=State.IN_REVIEW)
    assert moves(item, member_for("C3")) == []


@pytest.mark.parametrize("to", ["submitter", "stranger", "other line"])
def test_submission_is_handed_over_only_to_somebody_who_may_decide(to):
    item = SubmissionFactory(state=State.IN_REVIEW)
    people = {
        "submitter": item.submitter,
        "stranger": UserFactory(),
        "other line": member_for("C4"),
    }
    given = Given(to=people[to])
    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, Action.HAND_OVER, actor=item.reviewer, given=given)
    assert refusal.value.problem.code == "may-not-moderate"


@pytest.mark.parametrize("state", [State.DRAFT, State.DISCARDED])
def test_drafts_are_seen_by_no_moderator(state):
    item = SubmissionFactory(state=state)
    for user in (SecretariatFactory(), member_for("C3")):
        assert list(Submission.objects.moderatable_by(user)) == []
        assert moves(item, user) == []


@pytest.mark.parametrize("state", sorted(set(State) - {State.DRAFT, State.DISCARDED}))
def test_what_was_handed_in_stays_in_sight(state):
    item = SubmissionFactory(state=state)
    for user in (SecretariatFactory(), member_for("C3")):
        assert list(Submission.objects.moderatable_by(user)) == [item]
    assert list(Submission.objects.moderatable_by(member_for("C4"))) == []
