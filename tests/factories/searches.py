"""Searches that people keep."""

import factory
from factory.django import DjangoModelFactory

from stocktaking.models import SavedSearch
from tests.factories.accounts import UserFactory


class SavedSearchFactory(DjangoModelFactory):
    class Meta:
        model = SavedSearch

    person = factory.SubFactory(UserFactory)
    register = "project"
    name = factory.Sequence(lambda n: f"Search {n}")
    question = "q=radio"
