"""Two organisations that are one: what was of the one is of the other."""

import pytest

from stocktaking import events, workflow
from stocktaking.choices import Action, ClaimState, State
from stocktaking.models import (
    FormerName,
    MembershipClaim,
    Organisation,
    OrganisationMerger,
    OwnNumber,
    Project,
    Revision,
    Submission,
    Upload,
)
from stocktaking.portal import portal_account
from stocktaking.uniting import merge_organisations
from stocktaking.workflow import Given, StepRefused
from tests.factories import (
    AgencyFactory,
    CountryFactory,
    InvitationFactory,
    MembershipClaimFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    record,
)
from tests.stocktaking.situations import SAID

pytestmark = pytest.mark.django_db


@pytest.fixture
def stays():
    return OrganisationFactory(name="Radio Trust", slug="radio-trust")


@pytest.fixture
def goes():
    return OrganisationFactory(name="The Radio Trust", slug="the-radio-trust")


def merged(stays, goes, actor=None):
    actor = actor or SecretariatFactory()
    return merge_organisations(stays.reference, goes.reference, actor=actor)


def says(item):
    item.refresh_from_db()
    return item.public["organisation"]


def is_sound():
    return [*events.verify_events(), *events.verify_submissions()] == []


def test_records_have_a_new_revision_that_names_the_one_that_stays(stays, goes):
    own, other = record(organisation=stays.reference), record()
    row = record(organisation=goes.reference)
    pledge = record("commitment", organisation=goes.reference)
    actor = SecretariatFactory()

    merged(stays, goes, actor)

    for one in (row, pledge):
        one.refresh_from_db()
        now = one.revision
        assert (one.organisation, now.number) == (stays, 2)
        assert now.public["organisation"] == stays.reference
        assert now.submission.submitter == portal_account()
        assert [e.action for e in now.submission.events.all()] == [Action.FOLLOW]
    assert Revision.objects.current(own.reference).number == 1
    assert Revision.objects.current(other.reference).number == 1
    assert is_sound()


def test_partner_becomes_the_one_that_stays_once_in_each_role(stays, goes):
    def partner(of, role):
        return {"organisation": of.reference, "role": role}

    said = [
        partner(stays, "funding"),
        partner(goes, "funding"),
        partner(goes, "extending"),
    ]
    row = record(partners=said)

    merged(stays, goes)

    public = Revision.objects.current(row.reference).public
    assert public["partners"] == [
        partner(stays, "funding"),
        partner(stays, "extending"),
    ]
    assert {one.organisation for one in row.partners.all()} == {stays}


def test_it_is_found_by_all_its_names_and_addresses(stays, goes, client):
    FormerName.objects.create(organisation=goes, slug="old", name="Old Radio")
    old, row = goes.reference, record(organisation=goes.reference)

    merged(stays, goes)

    for name in (old, old.lower(), "the-radio-trust", "The Radio Trust", "old radio"):
        assert list(Organisation.objects.named(name)) == [stays]
    assert Organisation.objects.all_named([old, "Old Radio"]) == {
        old: [stays],
        "Old Radio": [stays],
    }
    data = client.get(f"/api/v1/organisations/{old}/?lang=fr")
    assert data.status_code == 301
    assert data.url == f"/api/v1/organisations/{stays.reference}/?lang=fr"
    found = client.get("/api/v1/projects/", {"organisation": old}).json()
    assert [one["reference"] for one in found["results"]] == [row.reference]
    words = client.get("/api/v1/projects/", {"q": "Old Radio"}).json()
    assert words["count"] == 1
    assert client.get(f"/projects/?organisation={old}").status_code == 200


def test_who_did_it_and_what_went_over_is_on_record(stays, goes):
    record(organisation=goes.reference)
    goes.website = "https://radio.example.org/"
    goes.save()
    actor = SecretariatFactory()

    made = merged(stays, goes, actor)

    assert OrganisationMerger.objects.get() == made
    assert (made.reference, made.name, made.into) == (goes.reference, goes.name, stays)
    assert (made.merged_by, made.moved) == (actor, {"records": 1})
    assert made.was == {
        "name": "The Radio Trust",
        "slug": "the-radio-trust",
        "stakeholder_type": "",
        "country": None,
        "website": "https://radio.example.org/",
        "agency": None,
    }


def test_what_only_the_other_says_is_taken_over(stays, goes):
    row = record(organisation=stays.reference)
    stays.website = "https://radio.example.org/"
    stays.save()
    goes.website, goes.stakeholder_type = "https://old.example.org/", "academia"
    goes.country, goes.agency = CountryFactory(code="SN"), AgencyFactory()
    goes.save()

    merged(stays, goes)

    stays.refresh_from_db()
    assert stays.website == "https://radio.example.org/"
    assert (stays.stakeholder_type, stays.country) == ("academia", goes.country)
    assert stays.agency == goes.agency
    row.refresh_from_db()
    assert "stakeholder_type:academia" in row.codes


