"""Words are broken into lines that have room for them."""

import pytest

from wsis_portal.pictures.lines import broken, width

ADDRESS = "https://portal.example/projects/?" + "country=SN&" * 30


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", []),
        ("One", ["One"]),
        ("One two three four", ["One two", "three", "four"]),
        ("信息社会世界峰会", ["信息社会世", "界峰会"]),
        ("信息社会世。界峰会", ["信息社会", "世。界峰会"]),
        ("Radio 信息社会", ["Radio 信", "息社会"]),
    ],
)
def test_lines_end_between_words_and_between_chinese_letters(words, lines):
    room = width("信息社会世", 10)
    assert broken(words, 10, room) == lines


def test_word_that_is_longer_than_a_line_is_parted_and_nothing_is_lost():
    lines = broken(ADDRESS, 12, 400)

    assert "".join(lines) == ADDRESS
    assert len(lines) > 3
    assert all(width(line, 12) <= 400 for line in lines)


def test_what_is_too_long_is_cut_and_says_so():
    lines = broken(ADDRESS * 20, 12, 400)

    assert len(lines) == 9
    assert lines[-1].endswith("…")
