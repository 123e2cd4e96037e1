from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsis_portal.text import (
    CYRILLIC,
    LOOK_ALIKES,
    count_words,
    fold_code,
    fold_words,
    one_line,
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


@pytest.mark.parametrize(
    "name",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian
        "\u0915\u094d\u200d\u0937",  # Hindi
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",  # Sinhala
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "co\u00adoperate",
        "\U000323b0",  # newer than the Unicode of this Python
        "\ue000",  # of private use
    ],
)
def test_letters_that_a_name_is_spelt_with_stay(name):
    assert one_line(f" {name}\n{name} ") == f"{name} {name}"


@pytest.mark.parametrize(
    "code", [0, 9, 0xB, 0x1B, 0x7F, 0x85, 0x2028, 0x2029, 0xD800, 0xFDD0, 0xFFFE]
)
def test_what_ends_a_line_or_a_file_becomes_a_space(code):
    assert one_line(f"Radio{chr(code)}one{chr(code)}") == "Radio one"


@pytest.mark.parametrize(
    "code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
def test_nothing_turns_around_what_stands_after_a_name(code):
    assert one_line(f"Ra{chr(code)}dio") == "Radio"


@given(st.text())
def test_line_can_stand_in_xml(text):
    ElementTree.fromstring(f"<a>{escape(one_line(text))}</a>".encode())
