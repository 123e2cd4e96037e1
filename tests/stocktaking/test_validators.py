"""The pure rules at their edges. None of these tests needs a database."""

from decimal import Decimal

import pytest

from stocktaking import validators
from stocktaking.choices import Profile
from wsis_portal.errors import SENTENCES


def codes(problems):
    return {path: [p.code for p in found] for path, found in problems.items()}


def words(number):
    return " ".join(["word"] * number)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ({"summary": words(300), "description": words(2000)}, {}),
        ({"summary": words(301)}, {"texts.4.summary": ["too-many-words"]}),
        ({"description": words(2001)}, {"texts.4.description": ["too-many-words"]}),
    ],
)
def test_texts_have_a_most_of_words(text, found):
    text = {"summary": "", "description": "", **text}
    assert codes(validators.check_words(text, "texts.4")) == found


def test_too_many_words_says_how_many_there_are():
    text = {"summary": words(310), "description": ""}
    (problem,) = validators.check_words(text, "t")["t.summary"]
    assert str(problem) == "Use at most 300 words; these are 310."


TEXT = {"title": "A", "summary": "B", "description": ""}


@pytest.mark.parametrize(
    ("texts", "profile", "found"),
    [
        ([], Profile.NEW, {}),
        ([TEXT], Profile.NEW, {}),
        ([{**TEXT, "title": ""}], Profile.HISTORIC, {"texts.0.title": ["required"]}),
        ([{**TEXT, "summary": ""}], Profile.NEW, {"texts.0.summary": ["required"]}),
        ([{**TEXT, "summary": ""}], Profile.HISTORIC, {}),
        ([{**TEXT, "summary": ""}], Profile.DRAFT, {}),
        ([TEXT, {**TEXT, "summary": ""}], Profile.NEW, {}),
        ([TEXT, {**TEXT, "title": ""}], Profile.NEW, {"texts.1.title": ["required"]}),
    ],
)
def test_each_text_has_a_title_and_the_original_a_summary(texts, profile, found):
    assert codes(validators.check_texts(texts, profile)) == found


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "found"),
    [
        ("", "", {}),
        ("2020-05-02", "", {}),
        ("", "2020", {}),
        ("2020-05-02", "2020-05-02", {}),
        ("2020-05-02", "2020-05", {}),
        ("2020-05-02", "2020", {}),
        ("2020", "2020-01-01", {}),
        ("2020-05", "2020-05-01", {}),
        ("2020-05-02", "2020-05-01", {"ends_on": ["period"]}),
        ("2020-05-02", "2020-04", {"ends_on": ["period"]}),
        ("2020-05", "2019", {"ends_on": ["period"]}),
        ("2020", "2019-12-31", {"ends_on": ["period"]}),
    ],
)
def test_end_is_not_before_the_start_as_exactly_as_they_are_given(
    starts_on, ends_on, found
):
    assert codes(validators.check_period(starts_on, ends_on)) == found


ONE, NONE, LESS = Decimal("1.00"), None, Decimal("-0.01")


@pytest.mark.parametrize(
    ("amounts", "currency", "found"),
    [
        ((NONE, NONE), "", {}),
        ((ONE, NONE), "USD", {}),
        ((NONE, ONE), "USD", {}),
        ((Decimal(0), NONE), "USD", {}),
        ((ONE, NONE), "", {"currency": ["currency-missing"]}),
        ((NONE, ONE), "", {"currency": ["currency-missing"]}),
        ((NONE, NONE), "USD", {"a": ["amount-missing"]}),
        ((LESS, NONE), "USD", {"a": ["negative"]}),
        ((ONE, LESS), "USD", {"b": ["negative"]}),
        (
            (LESS, LESS),
            "",
            {x: ["negative"] for x in "ab"} | {"currency": ["currency-missing"]},
        ),
        ((ONE, ONE), "usd", {"currency": ["unknown-value"]}),
        ((ONE, ONE), "US", {"currency": ["unknown-value"]}),
        ((ONE, ONE), "U$D", {"currency": ["unknown-value"]}),
    ],
)
def test_amounts_and_currency_go_together(amounts, currency, found):
    a, b = amounts
    assert codes(validators.check_amounts(currency, a=a, b=b)) == found


@pytest.mark.parametrize(
    ("level", "countries", "profile", "missing"),
    [
        ("national", [], Profile.NEW, True),
        ("", [], Profile.NEW, True),
        ("regional", [], Profile.NEW, True),
        ("international", [], Profile.NEW, False),
        ("national", ["CH"], Profile.NEW, False),
        ("international", ["CH"], Profile.NEW, False),
        ("national", [], Profile.HISTORIC, False),
        ("national", [], Profile.DRAFT, False),
    ],
)
def test_new_record_says_where_it_is_unless_it_is_international(
    level, countries, profile, missing
):
    found = {"countries": ["country-needed"]} if missing else {}
    assert codes(validators.check_places(level, countries, profile)) == found


