"""What lists tell of a record equals what its page gathers from all its rows."""

import pytest

from stocktaking.models import Project
from tests.factories import CountryFactory, ProjectFactory, record, text

pytestmark = pytest.mark.django_db


def test_a_card_says_what_the_rows_say():
    CountryFactory(code="SN")
    record(texts=[text("Radio"), text("Radio", "fr")], countries=["SN"])
    row = Project.objects.for_cards().get()

    original = row.texts.get(position=0)
    assert (row.told.original.title, row.told.original.summary) == (
        original.title,
        original.summary,
    )
    assert [one.language for one in row.told.texts] == ["en", "fr"]
    assert row.told.countries == [str(one) for one in row.countries.all()]
    lines = [one.action_line for one in row.action_lines.all()]
    assert row.told.lines == [str(one) for one in lines]
    assert row.told.line_codes == [one.code for one in lines]


def test_names_stand_in_the_order_of_the_vocabulary():
    CountryFactory(code="KE", name_en="Kenya")
    CountryFactory(code="CH", name_en="Switzerland")
    ProjectFactory(countries=["CH", "KE"])
    row = Project.objects.for_cards().get()
    assert row.told.countries == [str(one) for one in row.countries.all()]


def test_what_left_its_vocabulary_keeps_its_code():
    row = ProjectFactory(countries=[])
    row.told.public["countries"] = ["ZZ"]
    assert row.told.countries == ["ZZ"]
