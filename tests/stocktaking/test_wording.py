import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from stocktaking.wording import (
    GONE,
    MOST_EFFORT,
    MOST_OF_A_PAGE,
    NEW,
    SAME,
    Effort,
    Run,
    compare,
    compare_lines,
)


def joined(found, left_out):
    return "".join(run.text for run in found if run.state != left_out)


def test_words_that_changed_stand_between_those_that_did_not():
    found = compare("We trained 20 teachers.", "We trained 25 teachers.")

    assert found == [
        Run(SAME, "We trained "),
        Run(GONE, "20"),
        Run(NEW, "25"),
        Run(SAME, " teachers."),
    ]


def test_words_that_were_added_leave_the_others_alone():
    assert compare("abc def", "abc def ghi") == [Run(SAME, "abc def"), Run(NEW, " ghi")]


def test_chinese_is_compared_letter_by_letter():
    found = compare("学校有二十台电脑", "学校有三十台电脑")

    assert found == [
        Run(SAME, "学校有"),
        Run(GONE, "二"),
        Run(NEW, "三"),
        Run(SAME, "十台电脑"),
    ]


def test_arabic_words_are_not_cut():
    found = compare("هذا مشروع كبير جدا", "هذا مشروع صغير جدا")

    assert found == [
        Run(SAME, "هذا مشروع "),
        Run(GONE, "كبير"),
        Run(NEW, "صغير"),
        Run(SAME, " جدا"),
    ]


def test_an_accent_is_not_parted_from_its_letter():
    found = compare("un e\u0301te\u0301 sec", "un e\u0301te sec")

    assert [run.text for run in found if run.state != SAME] == [
        "e\u0301te\u0301",
        "e\u0301te",
    ]


def test_ends_of_lines_are_no_change():
    assert compare("a\r\nb", "a\nb") == [Run(SAME, "a\nb")]


def test_a_text_that_was_rewritten_is_shown_as_two():
    before, after = "Computers for schools", "Radio in villages by night"

    assert compare(before, after) == [Run(GONE, before), Run(NEW, after)]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("", "", []),
        ("", "new", [Run(NEW, "new")]),
        ("old", "", [Run(GONE, "old")]),
    ],
)
def test_a_text_that_was_empty(before, after, found):
    assert compare(before, after) == found


WORDS = st.text(alphabet="ab ,\n的技é\u0301ش\U0001f469\u200d", max_size=40)


@settings(deadline=None)
@given(before=WORDS, after=WORDS)
def test_no_letter_is_lost_and_none_is_made_up(before, after):
    found = compare(before, after)

    assert joined(found, NEW) == before
    assert joined(found, GONE) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("的" * 5000, "的" * 2500 + "好" * 2500),
        ("a " * 2500, "a b " * 1250),
        (
            "".join(chr(0x4E00 + i % 100) for i in range(5000)),
            "".join(chr(0x4E00 + i * 7919 % 101) for i in range(5000)),
        ),
    ],
)
def test_the_longest_texts_cost_no_more_than_a_text_may(before, after):
    effort = Effort()

    found = compare(before, after, effort)

    assert effort.left >= MOST_OF_A_PAGE - 2 * MOST_EFFORT
    assert joined(found, NEW) == before
    assert joined(found, GONE) == after


def test_all_texts_of_a_page_cost_no_more_than_the_page_may():
    before, after = "a " * 2500, "a b " * 1250
    effort = Effort()

    found = [compare(before, after, effort) for _text in range(20)]

    assert effort.left == 0
    assert found[-1] == [Run(GONE, before), Run(NEW, after)]


def test_lines_are_compared_with_those_in_their_place():
    found = compare_lines(
        ["Kenya", "Old name of it"], ["Kenya", "New name of it", "Peru"]
    )

    assert found == [
        [Run(SAME, "Kenya")],
        [Run(GONE, "Old"), Run(NEW, "New"), Run(SAME, " name of it")],
        [Run(NEW, "Peru")],
    ]


def test_words_are_drawn_as_text_with_words_for_the_ear():
    runs = [Run(SAME, "a "), Run(GONE, "<b>"), Run(NEW, "c\nd")]

    drawn = render_to_string("stocktaking/_wording.html", {"runs": runs})

    hidden = '<bdi class="vh visually-hidden">'
    assert drawn.strip() == (
        f"a <del>{hidden}[removed: </bdi>&lt;b&gt;{hidden}] </bdi></del>"
        f"<ins>{hidden}[added: </bdi>c<br>d{hidden}] </bdi></ins>"
    )
