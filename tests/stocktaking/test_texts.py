"""The texts of a document, apart from its other answers."""

import pytest

from stocktaking.texts import apart
from tests.factories import text


def read(public):
    texts, rest = apart(public)
    told = [
        (text.language, [(str(part.label), *part[1:]) for part in text.parts])
        for text in texts
    ]
    return told, rest


def test_each_text_is_told_part_by_part_under_its_language():
    both = [text("Radio", summary="Prices."), text("Radio pour tous", "fr", summary="")]

    assert read({"texts": both, "stage": "ongoing"}) == (
        [
            (
                "en",
                [
                    ("Title", "Radio", "en"),
                    ("Summary", "Prices.", "en"),
                    ("Origin", "Author", ""),
                ],
            ),
            ("fr", [("Title", "Radio pour tous", "fr"), ("Origin", "Author", "")]),
        ],
        {"stage": "ongoing"},
    )


@pytest.mark.parametrize(
    "odd",
    [
        "words",
        [1],
        [{"title": "x"}],
        {"a": 1},
        [text(), text()],
        [{**text(), "colour": "red"}],
    ],
)
def test_texts_of_an_odd_shape_stay_with_the_rest(odd):
    assert read({"texts": odd}) == ([], {"texts": odd})


def test_document_without_texts_has_the_rest_alone():
    assert read({"stage": "ongoing"}) == ([], {"stage": "ongoing"})
