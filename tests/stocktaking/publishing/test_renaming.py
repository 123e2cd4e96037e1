"""Organisations under other names."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action
from stocktaking.models import Organisation, Project
from stocktaking.publishing import rename
from stocktaking.workflow import Given
from tests.factories import (
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    document,
)
from tests.stocktaking.publishing.putting import in_review, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    return OrganisationFactory(name="Radio Trust", slug="radio-trust")


@pytest.mark.parametrize(
    "word", ["radio-trust", "Radio Trust", "village-media", "village MEDIA"]
)
def test_organisation_is_found_by_former_and_present_names(trust, word):
    rename(trust, "Village Media")
    assert Organisation.objects.named(word).get() == trust
    assert (trust.name, trust.slug) == ("Village Media", "village-media")


def test_renamed_organisation_does_not_break_a_waiting_submission(trust):
    item = SubmissionFactory(document=document(organisation="Radio Trust"))
    terms = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=terms)
    reviewer = SecretariatFactory()

    rename(trust, "Village Media")
    workflow.take_step(item, Action.TAKE_UP, actor=reviewer)
    workflow.take_step(item, Action.PUBLISH, actor=reviewer)

    assert Project.objects.get().organisation == trust
    assert Organisation.objects.count() == 1


def test_name_in_other_letters_keeps_the_slug(trust):
    rename(trust, "RADIO TRUST")
    trust.refresh_from_db()
    assert (trust.name, trust.slug) == ("RADIO TRUST", "radio-trust")


def test_name_that_comes_back_has_its_old_slug_again(trust):
    for name in ("Village Media", "Radio Trust"):
        rename(trust, name)
    assert trust.slug == "radio-trust"
    assert Organisation.objects.named("village-media").get() == trust


def test_longest_name_that_comes_back_has_its_old_slug_again():
    long = "x" * 200
    trust = publish(in_review(organisation={"name": long})).organisation
    for name in ("Village Media", long):
        rename(trust, name)
    assert trust.slug == "x" * 70


def test_names_that_make_one_slug_are_all_found():
    club = OrganisationFactory(name="C.E.R.N.", slug="cern")
    rename(club, "CERN")
    assert club.slug == "cern"
    for word in ("C.E.R.N.", "cern"):
        assert Organisation.objects.named(word).get() == club


def test_rename_to_the_slug_of_another_one_takes_the_reference_along(trust):
    other = OrganisationFactory(name="Other", slug="other")
    rename(other, "Radio Trust")
    assert other.slug == f"radio-trust-{other.reference.lower()}"
