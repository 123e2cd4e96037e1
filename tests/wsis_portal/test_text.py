import pytest

from wsis_portal.text import (
    CYRILLIC,
    LOOK_ALIKES,
    count_words,
    fold_code,
    fold_words,
)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("C1", "C1"),
        (" c7-ehealth\n", "C7-EHEALTH"),
        ("\u04211", "C1"),  # the leaflet's Cyrillic Es
        ("\u04412", "C2"),
        ("\u0421\u041d", "CH"),
        ("", ""),
    ],
)
def test_code_is_folded_to_capital_latin_letters(typed, folded):
    assert fold_code(typed) == folded


def test_every_look_alike_becomes_its_latin_twin_in_both_cases():
    assert fold_code(CYRILLIC) == fold_code(CYRILLIC.lower()) == "ABCEHKMOPTX"
    assert len(LOOK_ALIKES) == 22


def test_letters_without_a_twin_stay():
    assert fold_code("\u0416\u4e2d") == "\u0416\u4e2d"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Radio Trust", "radio trust"),
        ("  RADIO\t-  Trust. ", "radio trust"),
        ("R\u00e1dio Tr\u00fcst", "radio trust"),
        ("Ra\u0301dio", "radio"),
        ("C.E.R.N.", "c e r n"),
        ("Stra\u00dfe", "strasse"),
        ("\uff32\uff21\uff24\uff29\uff2f", "radio"),
        ("\u0421\u0432\u044f\u0437\u044c", "\u0441\u0432\u044f\u0437\u044c"),
        ("\u0631\u0627\u062f\u0640\u064a\u0648", "\u0631\u0627\u062f\u064a\u0648"),
        ("\u0645\u064f\u062d\u0645\u062f", "\u0645\u062d\u0645\u062f"),
        ("\u519c\u6751\u5e7f\u64ad", "\u519c\u6751\u5e7f\u64ad"),
        ("UN_Women", "un_women"),
        ("+++", ""),
        ("", ""),
    ],
)
def test_words_are_folded_for_comparison(typed, folded):
    assert fold_words(typed) == folded


def test_folding_twice_changes_nothing():
    for words in (
        "R\u00e1dio  Tr\u00fcst",
        "\u0130stanbul",
        "\u1e9e",
        "\u0631\u0640\u0627",
    ):
        assert fold_words(fold_words(words)) == fold_words(words)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        (" Farmers hear  prices. ", 3),
        ("l\u2019\u00e9cole", 1),
        ("\u4fe1\u606f\u793e\u4f1a ICT", 5),
    ],
)
def test_words_are_counted_and_chinese_characters_each(text, number):
    assert count_words(text) == number
