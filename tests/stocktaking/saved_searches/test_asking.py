"""A question as it is kept, and asked again."""

import pytest
from django.http import QueryDict

from stocktaking.models import SavedSearch
from stocktaking.saved_searches import asking
from tests.factories import (
    ActionLineFactory,
    OrganisationFactory,
    SavedSearchFactory,
    UserFactory,
)
from tests.stocktaking.admin.rows import merger
from wsis_portal.errors import InvalidQuestion, Refusal

pytestmark = pytest.mark.django_db


def kept(question, register="project"):
    return asking.kept(register, QueryDict(question))


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("", ""),
        ("q=radio+now&page=3&page_size=50", "q=radio+now"),
        ("action_line=%D0%A11&action_line=c3", "action_line=C1&action_line=C3"),
        ("year_from=2001&ordering=-updated_at", "year_from=2001&ordering=-updated_at"),
        (
            "updated_since=2026-01-02",
            "updated_since=2026-01-02T00%3A00%3A00%2B00%3A00",
        ),
    ],
)
def test_question_is_kept_in_codes(typed, question):
    for code in ("C1", "C3"):
        ActionLineFactory(code=code)

    found = kept(typed)

    assert QueryDict(found) == QueryDict(question)
    assert kept(found) == found


def test_organisation_that_became_part_of_another_is_kept_as_that():
    row = merger(0)
    assert kept(f"organisation={row.reference}") == f"organisation={row.into.reference}"


@pytest.mark.parametrize("typed", ["x=1", "country=QQ", "fulfilment=completed"])
def test_what_the_catalogue_refuses_is_not_kept(typed):
    with pytest.raises(InvalidQuestion):
        kept(typed)


def test_question_that_is_too_long_is_refused():
    rows = [OrganisationFactory().reference for _ in range(90)]
    with pytest.raises(Refusal, match="too long"):
        kept("&".join(f"organisation={row}" for row in rows))


def test_nobody_keeps_more_than_the_limit(monkeypatch):
    monkeypatch.setattr(SavedSearch, "MOST", 2)
    person = UserFactory()
    SavedSearchFactory()
    for name in "AB":
        asking.save(SavedSearchFactory.build(person=person, name=name))

    with pytest.raises(Refusal, match="You have 2 saved searches"):
        asking.save(SavedSearchFactory.build(person=person, name="C"))

    assert SavedSearch.objects.filter(person=person).count() == 2
