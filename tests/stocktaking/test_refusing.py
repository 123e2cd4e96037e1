"""Who is refused a step is told why, when they may know."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given, StepRefused
from tests.factories import (
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    record,
)
from tests.stocktaking.situations import SAID, member_for, people

pytestmark = pytest.mark.django_db


def why(item, action, actor):
    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, action, actor=actor, given=Given(**SAID))
    return refusal.value.problem.code


SECRETARIAT = [
    (State.SUBMITTED, Action.PUBLISH, "not-taken-up"),
    (State.SUBMITTED, Action.RELEASE, "not-taken-up"),
    (State.IN_REVIEW, Action.TAKE_UP, "held-already"),
    (State.IN_REVIEW, Action.PUBLISH, "held-by-another"),
    (State.IN_REVIEW, Action.REQUEST_CHANGES, "held-by-another"),
    (State.RETURNED, Action.PUBLISH, "with-its-author"),
    (State.PUBLISHED, Action.PUBLISH, "decided-already"),
    (State.REFUSED, Action.TAKE_UP, "decided-already"),
    (State.MERGED, Action.COMMENT, "decided-already"),
    (State.DRAFT, Action.TAKE_UP, "step-not-possible"),
    (State.DISCARDED, Action.TAKE_UP, "step-not-possible"),
    (State.SUBMITTED, Action.RECALL, "step-not-possible"),
]


@pytest.mark.parametrize(("state", "action", "code"), SECRETARIAT)
def test_secretariat_is_told_what_stands_in_the_way(state, action, code):
    item = SubmissionFactory(state=state)
    assert why(item, action, SecretariatFactory()) == code


@pytest.mark.parametrize("part", ["submitter", "collaborators", "organisation"])
def test_who_has_a_part_in_it_is_told_so(part):
    item, actor = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    if part == "submitter":
        item.submitter = actor
        item.save()
    elif part == "collaborators":
        item.collaborators.add(actor)
    else:
        item.organisation = OrganisationFactory()
        item.organisation.members.add(actor)
        item.save()
    item.refresh_from_db()

    assert why(item, Action.TAKE_UP, actor) == "own-part"


def test_who_refused_is_told_that_another_one_decides():
    item, actor = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    item.refused_by = actor
    item.save()
    assert why(item, Action.TAKE_UP, actor) == "own-refusal"


def test_agency_is_told_that_the_secretariat_decides_on_acts():
    reference = record().reference
    item = workflow.propose_withdrawal(
        reference, reason="legal", words="", actor=SecretariatFactory()
    )
    assert why(item, Action.TAKE_UP, member_for("C3")) == "for-the-secretariat"


@pytest.mark.parametrize(
    ("state", "action", "code"),
    [
        (State.SUBMITTED, Action.SUBMIT, "handed-in"),
        (State.IN_REVIEW, Action.DISCARD, "handed-in"),
        (State.PUBLISHED, Action.COMMENT, "decided-already"),
        (State.RETURNED, Action.RECALL, "step-not-possible"),
        (State.SUBMITTED, Action.TAKE_UP, "step-not-possible"),
    ],
)
def test_its_author_is_told_where_it_is(state, action, code):
    item = SubmissionFactory(state=state)
    assert why(item, action, item.submitter) == code


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", [Action.TAKE_UP, Action.PUBLISH, Action.COMMENT])
def test_who_has_nothing_to_do_with_it_learns_nothing(state, action):
    item = SubmissionFactory(state=state)
    everybody = people(item)
    strangers = [
        *("stranger", "facilitator of another line", "listed facilitator"),
        "focal point of another country",
    ]

    told = {why(item, action, everybody[role]) for role in strangers}
    told.add(why(item, action, UserFactory(is_staff=True)))

    assert told == {"step-not-possible"}
