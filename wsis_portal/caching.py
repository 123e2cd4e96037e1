"""What is counted once and kept for a while. A cache that is away is done without."""

import json
import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
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


class Memory:
    """The cache as one process knows it: whether it answered, when it was away."""

    def __init__(self) -> None:
        self.rests_until = 0.0

    def once(self, key: str, make: Callable[[], T], seconds: int) -> T:
        """What MAKE gave for KEY not long ago, or gives now; never None.

        A value is of what JSON knows, since Redis keeps it so.
        """
        found: T | None = self.asked(lambda: cache.get(key))
        if found is not None:
            return found
        made = make()
        self.asked(lambda: cache.set(key, made, seconds))
        return made

    def asked(self, ask: Callable[[], T]) -> T | None:
        """What ASK gives; nothing while the cache is away."""
        if time.monotonic() < self.rests_until:
            return None
        try:
            answer = ask()
        except RedisError as problem:
            self.rest(problem)
            return None
        if self.rests_until:
            self.rests_until = 0.0
            logger.warning("The cache answers again.")
        return answer

    def rest(self, problem: RedisError) -> None:
        """Told once, not for each page that does without."""
        if not self.rests_until:
            logger.warning("The cache does not answer: %s", problem)
        self.rests_until = time.monotonic() + PAUSE


memory = Memory()


def answers() -> bool:
    try:
        cache.get("readyz")
    except RedisError:
        return False
    return True
