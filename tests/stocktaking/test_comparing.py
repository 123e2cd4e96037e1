"""What a reader sees change between two public parts."""

import pytest

from stocktaking.comparing import changes, left_behind
from stocktaking.wording import GONE, NEW, SAME, Run
from tests.factories import lines, text

pytestmark = pytest.mark.django_db


def shown(found):
    return [(str(one.label), one.language, one.lines) for one in found]


def test_words_are_compared_within_their_language():
    before = {"texts": [text("Radio for all"), text("Radio pour tous", "fr")]}
    after = {"texts": [text("Radio for many"), text("Radio pour tous", "fr")]}

    assert shown(changes("project", before, after)) == [
        ("Title", "en", [[Run(SAME, "Radio for "), Run(GONE, "all"), Run(NEW, "many")]])
    ]


def test_a_language_that_was_added_is_new_in_all_its_parts():
    before = {"texts": [text("Radio")]}
    after = {"texts": [text("Radio"), text("Radio", "fr", summary="Des prix.")]}

    assert shown(changes("project", before, after)) == [
        ("Title", "fr", [[Run(NEW, "Radio")]]),
        ("Summary", "fr", [[Run(NEW, "Des prix.")]]),
        ("Origin", "fr", [[Run(NEW, "Author")]]),
    ]


def test_another_original_is_told():
    both = [text("Radio"), text("Radio", "fr")]

    found = changes("project", {"texts": both}, {"texts": both[::-1]})

    assert shown(found) == [
        ("Language of the original", "", [[Run(GONE, "English"), Run(NEW, "French")]])
    ]


def test_of_a_list_only_what_changed_is_told():
    before = {"texts": [text()], "action_lines": lines("C1", "C3"), "stage": "ongoing"}
    after = {**before, "action_lines": lines("C1", "C3", "C4")}

    ((label, _language, found),) = shown(changes("project", before, after))

    assert label == "Action lines"
    assert [[run.state for run in line] for line in found] == [[NEW]]


@pytest.mark.parametrize("odd", ["words", [1], [{"title": "x"}], {"a": 1}])
def test_a_draft_of_an_odd_shape_is_compared_as_it_is(odd):
    found = changes("project", {"texts": [text()]}, {"texts": odd})

    assert [str(one.label) for one in found] == ["Texts"]


def test_what_is_the_same_is_not_told():
    same = {"texts": [text()], "action_lines": lines("C1")}

    assert changes("project", same, dict(same)) == []


def left(said, kept):
    return [
        (str(one.label), one.language, one.lines)
        for one in left_behind("project", said, kept)
    ]


def test_words_that_another_record_has_not_are_left_behind():
    said = {"texts": [text("Radio", summary="Prices."), text("Radio", "fr")]}
    kept = {"texts": [text("Radio for all", summary="Prices."), text("Radio", "fr")]}
    assert left(said, kept) == [("Title", "en", ["Radio"])]


def test_text_whose_language_is_gone_is_left_behind_as_a_whole():
    said = {"texts": [text("Radio"), text("Le son", "fr", summary="Des prix.")]}
    assert left(said, {"texts": [text("Radio")]}) == [
        ("Title", "fr", ["Le son"]),
        ("Summary", "fr", ["Des prix."]),
    ]


def test_items_are_left_behind_that_the_other_list_has_not_in_any_order():
    said = {"sdgs": [9, 1, 4], "stage": "planned", "source": "Letter"}
    kept = {"sdgs": [4, 9], "stage": "completed", "source": "Letter"}
    assert left(said, kept) == [
        ("Sustainable Development Goals", "", ["1"]),
        ("Stage", "", ["Planned"]),
    ]


def test_nothing_is_left_behind_where_the_other_says_all_of_it():
    said = {"texts": [text("Radio")], "sdgs": [9], "stage": ""}
    kept = {"texts": [text("Radio")], "sdgs": [1, 9], "stage": "planned"}
    assert left(said, kept) == []
