import pytest
from django.utils import translation

from stocktaking.outline import contact, differences, outline
from tests.factories import (
    ActionLineFactory,
    CountryFactory,
    OrganisationFactory,
    document,
)

pytestmark = pytest.mark.django_db


def lines(**public):
    return {str(label): words for label, words in outline("project", public)}


def test_codes_are_put_into_words():
    CountryFactory(code="SN", name="Senegal")
    found = lines(countries=["SN"], stage="ongoing")
    assert found == {"Countries": ["Senegal"], "Stage": ["Ongoing"]}


def test_organisation_has_its_name_beside_its_reference():
    row = OrganisationFactory(name="Radio Trust")
    unknown = {"organisation": "WSIS-O-999999", "role": "funding"}
    found = lines(organisation=row.reference, partners=[unknown])
    assert found == {
        "Organisation": [f"Radio Trust ({row.reference})"],
        "Partners": ["WSIS-O-999999 · Funding"],
    }


def test_an_organisation_that_is_spelled_out_begins_with_its_name():
    CountryFactory(code="ML", name="Mali")
    kita = {
        "stakeholder_type": "civil-society",
        "country": "ML",
        "website": "",
        "name": "Radio Kita Association",
    }
    found = lines(organisation=kita, partners=[{"organisation": kita}])
    named = ["Radio Kita Association", "Civil society", "Mali"]
    assert found == {"Organisation": named, "Partners": [" · ".join(named)]}


def test_languages_have_their_names_in_the_language_of_the_reader():
    with translation.override("fr"):
        (found,) = lines(languages=["sw", "fr", "qqq"]).values()
    assert found == ["swahili", "français", "qqq"]


def test_items_follow_the_order_of_the_document():
    public = document()["public"]
    first, *_rest = lines(texts=public["texts"])["Texts"]
    assert first == "English · Village radio · Farmers hear prices. · Author"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"countries": ["QQ"]}, {"Countries": ["QQ"]}),
        ({"stage": "paused"}, {"Stage": ["paused"]}),
        ({"texts": "radio"}, {"Texts": ["radio"]}),
        ({"organisation": {"name": "Radio"}}, {"Organisation": ["Radio"]}),
        ({"colour": "red", "stage": ""}, {}),
    ],
)
def test_odd_shapes_of_a_draft_are_shown_as_they_are(typed, shown):
    assert lines(**typed) == shown


def test_name_of_an_arabic_page_is_set_from_the_right_whatever_code_begins_it():
    ActionLineFactory(code="C3", short_title_ar="النفاذ")
    with translation.override("ar"):
        (found,) = lines(action_lines=[{"action_line": "C3"}]).values()
    assert found == ["\u200fC3 النفاذ"]


def test_contact_says_what_is_there():
    said = contact({"email": "a@example.org", "note": "", "x": "y"})
    assert said == [("E-mail address of the contact", ["a@example.org"])]


def test_differences_are_the_fields_that_say_something_else():
    before, after = {"stage": "planned", "area": ""}, {"stage": "ongoing", "x": "y"}
    found = [
        (str(label), *both) for label, *both in differences("project", before, after)
    ]
    assert found == [("Stage", ["Planned"], ["Ongoing"])]
