"""Rows that may be there already: found by their words, and never dropped."""

import pytest

from stocktaking.bulk import comparing
from stocktaking.choices import State
from tests.factories import (
    CountryFactory,
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    document,
    submitted,
    text,
)
from tests.stocktaking.bulk.files import as_csv, row, rows_of, sent


def twins_of(upload):
    return [one.twins for one in rows_of(upload)]


@pytest.fixture
def trust(partner):
    return OrganisationFactory(name="Radio Trust")


def test_rows_of_one_title_and_organisation_name_the_first(partner):
    rows = [
        row(1),
        row(2, title="VILLAGE-RADIO 1"),
        row(3),
        row(4, title="Village radio 1"),
    ]

    assert twins_of(sent(as_csv(rows), partner)) == [[], ["2"], [], ["2"]]


def published(title, **public):
    return submitted("project", document(texts=[text(title)], **public))


def test_public_record_is_named(partner, trust):
    other = OrganisationFactory(name="Another Trust")
    record = published("Village Radio 1", organisation=trust.reference)
    there = published("Village radio 1", organisation=other.reference, countries=["NP"])
    published("Village radio 1", organisation=other.reference)
    published("Village radio 2", organisation=trust.reference)

    (found,) = twins_of(sent(as_csv([row(1)]), partner))

    assert set(found) == {record.reference, there.reference}


def test_organisation_is_the_same_by_its_name_and_by_its_reference(partner, trust):
    rows = [row(1, organisation=trust.reference), row(2, title="Village radio 1")]

    assert twins_of(sent(as_csv(rows), partner)) == [[], ["2"]]


def test_own_undecided_submission_is_named_and_that_of_others_is_not(partner, trust):
    words = document(texts=[text("Village radio 1")], organisation=trust.reference)
    mine = SubmissionFactory(submitter=partner, document=words)
    SubmissionFactory(submitter=UserFactory(), document=words, state=State.SUBMITTED)
    SubmissionFactory(submitter=partner, document=words, state=State.DISCARDED)

    assert twins_of(sent(as_csv([row(1)]), partner)) == [[f"own:{mine.pk}"]]


def test_draft_of_any_shape_is_no_twin_and_no_error(partner):
    odd = {"texts": "?", "organisation": ["?"], "countries": {"NP": 1}}
    item = SubmissionFactory(submitter=partner)
    item.document["public"] = odd
    item.save()

    assert twins_of(sent(as_csv([row(1)]), partner)) == [[]]


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_any_number_of_rows(
    partner, count, django_assert_num_queries
):
    CountryFactory(code="KE", name="Kenya")
    upload = sent(as_csv([row(n) for n in range(count)]), partner)
    upload.owner = partner
    # rows; names of organisations; records of two registers; rows once more, to find
    # the first; own submissions; what is stored
    with django_assert_num_queries(7):
        comparing.compare_rows(upload, list(comparing.told(upload)))
