"""The portal beside deploy/redis.conf: what it keeps there, and without it."""

import json
import time
from urllib.request import urlopen

import pytest
from django.test import override_settings
from redis import Redis

from tests.deploy.asking import free_port
from wsis_portal import caching

pytestmark = pytest.mark.django_db  # there is one; the server reads it
HTTP = {"HTTPS": "false"}


def pages(port):
    for path in ("projects/", "projects/?q=radio", "api/v1/projects/", "golden-book/"):
        with urlopen(f"http://127.0.0.1:{port}/{path}") as answer:
            yield answer.status


def kept_after(port, redis):
    """The keys, as soon as asking again adds none: a cache that was slow is done
    without for some seconds, by whichever thread met it.
    """
    before, after = None, {*redis.keys()}
    deadline = time.monotonic() + 30
    while not (after and before == after) and time.monotonic() < deadline:
        assert {*pages(port)} == {200}
        before, after = after, {*redis.keys()}
    assert before == after
    return after


def ready(port):
    with urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
        return answer.read().decode().strip()


def test_counts_are_kept_in_redis(gunicorn, redis_server):
    place = free_port()
    with redis_server(place), Redis(port=place) as redis:
        with gunicorn(**HTTP, REDIS_URL=f"redis://127.0.0.1:{place}/0") as (_, port):
            kept = kept_after(port, redis)

        assert {key.split(b":")[3] for key in kept} == {b"project", b"commitment"}
        assert all(redis.ttl(key) > 0 for key in kept)
        assert redis.config_get("save") == {"save": ""}


def test_pages_are_served_while_redis_is_killed_and_after(
    gunicorn, redis_server, capfd
):
    place = free_port()
    with gunicorn(**HTTP, REDIS_URL=f"redis://127.0.0.1:{place}/0") as (_, port):
        with redis_server(place) as server:
            before = [*pages(port)], ready(port)
            server.kill()
            server.wait()
            start = time.monotonic()
            away = [*pages(port)], ready(port)
            waited = time.monotonic() - start
        with redis_server(place), Redis(port=place) as redis:
            time.sleep(caching.PAUSE + 1)
            again = [*pages(port)], ready(port)
            kept = redis.keys()

    assert before == again == ([200] * 4, "ok")
    assert away == ([200] * 4, "ok, but the cache does not answer")
    assert waited < 5
    assert len(kept) > 0
    told = capfd.readouterr().err
    assert told.count("The cache does not answer: ") == 1
    assert told.count("The cache answers again.") == 1


def test_counts_come_back_as_they_were(redis_server):
    place, counts = free_port(), {"target": {"a": 2}, "country": {}}
    options = {"serializer": "wsis_portal.caching.Json"}
    redis = {
        "BACKEND": "wsis_portal.caching.Redis",
        "LOCATION": f"redis://127.0.0.1:{place}/0",
        "OPTIONS": options,
    }
    with redis_server(place), override_settings(CACHES={"default": redis}):
        first = caching.once("counts", lambda: counts, 60)
        none = caching.once("total", lambda: 0, 60)

        assert (caching.once("counts", dict, 60), first) == (counts, counts)
        assert (caching.once("total", lambda: 9, 60), none) == (0, 0)


def test_limits_of_the_account_pages_are_kept_in_redis(redis_server, client):
    """What is kept there is JSON: times as numbers, and a lock."""
    place = free_port()
    shared = {
        "BACKEND": "wsis_portal.caching.Redis",
        "LOCATION": f"redis://127.0.0.1:{place}/0",
        "OPTIONS": {"serializer": "wsis_portal.caching.Json"},
    }
    said = {"login": "awa@example.org", "password": "wrong"}
    with redis_server(place), override_settings(CACHES={"default": shared}):
        pages = [client.post("/accounts/login/", said).text for _ in range(6)]
        with Redis(port=place) as redis:
            kept = [json.loads(redis.get(key)) for key in redis.keys("*login_failed*")]

    assert ["Too many failed" in page for page in pages] == [False] * 5 + [True]
    assert sorted(len(times) for times in kept) == [5, 6]
