"""A cache that is away, and one that is there; tests/deploy has a real Redis."""

import pytest
from redis import RedisError

from wsis_portal import caching
from wsis_portal.caching import Memory

BACKENDS = "django.core.cache.backends"


@pytest.fixture
def away(settings):
    redis = f"{BACKENDS}.redis.RedisCache"
    nowhere = {"BACKEND": redis, "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": nowhere}


@pytest.fixture
def no_pause(monkeypatch):
    monkeypatch.setattr(caching, "PAUSE", 0)


def test_what_was_made_is_not_made_again():
    memory, made = Memory(), iter([0, 1])

    found = [memory.once("key", lambda: next(made), 60) for _ in range(3)]

    assert found == [0, 0, 0]


def test_what_is_of_another_key_is_made():
    memory = Memory()

    assert memory.once("a", lambda: 1, 60) == 1
    assert memory.once("b", lambda: 2, 60) == 2


def test_cache_that_is_away_is_done_without_and_told_once(away, no_pause, caplog):
    memory, made = Memory(), iter(range(3))

    found = [memory.once("key", lambda: next(made), 60) for _ in range(3)]

    assert found == [0, 1, 2]
    (told,) = caplog.records
    assert told.levelname == "WARNING"
    assert told.message.startswith("The cache does not answer: Error 111 connecting")
    assert not caching.answers()


def test_cache_that_is_away_is_not_asked_for_each_page():
    memory, asked = Memory(), []

    def ask():
        asked.append(1)
        raise RedisError

    answers = [memory.asked(ask), memory.asked(ask)]

    assert (answers, asked) == ([None, None], [1])


def test_cache_that_answers_again_is_used_again(away, no_pause, settings, caplog):
    memory = Memory()
    memory.once("key", lambda: 1, 60)

    settings.CACHES = {"default": {"BACKEND": f"{BACKENDS}.locmem.LocMemCache"}}
    memory.once("key", lambda: 2, 60)

    assert memory.once("key", lambda: 3, 60) == 2
    assert caplog.messages[1:] == ["The cache answers again."]


def test_error_of_what_is_counted_is_not_the_cache_s(away):
    with pytest.raises(ZeroDivisionError):
        Memory().once("key", lambda: 1 // 0, 60)


def test_readyz_says_that_the_cache_is_away(away, db, client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.content == b"ok, but the cache does not answer\n"
