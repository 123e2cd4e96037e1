"""What is looked up once in a piece of work, and forgotten with it."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
Memory = dict[Hashable, Any]

_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory | None = None) -> Iterator[None]:
    """Within, nothing is looked up twice; it is kept in MEMORY, by default a new one.

    Within another one, that one's memory serves. Without one, nothing is kept: what a
    server remembered from one request to the next would be wrong after a while.
    """
    if _memory.get() is not None:
        yield
        return
    token = _memory.set({} if memory is None else memory)
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(key: Hashable, look_up: Callable[[], T]) -> T:
    """What LOOK_UP gives; the same again for the same KEY."""
    memory = _memory.get()
    if memory is None:
        return look_up()
    if key not in memory:
        memory[key] = look_up()
    found: T = memory[key]
    return found


def remember(key: Hashable, value: object) -> None:
    """So that it need not be looked up; nothing where nothing is kept."""
    memory = _memory.get()
    if memory is not None:
        memory.setdefault(key, value)
