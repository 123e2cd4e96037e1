import json
import time
from pathlib import Path

import pytest
from django.utils import translation

import actionlines
from actionlines.models import TitleVariant
from stocktaking.choices import (
    ActivityType,
    Area,
    AwardLevel,
    Level,
    PartnerRole,
    Stage,
    StakeholderType,
)
from stocktaking.importing.vocabulary import (
    Vocabulary,
    Words,
    activity_type,
    area,
    award_level,
    fold,
    language,
    level,
    partner,
    stage,
    stakeholder_type,
)
from stocktaking.importing.vocabulary.closed import spellings
from stocktaking.importing.vocabulary.nearest import Index
from stocktaking.importing.vocabulary.places import strong_spellings, weak_spellings
from stocktaking.seeding import seed_collections
from tests.factories import (
    ActionLineFactory,
    AgencyFactory,
    CountryFactory,
    RegionFactory,
    SdgFactory,
    TargetFactory,
)
from wsis_portal.errors import Refusal

COUNTRIES = Path(actionlines.__file__).parent / "reference" / "countries.json"
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


def test_vocabulary_is_loaded_with_eight_queries(db, django_assert_num_queries):
    # countries, regions, lines, their variants, goals, targets, collections, agencies
    with django_assert_num_queries(8):
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
    assert stakeholder_type(word) == code


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
    assert words.places.country(word) == "CI"


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
        words.places.country("Nepaal")

    assert refusal.value.problem.params == {
        "value": "Nepaal",
        "nearest": "NP (Nepal)",
    }
    assert str(refusal.value) == "“Nepaal” is not known here. The nearest: NP (Nepal)."


def test_unknown_word_that_is_near_to_nothing_says_so(words):
    with pytest.raises(Refusal) as refusal:
        words.places.country("Ωψ")

    assert refusal.value.problem.params["nearest"] == "-"


def test_code_of_one_is_stronger_than_the_name_of_another(db):
    CountryFactory(code="NP", name="CH")
    CountryFactory(code="CH", name="Switzerland")

    assert Vocabulary.load().places.country("CH") == "CH"


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


@pytest.mark.parametrize(
    ("look_up", "word", "code"),
    [
        (activity_type, "Formation", "training"),
        (activity_type, "WEBSITE", "website"),
        (level, "Национальный", "national"),
        (level, "国家", "national"),
        (area, "التطبيقات والخدمات", "applications"),
        (stage, "En cours", "ongoing"),
        (stakeholder_type, "Sociedad civil", "civil-society"),
        (language, "fr", "fr"),
        (language, "French", "fr"),
        (language, "العربية", "ar"),
        (language, "zh-Hans", "zh"),
        (language, "zh_CN", "zh"),
        (language, "Swahili", "sw"),
        (language, "ga", "ga"),
    ],
)
def test_word_is_known_by_its_code_and_in_six_languages(look_up, word, code):
    assert look_up(word) == code


@pytest.mark.parametrize(
    "choices",
    [StakeholderType, ActivityType, Level, Area, Stage, AwardLevel, PartnerRole],
)
def test_no_word_of_a_closed_vocabulary_means_two_codes(choices):
    known = {}

    clashes = [w for w, c in spellings(choices) if known.setdefault(fold(w), c) != c]

    assert clashes == []


def test_nearest_word_is_named_in_the_language_of_the_reader():
    with pytest.raises(Refusal) as refusal:
        stage("En course")

    with translation.override("fr"):
        assert "ongoing (En cours)" in str(refusal.value)
    assert "ongoing (Ongoing)" in str(refusal.value)


@pytest.mark.parametrize(
    ("word", "name", "role"),
    [
        ("World Bank", "World Bank", ""),
        ("funding: World Bank", "World Bank", "funding"),
        ("Financement : Banque", "Banque", "funding"),
        ("\u51fa\u8d44\uff1aBank", "Bank", "funding"),
        ("Village: a trust", "Village: a trust", ""),
    ],
)
def test_partner_may_have_a_role_before_the_name(word, name, role):
    assert partner(word) == (name, role)


@pytest.mark.parametrize(
    ("word", "code"), [("Непал", "NP"), ("尼泊尔", "NP"), ("Ivory Coast", "CI")]
)
def test_country_is_known_by_common_and_former_names(words, word, code):
    assert words.places.country(word) == code


@pytest.mark.parametrize("word", ["AFR", "Africa", "Afrique", "African region"])
def test_region_is_no_country(db, word):
    RegionFactory(code="AFR", name="Africa", name_fr="Afrique")

    with pytest.raises(Refusal) as refusal:
        Vocabulary.load().places.country(word)
    assert refusal.value.problem.code == "region-not-country"
    assert str(refusal.value) == (
        f"“{word}” is a region (Africa). Name the countries instead."
    )


def test_no_name_of_a_country_means_two(db):
    """In the reference that is loaded, with the names of the CLDR and the old ones."""
    rows = json.loads(COUNTRIES.read_text(encoding="utf-8"))["rows"]
    names = {row["code"]: row["name"]["en"] for row in rows}
    stored = [
        (row["code"], row["name"]["en"], row["alpha3"], *row["name"].values())
        for row in rows
    ]
    known = {}

    clashes = [
        (word, code)
        for word, code in [*weak_spellings(names), *strong_spellings(stored)]
        if known.setdefault(fold(word), code) != code
    ]

    assert clashes == []
    assert known["tanzania"] == "TZ"
    assert known[fold("Côte d\u2019Ivoire")] == "CI"
    assert known["russia"] == known[fold("Россия")] == "RU"


@pytest.mark.parametrize(
    ("word", "number"), [(9, 9), (99, 99), ("SDG 9", 9), ("9", 9), ("Goal nine", 9)]
)
def test_goal_is_known_by_number_and_title(db, word, number):
    SdgFactory(number=9, title="Goal nine")

    assert Vocabulary.load().sdg(word) == number


def test_target_is_known_by_letter_in_any_alphabet(db):
    TargetFactory(letter="a", number=1, title="Villages")
    targets = Vocabulary.load().targets

    found = [
        targets.code(word) for word in ("a", "A", "\u0410", "Target a", "villages")
    ]

    assert found == ["a"] * 5


def test_action_line_is_known_by_its_titles(db):
    line = ActionLineFactory(code="C3", short_title="Access", title_fr="L\u2019accès")
    TitleVariant.objects.create(
        action_line=line, title="Knowledge for all", source="Test", as_of="2026-01-01"
    )
    lines = Vocabulary.load().action_lines

    found = [
        lines.code(word)
        for word in ("Access", "C3 access", "l'acces", "knowledge for all")
    ]

    assert found == ["C3"] * 4


def test_thousands_of_unknown_words_are_looked_for_in_a_moment(db):
    index = Index(tuple(f"word number {n}" for n in range(3000)))

    began = time.process_time()
    for n in range(200):
        index.nearest(f"wrod {n} of them")

    assert time.process_time() - began < 10
    assert index.nearest("word number 77")[0] == "word number 77"


def test_word_without_another_name_is_named_alone():
    with pytest.raises(Refusal) as refusal:
        Words.of([("golden-book", "golden-book")]).code("golden bok")
    assert refusal.value.problem.params["nearest"] == "golden-book"
