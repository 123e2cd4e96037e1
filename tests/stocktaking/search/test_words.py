"""search(): what words find."""

import pytest

from tests.factories import (
    ProjectFactory,
    text,
)
from tests.stocktaking.search.asking import found, rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "title", "word"),
    [
        ("en", "Farmers of the valley", "farmer"),
        ("fr", "Les agricultrices", "agricultrice"),
        ("es", "Bibliotecas rurales", "biblioteca"),
        ("ru", "Сельские библиотеки", "библиотека"),
        (
            "ar",
            "\u0627\u0644\u0645\u0643\u062a\u0628\u0629",
            "\u0645\u0643\u062a\u0628\u0629",
        ),
        ("pt", "Rádio comunitária", "comunitária"),
        ("zh", "农村 广播", "广播"),
    ],
)
def test_each_text_is_searched_in_its_own_language(language, title, word):
    wanted = ProjectFactory(
        texts=[text("Other", "sw"), text(title, language, summary="")]
    )
    ProjectFactory(texts=[text("Other", summary="")])

    answer = found({"q": word})

    assert (answer.rows, answer.total) == ([wanted], 1)


def test_word_of_one_language_is_not_cut_like_one_of_another():
    ProjectFactory(texts=[text("Farmers", "sw", summary="")])
    assert rows(q="farmer") == set()
    assert len(rows(q="farmers")) == 1


@pytest.mark.parametrize("place", ["title", "summary", "description"])
def test_all_words_of_a_text_are_searched(place):
    row = ProjectFactory(texts=[text(**{"title": "A", place: "broadband"})])
    ProjectFactory()
    assert rows(q="BROADBAND") == {row}


@pytest.fixture
def three():
    return {
        title: ProjectFactory(texts=[text(title, summary="")])
        for title in ("rural radio", "radio of rural towns", "television")
    }


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("rural radio", {"rural radio", "radio of rural towns"}),
        ('"rural radio"', {"rural radio"}),
        ("radio -towns", {"rural radio"}),
        ("towns OR television", {"radio of rural towns", "television"}),
        ("radio television", set()),
        ("the of", set()),
        ("'; DROP TABLE x; --", set()),
        ('"rural', {"rural radio", "radio of rural towns"}),
        ("& | ! ( ) :*", set()),
    ],
)
def test_phrases_minus_and_or(three, q, titles):
    assert rows(q=q) == {three[title] for title in titles}


@pytest.mark.parametrize("q", ["comunitária", "COMUNITÁRIA"])
def test_accents_are_found_as_they_are_written(q):
    row = ProjectFactory(texts=[text("Rádio comunitária", "pt", summary="")])
    assert rows(q=q) == {row}


def test_record_with_the_word_in_two_languages_is_one_row():
    row = ProjectFactory(texts=[text("Radio"), text("Radio", "fr")])
    answer = found({"q": "radio"})
    assert (answer.rows, answer.total) == ([row], 1)


def test_words_narrow_the_facets():
    ProjectFactory(lines=["C1"], texts=[text("Radio")])
    ProjectFactory(lines=["C1"], texts=[text("A", summary="radio")])
    ProjectFactory(lines=["C2"], texts=[text("Television")])
    assert found({"q": "radio"}).facets["action_line"] == {"C1": 2}
