"""What the database holds to, and what rows are called."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse

from stocktaking.choices import Kind, State
from stocktaking.models import (
    AgencyMember,
    FocalPoint,
    ModerationGrant,
    Project,
    Revision,
    Submission,
    Tombstone,
)
from tests.factories import (
    ActionLineFactory,
    AgencyMemberFactory,
    CollectionFactory,
    CountryFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    OrganisationFactory,
    ProjectFactory,
    SdgFactory,
    SubmissionFactory,
    TargetFactory,
    UserFactory,
    document,
    record,
    text,
)

pytestmark = pytest.mark.django_db


def broken(name, act):
    """The database refuses ACT because of the constraint NAME."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act()


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"state": "nowhere"}, "submission_state_known"),
        ({"state": State.IN_REVIEW}, "submission_in_review_has_reviewer"),
        ({"state": State.PUBLISHED}, "submission_published_has_reference"),
        ({"state": State.MERGED}, "submission_merged_names_the_record"),
        ({"base_revision": 1}, "submission_all_but_new_have_a_base"),
        ({"kind": Kind.CHANGE}, "submission_all_but_new_have_a_base"),
        ({"kind": Kind.MERGER, "base_revision": 1}, "submission_all_but_new"),
    ],
)
def test_submission_is_never_in_a_state_that_cannot_be(changes, constraint):
    SubmissionFactory()
    broken(constraint, lambda: Submission.objects.update(**changes))


def test_one_change_of_a_record_waits():
    more = {"kind": Kind.CHANGE, "base_revision": 1, "reference": "WSIS-P-000001"}
    SubmissionFactory(state=State.SUBMITTED, **more)
    SubmissionFactory(state=State.DRAFT, **more)
    broken(
        "submission_one_waiting_change",
        lambda: SubmissionFactory(state=State.IN_REVIEW, **more),
    )


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"stakeholder_type": "academia"}, "project_type_is_of_the_organisation"),
        ({"starts_on": "2020", "ends_on": "2019"}, "project_ends_after_start"),
        ({"budget": 1}, "project_budget_has_a_currency"),
        ({"currency": "CHF"}, "project_budget_has_a_currency"),
        ({"budget": -1, "currency": "CHF"}, "project_budget_has_a_currency"),
    ],
)
def test_public_row_never_says_what_cannot_be(changes, constraint):
    ProjectFactory()
    broken(constraint, lambda: Project.objects.update(**changes))


@pytest.mark.parametrize(
    "factory", [ModerationGrantFactory, AgencyMemberFactory, FocalPointFactory]
)
def test_appointment_does_not_end_before_it_begins(factory):
    row = factory(valid_from=date(2026, 2, 1), valid_to=date(2026, 2, 1))
    row.valid_to = date(2026, 1, 31)
    row.save()  # ended on its first day, before it gave anything
    row.valid_to = date(2026, 1, 30)
    broken("ends_after_start", row.save)
    with pytest.raises(ValidationError, match="The end is before the start"):
        row.validate_constraints()


def test_person_belongs_to_an_organisation_once():
    owner, user = OrganisationFactory(), UserFactory()
    owner.memberships.create(user=user)
    broken("organisationmember_once", lambda: owner.memberships.create(user=user))


def test_revision_has_its_number_once():
    row = record()
    again = Revision(
        reference=row.reference, number=1, public={}, submission=SubmissionFactory()
    )
    broken("revision_number_once", again.save)


@pytest.mark.parametrize(("code", "possible"), [("C7-EHEALTH", True), ("C7", False)])
def test_c7_itself_is_granted_to_nobody(code, possible):
    ActionLineFactory(code="C7-EHEALTH")
    grant = ModerationGrantFactory(code=code)
    if possible:
        assert grant.clean() is None
    else:
        with pytest.raises(ValidationError, match="Grant its sub-lines"):
            grant.clean()


def test_grant_without_a_line_yet_is_not_judged():
    assert ModerationGrant().clean() is None


# Names and addresses


def test_every_row_has_a_name_for_people():
    owner = OrganisationFactory(name="Radio Trust")
    former = owner.former_names.create(slug="club", name="Radio Club")
    user = UserFactory(name="A. Person")
    owner.members.add(user)
    row = ProjectFactory(
        reference="WSIS-P-000007",
        targets=["a"],
        sdgs=[9],
        texts=[text("Village radio")],
    )
    line = ActionLineFactory(code="C3")
    at = {"position": 0}
    partner = row.partners.create(organisation=owner, role="funding", **at)
    links = [row.links.create(url="https://a.org", title=t, **at) for t in ("", "A")]
    award = row.awards.create(scheme="WSIS Prizes", year=2020, level="winner", **at)
    number = row.identifiers.create(scheme="itu", value="12", **at)

    names = {
        str(thing)
        for thing in (owner, former, owner.memberships.get(), row, row.texts.get())
    }
    assert names == {
        "Radio Trust",
        "Radio Club",
        "Radio Trust: A. Person",
        "WSIS-P-000007",
        "Village radio",
    }
    assert str(row.action_lines.get()) == str(line)
    assert str(row.targets.get()) == str(TargetFactory(letter="a"))
    assert str(row.sdgs.get()) == str(SdgFactory(number=9))
    assert [str(link) for link in links] == ["https://a.org", "A"]
    assert (str(partner), str(number)) == ("Radio Trust", "itu:12")
    assert str(award) == "WSIS Prizes 2020: Winner"
    assert str(CollectionFactory(code="prize", name="Prizes")) == "Prizes"


def test_appointments_revisions_and_tombstones_have_names_too():
    grant = ModerationGrantFactory(code="C3")
    member, point = AgencyMemberFactory(), FocalPointFactory()
    row = record()
    assert str(grant) == f"{grant.agency} {grant.action_line}"
    assert str(member) == f"{member.agency}: {member.user}"
    assert str(point) == f"{CountryFactory(code='CH')}: {point.user}"
    assert str(Revision.objects.get()) == f"{row.reference} v1"
    assert str(Tombstone(reference="WSIS-P-000007")) == "WSIS-P-000007"


@pytest.mark.parametrize(
    ("public", "title"),
    [
        ({"texts": [{"title": "Village radio"}, {"title": "Radio"}]}, "Village radio"),
        ({}, "Untitled"),
        ({"texts": []}, "Untitled"),
        ({"texts": "x"}, "Untitled"),
        ({"texts": ["x"]}, "Untitled"),
        ({"texts": [{}]}, "Untitled"),
        ({"texts": [{"title": ["x"]}]}, "Untitled"),
        ({"texts": [{"title": ""}]}, "Untitled"),
    ],
)
def test_title_of_a_draft_that_may_hold_anything(public, title):
    item = SubmissionFactory(document={"format": 1, "public": public})
    assert str(item) == title
    assert item.private == {}


def test_submission_and_project_have_addresses():
    item, row = SubmissionFactory(document=document()), ProjectFactory()
    page = reverse("stocktaking:submission", args=[item.pk])
    assert item.get_absolute_url() == page
    assert row.get_absolute_url() == f"/projects/{row.reference}/"


def test_appointments_are_made_by_somebody():
    for model in (ModerationGrant, AgencyMember, FocalPoint):
        field = model._meta.get_field("appointed_by")
        assert not field.null
        assert field.remote_field.on_delete is models.PROTECT


def test_stakeholder_is_the_type_of_the_organisation_or_the_own_one():
    owner = OrganisationFactory(stakeholder_type="business")
    assert ProjectFactory(organisation=owner).stakeholder == "business"
    alone = ProjectFactory(organisation=None, stakeholder_type="academia")
    assert alone.stakeholder == "academia"
