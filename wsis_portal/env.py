"""Typed readers for the environment. A missing or odd value stops the start-up."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES, NO = {"true", "1", "yes", "on"}, {"false", "0", "no", "off"}


def text(name: str, default: str | None = None) -> str:
    """NAME, or the content of the file that NAME_FILE points to."""
    if path := os.environ.get(f"{name}_FILE"):
        return content(f"{name}_FILE", Path(path))
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name} or {name}_FILE.")
    return value


def content(name: str, path: Path) -> str:
    try:
        words = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise ImproperlyConfigured(
            f"{name} names {path}, which cannot be read: {problem}."
        ) from problem
    if not words:
        raise ImproperlyConfigured(f"{name} names {path}, which is empty.")
    return words


def secret(name: str) -> str:
    """Like text, but never empty: `SECRET_KEY=` is as good as none."""
    if value := text(name, ""):
        return value
    raise ImproperlyConfigured(f"Set {name} or {name}_FILE.")


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name, str(default)).strip().lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")
    return value in YES


def number(name: str, default: int | None = None) -> int:
    """A whole number that is not below nought: a port, a count, seconds."""
    value = text(name, None if default is None else str(default)).strip()
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
