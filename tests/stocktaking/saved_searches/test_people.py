"""Saved searches are a person's: taken away in the file, and gone with the account."""

import pytest

from stocktaking.forgetting.run import forget
from stocktaking.forgetting.telling import everything_of
from stocktaking.models import SavedSearch
from tests.factories import SavedSearchFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_own_data_have_the_searches_of_the_person_alone():
    person = UserFactory()
    SavedSearchFactory(person=person, name="On radio", question="q=radio")
    SavedSearchFactory(name="Of somebody else")

    (row,) = everything_of(person)["rows"]["stocktaking.SavedSearch.person"]

    assert (row["name"], row["question"], row["by_mail"]) == (
        "On radio",
        "q=radio",
        True,
    )


def test_searches_of_a_forgotten_person_are_deleted():
    person, kept = UserFactory(), SavedSearchFactory()
    SavedSearchFactory(person=person)

    forget(person)

    assert [*SavedSearch.objects.all()] == [kept]
