"""The picture for whoever shares a page: its size, its letters, never empty boxes."""

import struct
from dataclasses import replace

import pytest

from wsis_portal.cards import Card, draw
from wsis_portal.cards.drawing import with_known_letters

CARD = Card(
    brand="WSIS Stocktaking",
    motto="What was promised",
    direction="ltr",
    kind="Project",
    title="Village radio",
    by="Radio Trust",
    where="Senegal",
    reference="WSIS-P-000123",
    strokes="C3 C7-EHEALTH",
)


def test_picture_has_the_size_that_networks_ask_for():
    picture = draw(CARD)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)


@pytest.mark.parametrize(
    "title",
    [
        "Radio de l'île",
        "إذاعة القرية",
        "信息社会世界峰会",
        "Сельское радио",
        "Ραδιόφωνο",
    ],
)
def test_scripts_of_the_six_languages_have_their_letters(title):
    assert with_known_letters(replace(CARD, title=title)).title == title


def test_words_that_no_font_has_are_left_out_and_the_rest_stays():
    card = replace(CARD, title="የመንደር ሬዲዮ", by="Radio 🙂")
    told = replace(CARD, title="", by="")
    assert with_known_letters(card) == told
    assert draw(card) == draw(told)


def test_words_cannot_command_the_typesetter():
    card = replace(CARD, title='#panic("x") $ \\ "] #read("/etc/passwd")')
    assert with_known_letters(card) == card
    assert draw(card) != draw(CARD)


@pytest.mark.parametrize("change", [{"direction": "rtl"}, {"promised": True}])
def test_each_part_is_seen(change):
    assert draw(replace(CARD, **change)) != draw(CARD)


def test_longest_title_is_drawn():
    assert draw(replace(CARD, title="Information " * 20)).startswith(b"\x89PNG")
