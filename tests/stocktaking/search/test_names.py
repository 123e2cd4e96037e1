"""Records are found by names, references and numbers that their texts do not say."""

import pytest

from stocktaking import publishing
from stocktaking.indexing.words import renew
from stocktaking.models import FormerName, Project
from tests.factories import OrganisationFactory, change_of, record, text
from tests.stocktaking.search.asking import rows

pytestmark = pytest.mark.django_db
TEXTS = [text("Village radio"), text("Radio du village", "fr")]


def organisation(name="Radio Trust", **more):
    return OrganisationFactory(name=name, **more)


def partner(row):
    return {"organisation": row.reference, "role": "funding"}


def test_record_is_found_by_its_organisation_in_each_language():
    row = record(organisation=organisation("Fondation Caf\u00e9").reference)
    record()
    assert rows(q="cafe fondation") == rows(q="CAF\u00c9") == {row}


def test_organisation_ranks_below_the_title_and_above_the_summary():
    low = record(texts=[text("A", summary="About trust.")])
    middle = record(organisation=organisation().reference, texts=[text("B")])
    high = record(texts=[text("Trust")])
    found = Project.objects.best_first("trust")
    assert list(found) == [row.pk for row in (high, middle, low)]


def test_record_is_found_by_a_former_name_of_its_organisation():
    mine = organisation("Telegraph Union")
    row, other = record(organisation=mine.reference), record()

    publishing.rename(mine, "Telecommunication Union")

    assert rows(q="telegraph") == rows(q="telecommunication") == {row}
    assert other not in rows(q="union")


def test_new_record_is_found_by_a_former_name_too():
    mine = organisation("Telegraph Union")
    publishing.rename(mine, "Telecommunication Union")
    row = record(organisation=mine.reference)
    assert rows(q="telegraph") == {row}


def test_record_is_found_by_the_former_name_of_a_partner():
    helper = organisation("Telegraph Union")
    row = record(partners=[partner(helper)])
    record()

    publishing.rename(helper, "Telecommunication Union")

    assert rows(q="telegraph") == rows(q="telecommunication") == {row}


def test_change_of_organisation_changes_the_names():
    old, new = organisation("Alpha Society"), organisation("Omega Society")
    row = record(organisation=old.reference)

    change = change_of(row, {"organisation": new.reference}, state="in-review")
    publishing.PROJECTS.publish(change)

    assert (rows(q="alpha"), rows(q="omega")) == (set(), {row})


@pytest.mark.parametrize("question", ["WSIS-P-", "wsis p ", "", '"'])
def test_record_is_found_by_its_reference(question):
    row, _other = record(), record()
    assert rows(q=question + row.reference.removeprefix("WSIS-P-")) == {row}


def test_record_is_found_by_numbers_of_others_and_by_awards():
    prize = {"scheme": "WSIS Prizes", "year": 2012, "category": "C7-EHEALTH"}
    row = record(
        identifiers=[{"scheme": "itu", "value": "1234567890/AB"}],
        awards=[{**prize, "level": "winner", "source": ""}],
    )
    record()
    assert rows(q="1234567890/AB") == rows(q="1234567890") == {row}
    assert rows(q='"WSIS Prizes 2012"') == rows(q="C7-eHealth") == {row}


def test_words_are_renewed_where_they_are_not_those_of_today():
    mine = organisation()
    first = record(organisation=mine.reference, texts=TEXTS)
    record(texts=TEXTS)
    FormerName.objects.create(organisation=mine, slug="x", name="Wireless Club")

    assert renew(Project.objects.all()) == 2
    assert renew(Project.objects.all()) == 0
    assert rows(q="wireless") == {first}


def test_renewing_asks_as_often_for_many_as_for_one(django_assert_num_queries):
    record(partners=[partner(organisation())], texts=TEXTS)
    with django_assert_num_queries(5):  # savepoint, texts, names, former ones, release
        renew(Project.objects.all())
    for _n in range(2):
        record(partners=[partner(organisation())], texts=TEXTS)
    with django_assert_num_queries(5):
        renew(Project.objects.all())
