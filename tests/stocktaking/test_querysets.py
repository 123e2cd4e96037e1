"""Named reads: what they find, and what they cost at one row and at three."""

from datetime import date

import pytest

from stocktaking.choices import State
from stocktaking.documents import ProjectDocument
from stocktaking.models import (
    AgencyMember,
    FocalPoint,
    ModerationGrant,
    Organisation,
    Project,
    Submission,
)
from stocktaking.querysets import granted_codes
from tests.factories import (
    AgencyMemberFactory,
    CountryFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    OrganisationFactory,
    ProjectFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    lines,
    record,
    text,
)
from tests.stocktaking.situations import listed_facilitator, member_for

pytestmark = pytest.mark.django_db


def waiting(*codes):
    whole = document(action_lines=lines(*codes))
    return SubmissionFactory(state=State.SUBMITTED, document=whole)


# Appointments


@pytest.mark.parametrize(
    ("model", "factory"),
    [
        (ModerationGrant, ModerationGrantFactory),
        (AgencyMember, AgencyMemberFactory),
        (FocalPoint, FocalPointFactory),
    ],
)
@pytest.mark.parametrize(
    ("valid_from", "valid_to", "valid"),
    [
        (date(2008, 6, 1), date(2008, 6, 1), True),
        (date(2008, 6, 1), None, True),
        (date(2008, 5, 1), date(2008, 5, 31), False),
        (date(2008, 6, 2), None, False),
    ],
)
def test_appointment_is_in_force_from_its_first_to_its_last_day(
    model, factory, valid_from, valid_to, valid
):
    row = factory(valid_from=valid_from, valid_to=valid_to)
    found = model.objects.valid_on(date(2008, 6, 1))
    assert list(found) == ([row] if valid else [])


def test_granted_codes_are_those_of_all_agencies_of_a_person_on_that_day():
    user = member_for("C3")
    ModerationGrantFactory(member=user, code="C7-EHEALTH")
    ModerationGrantFactory(member=user, code="C3")  # twice, by two agencies
    ModerationGrantFactory(member=user, code="C9", valid_to=date(2008, 5, 31))
    ModerationGrantFactory(code="C4")
    assert sorted(granted_codes(user)) == ["C3", "C7-EHEALTH"]
    assert sorted(granted_codes(user, date(2008, 5, 31))) == ["C3", "C7-EHEALTH", "C9"]
    assert granted_codes(user, date(2000, 1, 1)) == []
    assert granted_codes(listed_facilitator()) == []


def test_member_who_left_the_agency_has_no_more_codes():
    user = member_for("C3")
    AgencyMember.objects.update(valid_to=date(2008, 6, 1))
    assert granted_codes(user, date(2008, 6, 1)) == ["C3"]
    assert granted_codes(user, date(2008, 6, 2)) == []


# Submissions


def test_queue_of_a_member_is_what_touches_the_granted_lines():
    own, both = waiting("C3"), waiting("C4", "C3")
    waiting("C4")
    SubmissionFactory()  # a draft on C3: it is nobody's but the submitter's
    found = Submission.objects.moderatable_by(member_for("C3"))
    assert set(found) == {own, both}


def test_queue_of_the_secretariat_is_all_that_was_handed_in():
    for state in (State.DRAFT, State.DISCARDED):
        SubmissionFactory(state=state)
    handed_in = {waiting("C3"), waiting("C4"), SubmissionFactory(state=State.REFUSED)}
    assert set(Submission.objects.moderatable_by(SecretariatFactory())) == handed_in


def test_queue_may_be_asked_for_another_day():
    item, user = waiting("C3"), member_for("C3", valid_to=date(2008, 6, 1))
    assert list(Submission.objects.moderatable_by(user)) == []
    assert list(Submission.objects.moderatable_by(user, on=date(2008, 6, 1))) == [item]


def test_code_elsewhere_in_a_document_gives_nobody_a_right():
    whole = document(action_lines=lines("C4"), source="C3", links=[])
    whole["public"]["action_lines"][0]["reason"] = "C3"
    whole["private"]["note"] = "C3"
    SubmissionFactory(state=State.SUBMITTED, document=whole)
    assert list(Submission.objects.moderatable_by(member_for("C3"))) == []


def test_sub_line_is_not_its_family():
    waiting("C7")
    assert list(Submission.objects.moderatable_by(member_for("C7-EHEALTH"))) == []
    item = waiting("C7-EHEALTH")
    ModerationGrantFactory(member=(user := UserFactory()), code="C7")
    assert item not in Submission.objects.moderatable_by(user)


