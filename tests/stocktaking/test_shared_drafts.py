"""Members of an organisation share its drafts; strangers who name it do not."""

import pytest

from stocktaking import membership, workflow
from stocktaking.choices import Action, State
from stocktaking.models import Submission
from stocktaking.workflow import Given, StepRefused
from tests.factories import (
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    record,
)

pytestmark = pytest.mark.django_db

TERMS = Given(terms="2026-11")


@pytest.fixture
def ana():
    return UserFactory(name="Ana")


@pytest.fixture
def bo():
    return UserFactory(name="Bo")


@pytest.fixture
def radio(ana, bo):
    return OrganisationFactory(members=[ana, bo], name="Radio Trust")


def naming(organisation):
    return document(organisation=organisation)


def draft_of(user, organisation):
    return workflow.start_draft("project", actor=user, document=naming(organisation))


def save(item, organisation, actor):
    item.refresh_from_db()
    words, version = naming(organisation), item.document_version
    workflow.save_document(item, words, version=version, actor=actor)


def sees(user, item):
    return item in Submission.objects.of_author(user)


@pytest.mark.parametrize(
    "words",
    [
        lambda radio: radio.reference,
        lambda radio: {"name": "radio TRUST"},
        lambda radio: {"name": radio.slug},
    ],
    ids=["reference", "name", "slug"],
)
def test_draft_that_names_an_own_organisation_is_its_members(ana, bo, radio, words):
    item = draft_of(ana, words(radio))
    assert (item.organisation, sees(bo, item)) == (radio, True)
    assert not sees(UserFactory(), item)


@pytest.mark.parametrize("words", [None, "", {}, {"name": ""}, 7, ["x"], {"name": 7}])
def test_draft_that_names_none_is_nobody_elses(ana, bo, radio, words):
    item = draft_of(ana, words)
    assert (item.organisation, sees(bo, item)) == (None, False)


def test_stranger_who_types_the_reference_shares_nothing(ana, bo, radio):
    stranger = UserFactory()
    item = draft_of(stranger, radio.reference)
    save(item, radio.reference, stranger)
    assert [sees(user, item) for user in (ana, bo, stranger)] == [False, False, True]


def test_colleague_who_types_it_shares_nothing_that_is_a_strangers(bo, radio):
    item = SubmissionFactory(collaborators=[bo])
    save(item, radio.reference, bo)
    assert item.organisation is None


def test_saving_under_another_organisation_moves_it(ana, bo, radio):
    item, other = draft_of(ana, radio.reference), OrganisationFactory(members=[ana])
    save(item, other.reference, ana)
    assert (item.organisation, sees(bo, item)) == (other, False)


def test_member_who_gives_it_away_by_saving_still_works_on_it(ana, bo, radio):
    item = draft_of(ana, radio.reference)
    save(item, None, bo)
    assert (item.organisation, sees(bo, item)) == (None, True)


def test_member_who_leaves_sees_it_no_more(ana, bo, radio):
    item = draft_of(ana, radio.reference)
    membership.leave(radio, actor=bo)
    assert not sees(bo, item)
    with pytest.raises(StepRefused):
        save(item, radio.reference, bo)


def test_submitter_who_leaves_takes_nothing_from_the_colleagues(ana, bo, radio):
    item = draft_of(ana, radio.reference)
    membership.leave(radio, actor=ana)
    save(item, radio.reference, ana)
    assert (sees(ana, item), sees(bo, item)) == (True, True)


def test_who_joins_later_shares_older_drafts_when_they_are_saved(bo, radio):
    newcomer = UserFactory()
    item = draft_of(newcomer, radio.reference)
    radio.members.add(newcomer)
    before = sees(bo, item)
    save(item, radio.reference, newcomer)
    assert (before, sees(bo, item)) == (False, True)


def test_change_of_a_record_is_shared_as_well(ana, bo, radio):
    row = record(organisation=radio.reference)
    item = workflow.start_change(row.reference, actor=ana)
    assert sees(bo, item)


def test_member_writes_and_hands_in_and_only_the_submitter_takes_back(ana, bo, radio):
    item = draft_of(ana, radio.reference)
    save(item, radio.reference, bo)
    assert workflow.possible_actions(item, bo) == [Action.SUBMIT]
    workflow.take_step(item, Action.SUBMIT, actor=bo, given=TERMS)
    assert workflow.possible_actions(item, bo) == [Action.COMMENT]
    assert workflow.possible_actions(item, ana) == [Action.RECALL, Action.COMMENT]


def test_member_does_not_decide_on_what_is_of_the_organisation(ana, bo, radio):
    item = SubmissionFactory(state=State.SUBMITTED, organisation=radio)
    bo.is_superuser = True
    bo.save()
    assert Submission.objects.decidable_by(bo).count() == 0
    item.organisation = None
    item.save()
    assert Submission.objects.decidable_by(bo).count() == 1


def test_members_of_a_former_organisation_may_not_change_the_record(ana, bo, radio):
    row = record(organisation=radio.reference)
    Submission.objects.update(organisation=radio)
    assert workflow.may_change(row.reference, bo)
    other = change_of(row, {"organisation": OrganisationFactory().reference})
    workflow.take_step(other, Action.SUBMIT, actor=other.submitter, given=TERMS)
    moderator = UserFactory(is_superuser=True, is_staff=True)
    workflow.take_step(other, Action.TAKE_UP, actor=moderator)
    workflow.take_step(other, Action.PUBLISH, actor=moderator)
    assert not workflow.may_change(row.reference, bo)


def test_members_are_not_given_each_others_published_contact(ana, bo, radio):
    row = record(organisation=radio.reference)
    Submission.objects.update(organisation=radio)
    item = workflow.start_change(row.reference, actor=bo)
    assert item.private == {"contact_name": "Bo", "email": bo.email}


def test_saving_costs_two_queries_more_at_most(
    ana, radio, django_assert_max_num_queries
):
    item = draft_of(ana, radio.reference)
    words = naming(radio.reference)
    # organisation, guarded update, the row again
    with django_assert_max_num_queries(3):
        workflow.save_document(item, words, version=1, actor=ana)
