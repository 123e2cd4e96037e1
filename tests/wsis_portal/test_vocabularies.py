"""Names that are known without a query."""

import pytest
from django.utils import translation

from actionlines.models import Country
from tests.factories import CountryFactory
from wsis_portal import vocabularies
from wsis_portal.vocabularies import names

pytestmark = pytest.mark.django_db


def test_names_are_read_once(django_assert_num_queries):
    CountryFactory(code="CH", name_en="Switzerland")
    with django_assert_num_queries(1):
        assert names(Country) == names(Country) == {"CH": "Switzerland"}


def test_they_are_of_the_language_of_the_reader():
    CountryFactory(code="CH", name_en="Switzerland", name_fr="Suisse")
    assert names(Country)["CH"] == "Switzerland"
    with translation.override("fr"):
        assert names(Country)["CH"] == "Suisse"


def test_a_new_one_is_known_when_it_is_asked_for(django_assert_num_queries):
    CountryFactory(code="CH", name_en="Switzerland")
    names(Country)
    CountryFactory(code="KE", name_en="Kenya")
    with django_assert_num_queries(1):
        assert names(Country, wanted=["KE"])["KE"] == "Kenya"


def test_what_has_no_name_is_not_looked_for_again(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = [names(Country, wanted=["ZZ"]) for _time in range(3)]
    assert found == [{}, {}, {}]


def test_they_are_read_again_after_a_while(monkeypatch):
    row = CountryFactory(code="CH", name_en="Switzerland")
    names(Country)
    row.name_en = "Swiss Confederation"
    row.save()
    assert names(Country)["CH"] == "Switzerland"

    monkeypatch.setattr(vocabularies, "monotonic", lambda: 10.0**9 + vocabularies.KEPT)

    assert names(Country)["CH"] == "Swiss Confederation"
