"""A cache that is away, and one that is there; tests/deploy has a real Redis."""

import pytest
from django.core.cache import cache
from redis import RedisError

from wsis_portal import caching
from wsis_portal.caching import Patience, once


@pytest.fixture
def away(settings, monkeypatch):
    monkeypatch.setattr(caching, "patience", Patience())
    nowhere = {
        "BACKEND": "wsis_portal.caching.Redis",
        "LOCATION": "redis://127.0.0.1:1/0",
    }
    settings.CACHES = {"default": nowhere}
    cache.spare.clear()


@pytest.fixture
def no_pause(monkeypatch):
    monkeypatch.setattr(caching, "PAUSE", 0)


def refuse():
    raise RedisError("Error 111")


def test_what_was_made_is_not_made_again():
    made = iter([0, 1])

    found = [once("key", lambda: next(made), 60) for _ in range(3)]

    assert found == [0, 0, 0]


def test_what_is_of_another_key_is_made():
    assert once("a", lambda: 1, 60) == 1
    assert once("b", lambda: 2, 60) == 2


def test_memory_of_the_process_stands_in_for_a_cache_that_is_away(
    away, no_pause, caplog
):
    made = iter(range(3))

    found = [once("key", lambda: next(made), 60) for _ in range(3)]

    assert found == [0, 0, 0]
    assert [cache.add("lock", 1), cache.add("lock", 1)] == [True, False]
    assert [cache.delete("lock"), cache.get("lock")] == [True, None]
    (told,) = caplog.records
    assert told.levelname == "WARNING"
    assert told.message.startswith("The cache does not answer: Error 111 connecting")
    assert not caching.answers()


def test_cache_that_is_away_is_not_asked_for_each_page():
    patience, asked = Patience(), []

    def ask():
        asked.append(1)
        raise RedisError

    answers = [patience.asked(ask, lambda: None), patience.asked(ask, lambda: None)]

    assert (answers, asked) == ([None, None], [1])


def test_cache_that_answers_again_is_used_again(no_pause, caplog):
    patience = Patience()

    found = [patience.asked(ask, lambda: "own") for ask in (refuse, lambda: "shared")]

    assert found == ["own", "shared"]
    assert caplog.messages == [
        "The cache does not answer: Error 111",
        "The cache answers again.",
    ]


def test_error_of_what_is_counted_is_not_the_cache_s(away):
    with pytest.raises(ZeroDivisionError):
        once("key", lambda: 1 // 0, 60)


def test_readyz_says_that_the_cache_is_away(away, db, client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.content == b"ok, but the cache does not answer\n"