@pytest.mark.parametrize(
    "state",
    [
        State.DRAFT,
        State.RETURNED,
        State.SUBMITTED,
        State.IN_REVIEW,
        State.REFUSED,
    ],
)
def test_what_may_still_be_published_names_the_one_that_stays(stays, goes, state):
    own = document(organisation=goes.reference)
    item = SubmissionFactory(state=state, document=own, organisation=goes)

    merged(stays, goes)

    assert says(item) == stays.reference
    assert (item.organisation, item.document_version) == (stays, 2)
    assert item.private == own["private"]
    if state != State.DRAFT:
        assert item.entry.organisation == stays.reference


@pytest.mark.parametrize("state", [State.DISCARDED, State.MERGED])
def test_what_was_decided_stays_as_it_was_handed_in(stays, goes, state):
    own = document(organisation=goes.reference)
    item = SubmissionFactory(state=state, document=own)
    merged(stays, goes)
    assert says(item) == goes.reference


def test_change_that_waits_stands_on_what_the_record_says_now(stays, goes):
    row = record(organisation=goes.reference)
    item = change_of(row, {"starts_on": "2021"}, state=State.SUBMITTED)
    merged(stays, goes)
    item.refresh_from_db()
    actor = SecretariatFactory()

    workflow.take_step(item, Action.TAKE_UP, actor=actor)
    workflow.take_step(item, Action.PUBLISH, actor=actor)

    row.refresh_from_db()
    assert (row.organisation, row.starts_on, row.revision.number) == (stays, "2021", 3)
    assert is_sound()


def test_change_on_an_older_base_is_as_stale_as_it_was(stays, goes):
    row = record(organisation=goes.reference)
    stale = change_of(row, {"starts_on": "2021"})
    now = change_of(row, {"starts_on": "2022"}, state=State.IN_REVIEW)
    workflow.take_step(now, Action.PUBLISH, actor=now.reviewer)

    merged(stays, goes)

    assert says(stale) == stays.reference
    assert stale.base_revision == 1


def test_merger_of_records_that_waits_is_decided_all_the_same(stays, goes):
    kept, gone = record(), record(organisation=goes.reference)
    proposed = workflow.propose_merger(
        kept.reference, gone.reference, words="", actor=SecretariatFactory()
    )
    merged(stays, goes)
    actor = SecretariatFactory()
    proposed = Submission.objects.get(pk=proposed.pk)

    workflow.take_step(proposed, Action.TAKE_UP, actor=actor)
    workflow.take_step(proposed, Action.PUBLISH, actor=actor)

    assert Project.objects.get() == kept
    assert is_sound()


def test_earlier_version_that_named_the_other_is_brought_back(stays, goes):
    row = record(organisation=goes.reference, starts_on="2019")
    merged(stays, goes)
    item = workflow.propose_restoration(
        row.reference, 1, words="", actor=SecretariatFactory()
    )
    actor = SecretariatFactory()

    workflow.take_step(item, Action.TAKE_UP, actor=actor)
    workflow.take_step(item, Action.PUBLISH, actor=actor)

    row.refresh_from_db()
    assert row.revision.public["organisation"] == stays.reference
    assert row.organisation == stays


def test_record_that_was_taken_down_meanwhile_comes_back_under_the_one(stays, goes):
    row = record(organisation=goes.reference)
    one, two = SecretariatFactory(), SecretariatFactory()
    down = workflow.propose_withdrawal(
        row.reference, reason="legal", words="", actor=one
    )
    workflow.take_step(down, Action.TAKE_UP, actor=two)
    workflow.take_step(down, Action.PUBLISH, actor=two)

    merged(stays, goes)
    back = workflow.propose_restoration(row.reference, 1, words="", actor=one)
    workflow.take_step(back, Action.TAKE_UP, actor=two)
    workflow.take_step(back, Action.PUBLISH, actor=two)

    assert Project.objects.get().organisation == stays
    assert is_sound()


def test_members_come_over_in_the_order_in_which_they_came(stays, goes):
    first, both, last = UserFactory.create_batch(3)
    goes.memberships.create(user=first)
    goes.memberships.create(user=both)
    stays.memberships.create(user=last)
    stays.memberships.create(user=both)

    merged(stays, goes)

    people = [one.user for one in stays.memberships.order_by("pk")]
    assert people == [first, both, last]


def test_claims_of_one_person_become_one_with_the_words_of_both(stays, goes):
    person, other = UserFactory(), UserFactory()
    MembershipClaimFactory(organisation=stays, user=person, words="I read the news.")
    MembershipClaimFactory(organisation=goes, user=person, words="Ask Awa.")
    MembershipClaimFactory(organisation=goes, user=other)
    actor = SecretariatFactory()
    decided = MembershipClaimFactory(
        organisation=goes,
        user=person,
        state=ClaimState.REFUSED,
        reason="No proof.",
        decided_by=actor,
        decided_at="2026-01-01T00:00Z",
    )

    merged(stays, goes, actor)

    waiting = MembershipClaim.objects.waiting().order_by("pk")
    assert [(one.user, one.words) for one in waiting] == [
        (person, "I read the news.\n\nAsk Awa."),
        (other, ""),
    ]
    decided.refresh_from_db()
    assert decided.organisation == stays