def test_stranger_sees_nothing():
    waiting("C3")
    for user in (UserFactory(), FocalPointFactory().user, listed_facilitator()):
        assert list(Submission.objects.moderatable_by(user)) == []
        assert list(Submission.objects.decidable_by(user)) == []


def test_author_sees_own_and_shared_ones_once():
    user = UserFactory()
    own = SubmissionFactory(submitter=user, collaborators=[UserFactory(), user])
    shared = SubmissionFactory(collaborators=[user, UserFactory()])
    SubmissionFactory(collaborators=[UserFactory()])
    assert sorted(Submission.objects.of_author(user), key=lambda s: s.pk) == [
        own,
        shared,
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_queue_costs_the_same_for_any_number(count, django_assert_num_queries):
    user = member_for("C3")
    OrganisationFactory(members=[user])
    for _ in range(count):
        waiting("C3")
    # permissions (2), lines granted, own organisations, their records, the queue
    with django_assert_num_queries(6):
        assert len(Submission.objects.decidable_by(user)) == count


# Organisations


@pytest.mark.parametrize("word", ["", " ", "...", "-", "%", "_", "radio", "WSIS-O-1"])
def test_word_that_names_nobody_finds_nobody(word):
    OrganisationFactory(name="Radio Trust", slug="radio-trust")
    OrganisationFactory(name="+++", slug="plus")
    assert list(Organisation.objects.named(word)) == []


def test_organisation_with_a_name_now_and_formerly_is_found_once():
    row = OrganisationFactory(name="Radio Trust", slug="radio-trust")
    for n in range(2):
        row.former_names.create(slug=f"radio-trust-{n}", name="Radio Trust")
    assert list(Organisation.objects.named("radio trust")) == [row]


@pytest.mark.parametrize(
    ("country", "asked", "same"),
    [
        ("CH", "CH", True),
        ("CH", None, True),
        (None, "CH", True),
        (None, None, True),
        ("CH", "KE", False),
    ],
)
def test_same_as_asks_the_country_where_both_have_one(country, asked, same):
    country, asked = (code and CountryFactory(code=code) for code in (country, asked))
    row = OrganisationFactory(name="Ministry", country=country)
    found = Organisation.objects.same_as("ministry", asked)
    assert list(found) == ([row] if same else [])


# Records


def codes(row):
    return [line.action_line.code for line in row.action_lines.all()]


@pytest.mark.parametrize("count", [1, 3])
def test_cards_cost_the_same_for_any_number(count, django_assert_num_queries):
    for _ in range(count):
        ProjectFactory(lines=["C1", "C2"], countries=["CH", "KE"])
    # rows with organisation and document; names of countries and lines
    with django_assert_num_queries(3):
        shown = [
            (
                row.told.original.title,
                row.stakeholder,
                len(row.told.countries),
                len(row.told.lines),
                *row.told.line_codes,
            )
            for row in Project.objects.for_cards()
        ]
    assert [card[1:] for card in shown] == [("", 2, 2, "C1", "C2")] * count


@pytest.mark.parametrize("count", [1, 3])
def test_documents_cost_the_same_for_any_number(count, django_assert_num_queries):
    CountryFactory(code="CH")
    for n in range(count):
        record(
            texts=[text(), text("B", "fr")],
            countries=["CH"],
            partners=[{"organisation": OrganisationFactory().reference}],
            links=[{"url": "https://example.org/"}],
            identifiers=[{"scheme": "itu", "value": str(n)}],
        )
    # rows with organisation, texts, countries, lines, what they name, targets, sdgs,
    # partners, their organisations, links, identifiers, collections, awards
    with django_assert_num_queries(13):
        shown = [ProjectDocument(row).data for row in Project.objects.for_pages()]
    assert [len(public["texts"]) for public in shown] == [2] * count


def test_codes_are_asked_for_by_name_and_value():
    row = ProjectFactory(lines=["C7-EHEALTH"])
    ProjectFactory(lines=["C1"])
    assert list(Project.objects.coded("action_line", ["C7", "C2"])) == [row]
    assert list(Project.objects.coded("action_line", [])) == []


def test_original_is_the_first_text():
    row = ProjectFactory(texts=[text("Un", "fr"), text("One")])
    assert row.original.title == "Un"


def test_name_that_looks_like_a_reference_hides_no_organisation():
    meant = OrganisationFactory(reference="WSIS-O-000026")
    Organisation.objects.bulk_create(
        [
            Organisation(
                reference="WSIS-O-000027",
                slug="squatter",
                name="wsis o 000026",
                folded_name="wsis o 000026",
            )
        ]
    )
    assert list(Organisation.objects.named("wsis-o-000026 ")) == [meant]