@pytest.mark.parametrize(
    ("organisation", "stakeholder_type", "found"),
    [
        (None, "", {}),
        ("Radio Trust", "", {}),
        (None, "academia", {}),
        ("Radio Trust", "academia", {"stakeholder_type": ["type-of-organisation"]}),
    ],
)
def test_type_is_that_of_the_organisation(organisation, stakeholder_type, found):
    assert codes(validators.check_stakeholder(organisation, stakeholder_type)) == found


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ({}, {"area": "x"}, set()),
        ({"area": ""}, {}, set()),
        ({"area": "x"}, {"area": "y"}, set()),
        ({"area": "x", "links": [1]}, {"area": "", "links": []}, {"area", "links"}),
        ({"area": "x"}, {}, {"area"}),
        ({"budget": "1.00"}, {"budget": None}, {"budget"}),
    ],
)
def test_change_completes_a_historic_record_and_does_not_empty_it(before, after, lost):
    assert set(validators.check_not_emptied(before, after)) == lost


@pytest.mark.parametrize(
    ("public", "found"),
    [
        ({"links": [1] * 50, "countries": [1] * 300, "source": "x" * 60}, {}),
        ({"links": [1] * 51}, {"links": ["too-many"]}),
        ({"unknown": [1] * 51}, {"unknown": ["too-many"]}),
        ({"countries": [1] * 301}, {"countries": ["too-many"]}),
    ],
)
def test_lists_have_a_most_of_items(public, found):
    assert codes(validators.check_lengths(public)) == found


class Named:
    """What a document knows of an organisation: a row has a key, a new one none."""

    def __init__(self, name, pk=None):
        self.name, self.pk = name, pk

    def __str__(self):
        return self.name


TRUST = Named("Radio Trust", 1)


@pytest.mark.parametrize(
    ("second", "role", "twice"),
    [
        (Named("Radio Trust", 1), "funding", True),
        (Named("Radio Trust", 1), "extending", False),
        (Named("Radio Trust", 2), "funding", False),
        (Named("Radio Trust"), "funding", False),
    ],
)
def test_partner_is_there_once_in_each_role(second, role, twice):
    rows = [{"o": TRUST, "r": "funding"}, {"o": second, "r": role}]
    found = validators.check_rows({"partners": rows}, {"partners": ("o", "r")})
    assert codes(found) == ({"partners.1.o": ["twice"]} if twice else {})


@pytest.mark.parametrize("again", ["Radio Trust", "RADIO  trust", "Radio-Trust."])
def test_new_partner_is_the_same_however_it_is_spelled(again):
    rows = [{"o": Named("Radio Trust")}, {"o": Named(again)}]
    found = validators.check_rows({"partners": rows}, {"partners": ("o",)})
    assert [str(p) for p in found["partners.1.o"]] == [f"{again} is there twice."]


def test_third_one_is_named_by_its_place_and_a_list_may_be_missing():
    rows = [{"url": "a"}, {"url": "b"}, {"url": "a"}]
    keys = {"links": ("url",), "awards": ("scheme",)}
    found = validators.check_rows({"links": rows}, keys)
    assert codes(found) == {"links.2.url": ["twice"]}


def test_addresses_that_differ_in_punctuation_are_two():
    rows = [{"url": "https://a.org/x-y"}, {"url": "https://a.org/x_y"}]
    assert validators.check_rows({"links": rows}, {"links": ("url",)}) == {}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({"a": "x" * 199_991}, None),
        ({"a": "x" * 199_992}, "document-too-large"),
        ({"a": "\u00e9" * 99_995}, None),
        ({"a": "\u00e9" * 99_996}, "document-too-large"),
        ({"a": "\0"}, "invalid"),
        ({"\0": "a"}, "invalid"),
        ({"a": r"\u0000"}, None),
        ({"a": "\udc00"}, "invalid"),
        ({"a": "\U0001f4fb"}, None),
        ({"a": float("inf")}, "invalid"),
    ],
)
def test_what_the_database_can_keep(document, code):
    found = codes(validators.check_storable(document))
    assert found == ({"document": [code]} if code else {})


def test_every_code_of_the_rules_has_a_sentence():
    made = {"too-many", "too-many-words", "period", "twice", "emptied", "negative"}
    made |= {"currency-missing", "amount-missing", "document-too-large"}
    assert made | {"type-of-organisation"} <= set(SENTENCES)


def test_own_type_of_a_record_may_move_to_its_organisation():
    before = {"stakeholder_type": "government", "organisation": None}
    after = {"stakeholder_type": "", "organisation": "WSIS-O-000001"}
    assert validators.check_not_emptied(before, after) == {}
    assert set(validators.check_not_emptied(before, {})) == {"stakeholder_type"}


def test_original_text_is_not_emptied_and_others_may_go():
    before = {"texts": [{"title": "A", "summary": "B"}, {"title": "C", "summary": "D"}]}
    after = {"texts": [{"title": "A2", "summary": ""}]}
    assert set(validators.check_not_emptied(before, after)) == {"texts.0.summary"}