def test_letters_files_and_numbers_come_over(stays, goes):
    here = InvitationFactory(organisation=stays, email="Ana@example.org")
    there = InvitationFactory(organisation=goes, email="ana@example.org")
    open_one = InvitationFactory(organisation=goes)
    file = Upload.objects.create(
        owner=UserFactory(), organisation=goes, name="a.csv", size=1, language="en"
    )
    items = SubmissionFactory.create_batch(3)
    kept = OwnNumber.objects.create(
        organisation=stays, register="project", value="1", submission=items[0]
    )
    for value, item in (("1", items[1]), ("2", items[2])):
        OwnNumber.objects.create(
            organisation=goes, register="project", value=value, submission=item
        )

    merged(stays, goes)

    for sent in (here, there, open_one):
        sent.refresh_from_db()
    assert [here.is_open, there.is_open, open_one.is_open] == [True, False, True]
    assert {here.organisation, there.organisation, open_one.organisation} == {stays}
    file.refresh_from_db()
    assert file.organisation == stays
    numbers = stays.own_numbers.order_by("pk").values_list("value", "submission")
    assert list(numbers) == [("1", kept.submission_id), ("2", items[2].pk)]


def test_merged_ones_lead_on_to_the_last_that_stays(stays, goes):
    first = OrganisationFactory(name="Radio")
    merged(goes, first)
    merged(stays, goes)
    for reference in (first.reference, goes.reference):
        assert list(Organisation.objects.named(reference)) == [stays]
    assert set(stays.absorbed.values_list("reference", flat=True)) == {
        first.reference,
        goes.reference,
    }


def test_spelled_out_name_of_the_other_is_the_one_that_stays(stays, goes):
    item = SubmissionFactory(
        state=State.IN_REVIEW,
        document=document(organisation={"name": "The Radio Trust"}),
    )
    merged(stays, goes)

    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    assert Project.objects.get().organisation == stays


def test_history_of_a_record_names_what_it_was(stays, goes, client):
    row = record(organisation=goes.reference)
    reference = goes.reference
    merged(stays, goes)
    assert Revision.objects.get(reference=row.reference, number=1).public[
        "organisation"
    ] == (reference)
    assert client.get(row.get_absolute_url()).status_code == 200


def refused(code, stays, goes, actor):
    before = list(Organisation.objects.values())
    with pytest.raises(StepRefused) as refusal:
        merged(stays, goes, actor)
    assert refusal.value.problem.code == code
    assert list(Organisation.objects.values()) == before
    assert not OrganisationMerger.objects.exists()
    return str(refusal.value)


def test_others_than_the_secretariat_merge_nothing(stays, goes):
    refused("secretariat-only", stays, goes, UserFactory(is_staff=True))


@pytest.mark.parametrize("of", ["stays", "goes"])
def test_nobody_merges_an_own_organisation(stays, goes, of):
    actor = SecretariatFactory()
    {"stays": stays, "goes": goes}[of].memberships.create(user=actor)
    refused("own-organisation", stays, goes, actor)


def test_two_agencies_are_not_made_one(stays, goes):
    for one in (stays, goes):
        one.agency = AgencyFactory()
        one.save()
    refused("two-agencies", stays, goes, SecretariatFactory())


def test_organisation_is_not_merged_into_itself(stays):
    refused("same-organisation", stays, stays, SecretariatFactory())


def test_record_that_is_not_accepted_any_more_is_named_and_nothing_happens(stays, goes):
    row = record(organisation=goes.reference)
    before = Revision.objects.current(row.reference)
    before.public["level"] = "galactic"
    before.save()

    words = refused("needs-mending", stays, goes, SecretariatFactory())

    assert row.reference in words
    assert Revision.objects.filter(reference=row.reference).count() == 1


def test_second_of_two_is_told_where_it_went(stays, goes):
    merged(stays, goes)
    with pytest.raises(StepRefused) as refusal:
        merged(stays, goes)
    said = refusal.value.problem
    assert (said.code, said.params["into"]) == ("merged-already", stays.reference)


def test_reviewer_who_belongs_to_the_one_that_stays_decides_no_longer(stays, goes):
    own = document(organisation=goes.reference)
    item = SubmissionFactory(state=State.IN_REVIEW, document=own)
    stays.memberships.create(user=item.reviewer)
    merged(stays, goes)
    item.refresh_from_db()
    with pytest.raises(StepRefused):
        workflow.take_step(
            item, Action.REFUSE, actor=item.reviewer, given=Given(**SAID)
        )
