"""The picture for whoever shares a page: its size, its letters, never empty boxes."""

import struct
import zlib
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


MARGIN = 72  # pixels that stay empty at each side
TOP = 14  # of the bar above
WIDE = [
    {"title": "W" * 250},
    {"title": "Radio " + "W" * 28},
    {"title": f"https://radio.example/{'station/' * 20}"},
    {"by": "W" * 64},
]


@pytest.mark.parametrize("words", WIDE)
def test_long_word_does_not_run_off_the_picture(words):
    card = replace(CARD, **words)
    assert with_known_letters(card) == card
    rows = pixels(draw(card))[TOP:]
    edges = [row[: 4 * MARGIN] + row[-4 * (MARGIN - 1) :] for row in rows]
    assert {bytes(edge) for edge in edges} == {bytes(edges[-1][:4]) * (2 * MARGIN - 1)}


def pixels(picture):
    """Four bytes a pixel, row by row, of a PNG as the typesetter writes it."""
    wide, high = struct.unpack(">II", picture[16:24])
    assert picture[24:29] == bytes([8, 6, 0, 0, 0])
    data, place = b"", 8
    while place < len(picture):
        (length,) = struct.unpack(">I", picture[place : place + 4])
        if picture[place + 4 : place + 8] == b"IDAT":
            data += picture[place + 8 : place + 8 + length]
        place += length + 12
    raw, size = zlib.decompress(data), 4 * wide + 1
    rows, above = [], bytearray(size - 1)
    for start in range(0, high * size, size):
        above = row_of(raw[start], bytearray(raw[start + 1 : start + size]), above)
        rows.append(above)
    return rows


def row_of(kind, row, above):
    """As it was before the filter of its KIND."""
    for n in range(len(row)) if kind else ():
        left, up = row[n - 4] if n >= 4 else 0, above[n]
        corner = above[n - 4] if n >= 4 else 0
        guess = left + up - corner
        near = min((left, up, corner), key=lambda one: abs(guess - one))
        told = (0, left, up, (left + up) // 2, near)
        row[n] = (row[n] + told[kind]) % 256
    return row
