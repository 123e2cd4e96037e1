import pytest

from stocktaking.importing.vocabulary import (
    STAKEHOLDER_TYPES,
    Vocabulary,
    award_level,
)
from stocktaking.seeding import seed_collections
from tests.factories import ActionLineFactory, AgencyFactory, CountryFactory
from wsis_portal.errors import Refusal

CTA = "Technical Centre for Agricultural and Rural Cooperation (CTA)"


@pytest.fixture
def words(db):
    seed_collections()
    CountryFactory(code="CI", alpha3="CIV", name="Côte d'Ivoire")
    CountryFactory(code="NP", name="Nepal")
    ActionLineFactory(code="C2")
    ActionLineFactory(code="C7-EHEALTH")
    AgencyFactory(code="UNHABITAT", acronym="UN-Habitat", name="Settlements Programme")
    return Vocabulary.load()


def test_vocabulary_is_loaded_with_four_queries(db, django_assert_num_queries):
    with django_assert_num_queries(4):  # countries, lines, collections, agencies
        Vocabulary.load()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("government", "government"),
        ("Governments", "government"),
        ("business", "business"),
        ("private sector", "business"),
        ("civil society", "civil-society"),
        ("civil-society", "civil-society"),
        ("academia", "academia"),
        ("technical community", "technical-community"),
        ("United Nations Family", "un-family"),
        ("International Organizations", "international-organisation"),
        ("Other", "other"),
    ],
)
def test_old_words_for_stakeholders_have_a_code(word, code):
    assert STAKEHOLDER_TYPES.code(word) == code


@pytest.mark.parametrize(
    ("word", "level", "category"),
    [
        ("nominee", "nominated", ""),
        ("Nominated", "nominated", ""),
        ("winner", "winner", ""),
        ("champion", "champion", ""),
        ("winner ( Special prize )", "winner", "Special prize"),
    ],
)
def test_award_has_a_level_and_perhaps_a_category(word, level, category):
    assert award_level(word) == (level, category)


@pytest.mark.parametrize(
    "word", ["finalist", "finalist (special)", "(x)", "winner (a) (b)"]
)
def test_unknown_award_is_refused(word):
    with pytest.raises(Refusal) as refusal:
        award_level(word)
    assert refusal.value.problem.code == "unknown-word"


@pytest.mark.parametrize("word", ["CI", "ci", "CIV", "COTE D-IVOIRE", "\u0421I"])
def test_country_is_known_by_codes_and_name(words, word):
    assert words.countries.code(word) == "CI"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("C2", "C2"),
        ("\u04212", "C2"),
        ("c2 ", "C2"),
        ("C7-EHEALTH", "C7-EHEALTH"),
        ("c7-e-health", "C7-EHEALTH"),
        ("\u04217 E-health", "C7-EHEALTH"),
    ],
)
def test_action_line_is_known_in_any_spelling(words, word, code):
    assert words.action_lines.code(word) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("prize 2020", "prize-2020"),
        ("WSIS Prizes 2020", "prize-2020"),
        ("golden book", "golden-book"),
        ("Stocktaking", "stocktaking"),
    ],
)
def test_collection_is_known_in_any_spelling(words, word, code):
    assert words.collections.code(word) == code


def test_unknown_word_is_refused_with_the_nearest_known_ones(words):
    with pytest.raises(Refusal) as refusal:
        words.countries.code("Nepaal")

    assert refusal.value.problem.params == {"value": "Nepaal", "nearest": "NP"}
    assert str(refusal.value) == "“Nepaal” is not known here. The nearest: NP."


def test_unknown_word_that_is_near_to_nothing_says_so(words):
    with pytest.raises(Refusal) as refusal:
        words.countries.code("Ωψ")

    assert refusal.value.problem.params["nearest"] == "-"


def test_code_of_one_is_stronger_than_the_name_of_another(db):
    CountryFactory(code="NP", name="CH")
    CountryFactory(code="CH", name="Switzerland")

    assert Vocabulary.load().countries.code("CH") == "CH"


@pytest.mark.parametrize(
    ("organisation", "code"),
    [
        ("UN-Habitat", "un-family"),
        ("settlements programme", "un-family"),
        ("A programme of it (UN Habitat)", "un-family"),
        (CTA, "international-organisation"),
        (CTA.upper(), "international-organisation"),
    ],
)
def test_un_or_international_is_decided_by_the_organisation(words, organisation, code):
    word = "un/international organisation"

    assert words.stakeholder_type(word, organisation) == code


@pytest.mark.parametrize("organisation", ["", "Some Union", "Habitat", "()"])
def test_un_or_international_is_not_guessed(words, organisation):
    with pytest.raises(Refusal) as refusal:
        words.stakeholder_type("UN/International Organisation", organisation)
    assert refusal.value.problem.code == "un-or-international"
