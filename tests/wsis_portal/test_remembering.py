from contextlib import suppress

import pytest

from wsis_portal.remembering import remembered, remembering


@pytest.fixture
def ask():
    """Looks up how often it was asked before."""
    answers = iter(range(10))
    return lambda key="a": remembered(key, lambda: next(answers))


def test_without_a_piece_of_work_nothing_is_remembered(ask):
    assert [ask(), ask()] == [0, 1]


def test_within_one_each_key_is_looked_up_once(ask):
    with remembering():
        assert [ask("a"), ask("b"), ask("a"), ask("b")] == [0, 1, 0, 1]


def test_next_one_starts_anew(ask):
    with remembering():
        ask()
    with remembering():
        assert ask() == 1


def test_one_within_another_remembers_the_same_and_ends_nothing(ask):
    with remembering():
        ask()
        with remembering({"a": "other"}):
            assert ask() == 0
        assert ask() == 0
    assert ask() == 1


def test_work_that_is_done_in_parts_keeps_its_own_memory(ask):
    memory = {}
    with remembering(memory):
        ask()
    assert ask() == 1
    with remembering(memory):
        assert ask() == 0


def test_work_that_fails_is_forgotten_too(ask):
    with suppress(KeyError), remembering():
        ask()
        raise KeyError
    assert ask() == 1


def test_what_was_not_found_is_looked_for_again():
    rows = {}
    with remembering():
        with pytest.raises(KeyError):
            remembered("a", lambda: rows["a"])
        rows["a"] = "here now"
        assert remembered("a", lambda: rows["a"]) == "here now"
