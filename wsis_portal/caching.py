"""What is counted once and kept for a while. A cache that is away is done without."""

import json
import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis import RedisError

T = TypeVar("T")
PAUSE = 5  # seconds in which a cache that was away is not asked
logger = logging.getLogger(__name__)


class Json:
    """For Redis in place of pickles: whoever can write there cannot run code here."""

    def dumps(self, value: Any) -> bytes:
        return json.dumps(value).encode()

    def loads(self, words: bytes) -> Any:
        return json.loads(words)


class Patience:
    """Whether Redis answers, as this process knows: one that was away is left alone."""

    def __init__(self) -> None:
        self.rests_until = 0.0

    def asked(self, ask: Callable[[], T], instead: Callable[[], T]) -> T:
        """What ASK gives; while Redis is away, what INSTEAD does."""
        if time.monotonic() < self.rests_until:
            return instead()
        try:
            answer = ask()
        except RedisError as problem:
            self.rest(problem)
            return instead()
        if self.rests_until:
            self.rests_until = 0.0
            logger.warning("The cache answers again.")
        return answer

    def rest(self, problem: RedisError) -> None:
        """Told once, not for each page that does without."""
        if not self.rests_until:
            logger.warning("The cache does not answer: %s", problem)
        self.rests_until = time.monotonic() + PAUSE


patience = Patience()


class Redis(RedisCache):
    """Redis; while it is away, the memory of this process.

    Limits on attempts to sign in then go on, counted by each process alone, and so do
    counts. Nobody is locked out and nothing breaks.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.spare = LocMemCache("spare", {})

    def get(self, *args: Any, **kwargs: Any) -> Any:
        return self.asked("get", *args, **kwargs)

    def add(self, *args: Any, **kwargs: Any) -> Any:
        return self.asked("add", *args, **kwargs)

    def set(self, *args: Any, **kwargs: Any) -> Any:
        return self.asked("set", *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return self.asked("delete", *args, **kwargs)

    def asked(self, name: str, *args: Any, **kwargs: Any) -> Any:
        shared, own = getattr(super(), name), getattr(self.spare, name)
        return patience.asked(
            lambda: shared(*args, **kwargs), lambda: own(*args, **kwargs)
        )

    def answers(self) -> bool:
        """Asked in earnest, by whoever watches the portal."""
        try:
            super().get("readyz")
        except RedisError:
            return False
        return True


def once(key: str, make: Callable[[], T], seconds: int) -> T:
    """What MAKE gave for KEY not long ago, or gives now; never None.

    A value is of what JSON knows, since Redis keeps it so.
    """
    found: T | None = cache.get(key)
    if found is not None:
        return found
    made = make()
    cache.set(key, made, seconds)
    return made


def answers() -> bool:
    backend = caches["default"]
    return backend.answers() if isinstance(backend, Redis) else True
