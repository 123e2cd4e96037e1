"""What a typed question says, before any language comes into it."""

import pytest

from stocktaking.words.parsing import MOST, groups


def said(typed):
    return [(group.wanted, group.unwanted) for group in groups(typed)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rural radio", [(["rural", "radio"], [])]),
        ('"rural radio" now', [(["rural radio", "now"], [])]),
        ("\u00ab rural radio \u00bb", [([" rural radio "], [])]),
        ("\u201erural radio\u201c", [(["rural radio"], [])]),
        ("\u300c世界峰会\u300d", [(["世界峰会"], [])]),
        ("radio -tv", [(["radio"], ["tv"])]),
        ("radio \u2212tv \u2013film", [(["radio"], ["tv", "film"])]),
        ('radio -"rural tv"', [(["radio"], ["rural tv"])]),
        ("e-health", [(["e-health"], [])]),
        ("radio - tv", [(["radio", "-", "tv"], [])]),
        ("radio OR tv", [(["radio"], []), (["tv"], [])]),
        ("radio|tv", [(["radio"], []), (["tv"], [])]),
        ("radio or tv", [(["radio", "or", "tv"], [])]),
        ('"radio OR tv"', [(["radio OR tv"], [])]),
        ("radio -OR tv", [(["radio", "tv"], ["OR"])]),
        ("a b OR c -d", [(["a", "b"], []), (["c"], ["d"])]),
        ("OR radio OR OR", [(["radio"], [])]),
        ("radio OR -tv", [(["radio"], [])]),
        ("-tv", []),
        ('"rural', [(["rural"], [])]),
        ('""', []),
        ("  ", []),
        ("", []),
    ],
)
def test_question_is_read_as_it_is_meant(typed, meant):
    assert said(typed) == meant


@pytest.mark.parametrize("word", ["OR", "OU", "ИЛИ", "أو", "或", "|"])
def test_or_is_understood_in_several_languages(word):
    assert said(f"radio {word} tv") == [(["radio"], []), (["tv"], [])]


def test_long_question_is_cut():
    words = [f"word{n}" for n in range(MOST + 1)]
    assert said(" ".join(words)) == [(words[:MOST], [])]
