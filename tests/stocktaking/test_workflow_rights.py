"""Who may decide: grants, stakes, and what is published without a decision."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from stocktaking import registers, workflow
from stocktaking.choices import Action, State
from stocktaking.models import Project, Submission
from stocktaking.workflow import Given, StepRefused
from tests.factories import (
    AgencyMemberFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    OrganisationFactory,
    ProjectFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    lines,
    record,
    report_document,
    row_of,
)
from tests.stocktaking.situations import listed_facilitator, member_for
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db

DAY = datetime(2020, 6, 1, 12, 0, tzinfo=UTC)
ROW = "WSIS-P-000077"


def waiting(*codes, **more):
    whole = document(action_lines=lines(*codes or ["C3"]))
    return SubmissionFactory(state=State.SUBMITTED, document=whole, **more)


def moves(item, user):
    """What USER may do that leads ITEM somewhere: words alone do not."""
    words = {Action.COMMENT, Action.OPINION, Action.ENDORSE}
    possible = workflow.possible_actions(item, user)
    return [action for action in possible if action not in words]


def takes_up(item, user):
    return Action.TAKE_UP in workflow.possible_actions(item, user)


# Grants


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


# Stakes


def stake_of_submitter(item, user):
    Submission.objects.filter(pk=item.pk).update(submitter=user)


def stake_of_collaborator(item, user):
    item.collaborators.add(user)


def stake_of_organisation(item, user):
    public = item.document["public"]
    public["organisation"] = OrganisationFactory(members=[user]).reference
    item.save()


def stake_of_refuser(item, user):
    Submission.objects.filter(pk=item.pk).update(refused_by=user)


STAKES = [
    stake_of_submitter,
    stake_of_collaborator,
    stake_of_organisation,
    stake_of_refuser,
]


@pytest.mark.parametrize("give_stake", STAKES)
@pytest.mark.parametrize("moderator", [SecretariatFactory, lambda: member_for("C3")])
def test_nobody_decides_where_they_have_a_stake(give_stake, moderator):
    item, user = waiting("C3"), moderator()
    assert moves(item, user) == [Action.TAKE_UP]

    give_stake(item, user)

    item.refresh_from_db()
    assert not takes_up(item, user)
    assert list(Submission.objects.moderatable_by(user)) == [item]
    assert list(Submission.objects.decidable_by(user)) == []


@pytest.mark.parametrize("give_stake", STAKES)
def test_stake_that_comes_during_the_review_ends_it(give_stake):
    item = SubmissionFactory(state=State.IN_REVIEW)
    user = item.reviewer

    give_stake(item, user)

    item.refresh_from_db()
    assert not set(workflow.possible_actions(item, user)) & {
        Action.PUBLISH,
        Action.REFUSE,
        Action.REQUEST_CHANGES,
        Action.MERGE,
    }


def test_nobody_decides_on_a_change_that_takes_a_record_from_their_organisation():
    row, user = record(), SecretariatFactory()
    row.organisation.members.add(user)
    away = {"organisation": OrganisationFactory().reference}
    item = change_of(row, away, state=State.SUBMITTED)
    assert moves(item, user) == []


def test_nobody_decides_on_a_report_about_the_commitment_of_their_organisation():
    row, user = record("commitment"), SecretariatFactory()
    whole = report_document(commitment=row.reference)
    item = SubmissionFactory(
        register="progress-report", state=State.SUBMITTED, document=whole
    )
    assert takes_up(item, user)

    row.organisation.members.add(user)

    assert not takes_up(item, user)


def test_historic_record_without_organisation_can_be_decided_on():
    item, user = waiting("C3"), SecretariatFactory()
    OrganisationFactory(members=[user])
    del item.document["public"]["organisation"]
    item.save()
    assert list(Submission.objects.decidable_by(user)) == [item]


def test_partner_organisation_is_no_stake_and_another_own_one_is_none():
    user = SecretariatFactory()
    partner = OrganisationFactory(members=[user])
    OrganisationFactory(members=[user])
    item = waiting("C3")
    item.document["public"]["partners"] = [{"organisation": partner.reference}]
    item.save()
    assert takes_up(item, user)


# Published at once


@pytest.mark.parametrize(
    ("changes", "possible"),
    [
        ({"stage": "completed"}, True),
        ({"stage": "stopped", "ends_on": "2027-01"}, True),
        ({"confirmed_on": "2026-11-02"}, True),
        ({}, False),
        ({"starts_on": "2024"}, False),
        ({"stage": "stopped", "starts_on": "2024"}, False),
        ({"area": "infrastructure"}, False),
        ({"stage": "stopped", "level": "regional", "countries": []}, False),
        ({"ends_on": "2001"}, False),
        ({"stage": "paused"}, False),
        ({"mobile": "1"}, False),
    ],
)
def test_only_listed_and_valid_changes_are_published_at_once(changes, possible):
    item = change_of(record(), changes)
    offered = workflow.possible_actions(item, item.submitter)
    assert (Action.PUBLISH_AT_ONCE in offered) is possible


PROJECT_AT_ONCE = {
    "stage": "stopped",
    "ends_on": "2030",
    "confirmed_on": "2026-01-01",
}
COMMITMENT_AT_ONCE = {
    "fulfilment": "in-progress",
    "ends_on": "2030",
    "confirmed_on": "2026-01-01",
}
OTHERWISE = {
    "texts": [{"language": "en", "title": "Other", "summary": "Other"}],
    "organisation": {"name": "Radio Trust"},
    "stakeholder_type": "business",
    "activity_type": "training",
    "level": "regional",
    "area": "applications",
    "countries": ["CH"],
    "action_lines": [],
    "targets": [{"target": "a"}],
    "sdgs": [{"sdg": 9}],
    "partners": [{"organisation": {"name": "Radio Trust"}}],
    "starts_on": "2024",
    "languages": ["sw"],
    "links": [{"url": "https://example.org/"}],
    "identifiers": [{"scheme": "itu", "value": "1"}],
    "collections": ["stocktaking"],
    "source": "A report",
    "budget": "1.00",
    "amount": "1.00",
    "anticipated_expenditure": "1.00",
    "amount_spent": "1.00",
    "currency": "USD",
    "awards": [{"scheme": "WSIS Prizes", "year": 2020, "level": "winner"}],
    "timescale": "longer",
    "commitment": "WSIS-G-000001",
    "fulfilment": "abandoned",
}


@pytest.mark.parametrize(
    ("register", "at_once"),
    [
        ("project", PROJECT_AT_ONCE),
        ("commitment", COMMITMENT_AT_ONCE),
        ("progress-report", {}),
    ],
)
def test_each_field_is_reviewed_unless_it_is_listed(register, at_once):
    base = change_of(record(register)).public
    asked = registers.get(register).needs_no_review
    changed = {name: {**OTHERWISE, **at_once}.get(name, "other") for name in base}
    free = {name for name in base if asked(base, {**base, name: changed[name]})}
    assert free == set(at_once)


@pytest.mark.parametrize(
    ("fulfilment", "at_once"),
    [
        ("announced", False),  # as it was: there is nothing to publish
        ("in-progress", True),
        ("completed", False),
        ("partly-completed", False),
        ("abandoned", True),
        ("unknown", True),
    ],
)
def test_progress_is_published_at_once_and_fulfilment_is_reviewed(fulfilment, at_once):
    item = change_of(record("commitment"), {"fulfilment": fulfilment})
    offered = workflow.possible_actions(item, item.submitter)
    assert (Action.PUBLISH_AT_ONCE in offered) is at_once


def test_fulfilment_is_reviewed_with_an_end_date_too():
    item = change_of(
        record("commitment"), {"fulfilment": "completed", "ends_on": "2026"}
    )
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_fact_that_was_reviewed_may_be_confirmed_at_once():
    row = record("commitment", fulfilment="completed")
    item = change_of(row, {"confirmed_on": "2026-11-02"})
    assert Action.PUBLISH_AT_ONCE in workflow.possible_actions(item, item.submitter)


def test_new_record_is_never_published_at_once():
    item = SubmissionFactory()
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_change_of_the_private_part_publishes_nothing():
    item = change_of(record())
    item.document["private"]["note"] = "Please call."
    item.save()
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_change_by_a_stranger_is_not_published_at_once():
    item = change_of(record(), {"stage": "stopped"}, submitter=UserFactory())
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_member_who_left_publishes_no_more_at_once():
    row, user = record(), UserFactory()
    row.organisation.members.add(user)
    item = change_of(row, {"stage": "stopped"}, submitter=user)
    assert Action.PUBLISH_AT_ONCE in workflow.possible_actions(item, user)

    row.organisation.members.remove(user)

    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, user)


def test_change_of_a_record_that_has_no_revision_is_not_published_at_once():
    row = ProjectFactory(reference=ROW)
    item = SubmissionFactory(kind="change", base_revision=1, reference=row.reference)
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_what_is_published_at_once_is_there_at_once():
    row = record()
    item = change_of(row, {"stage": "completed", "ends_on": "2026-05"})
    workflow.take_step(item, Action.PUBLISH_AT_ONCE, actor=item.submitter)
    row = row_of(item)
    assert (row.stage, row.ends_on) == ("completed", "2026-05")


def test_organisation_that_became_one_s_own_meanwhile_is_a_stake():
    spelled_out = document(organisation={"name": "Brand New Radio"})
    item = SubmissionFactory(state=State.IN_REVIEW, document=spelled_out)
    OrganisationFactory(name="Brand New Radio", members=[item.reviewer])

    with pytest.raises(StepRefused):
        workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    assert not Project.objects.exists()


def test_change_is_handed_in_only_by_who_still_may():
    row = record()
    organisation = row.organisation
    member = UserFactory()
    organisation.members.add(member)
    item = workflow.start_change(row.reference, actor=member)
    organisation.members.remove(member)

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(
            item, Action.SUBMIT, actor=member, given=Given(terms="2026-11")
        )

    assert refusal.value.problem.code == "may-not-change"


def test_identifier_of_the_import_is_not_given_by_submitters():
    mine = [{"scheme": "import", "value": "prize-2031/1"}]
    item = SubmissionFactory(document=document(identifiers=mine))

    with pytest.raises(InvalidDocument) as refusal:
        workflow.take_step(
            item, Action.SUBMIT, actor=item.submitter, given=Given(terms="2026-11")
        )

    (problem,) = refusal.value.problems["identifiers"]
    assert problem.code == "of-the-import"
