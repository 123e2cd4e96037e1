"""Pure rules of a document. Each gives problems by field; none needs a database."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Level, Profile
from wsis_portal.errors import SENTENCES, Problem, Problems
from wsis_portal.partial_dates import is_before
from wsis_portal.text import can_be_seen, count_words, fold_words

LARGEST_DOCUMENT = 200_000  # bytes of UTF-8
MOST_ROWS = 50
MOST = {"countries": 300}
"""The most items of a list, where it is not MOST_ROWS."""
CURRENCY = re.compile("[A-Z]{3}")
WORDS = {"summary": 300, "description": 2000, "obstacles": 300}
"""The most words of a text; the form counts them while one types."""

SENTENCES |= {
    "too-many": _("Give at most %(limit)d."),
    "unseen": _("Nobody can see this. Write at least one letter or number."),
    "too-many-words": _("Use at most %(limit)d words; these are %(words)d."),
    "country-needed": _("Name the country, unless the activity is international."),
    "future": _("This day has not come yet."),
    "period": _("The end date is before the start date."),
    "twice": _("%(value)s is there twice."),
    "emptied": _("A change may complete this record, not empty it."),
    "currency-missing": _("Say in which currency, for example USD."),
    "negative": _("An amount is not below zero."),
    "amount-missing": _("Give the amount, or leave the currency empty."),
    "type-of-organisation": _("The stakeholder type is that of the organisation."),
    "document-too-large": _("The document is larger than %(limit)d bytes."),
}


def check_seen(name: str) -> None:
    """Raises ValidationError for a title or name of blanks, marks and directions: it
    would be a link without words.
    """
    if not can_be_seen(name):
        raise ValidationError(SENTENCES["unseen"], code="unseen")


def check_storable(document: Any) -> Problems:
    """A bearable size, and what the database can keep: no NUL, no half a letter."""
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, default=str)
        size = len(text.encode())
    except ValueError:
        return {"document": [Problem("invalid")]}
    if "\\u0000" in text.replace("\\\\", ""):
        return {"document": [Problem("invalid")]}
    if size <= LARGEST_DOCUMENT:
        return {}
    return {"document": [Problem("document-too-large", {"limit": LARGEST_DOCUMENT})]}


def check_lengths(public: Mapping[str, Any]) -> Problems:
    """No list too long. Asked first, since each item may be looked up."""
    found: Problems = {}
    for name, value in public.items():
        limit = MOST.get(name, MOST_ROWS)
        if isinstance(value, list) and len(value) > limit:
            found[name] = [Problem("too-many", {"limit": limit})]
    return found


def check_rows(
    lists: Mapping[str, Sequence[Any]], keys: Mapping[str, Sequence[str]]
) -> Problems:
    """No item twice. KEYS names what makes an item of each list."""
    found: Problems = {}
    for name, rows in lists.items():
        parts = keys[name]
        seen = [[identity(row[part]) for part in parts] for row in rows]
        for n, row in enumerate(seen):
            if row in seen[:n]:
                value = str(rows[n][parts[0]])
                found[f"{name}.{n}.{parts[0]}"] = [Problem("twice", {"value": value})]
    return found


def identity(value: Any) -> Any:
    """What makes a value the same; a name that is no row yet is compared folded."""
    if isinstance(value, str | int):
        return value
    return getattr(value, "pk", None) or fold_words(str(value))


def check_period(starts_on: str, ends_on: str) -> Problems:
    return {"ends_on": [Problem("period")]} if is_before(ends_on, starts_on) else {}


def check_confirmed(confirmed_on: date | None, today: date) -> Problems:
    """Nobody confirms ahead of time."""
    late = confirmed_on and confirmed_on > today
    return {"confirmed_on": [Problem("future")]} if late else {}


def check_texts(texts: Sequence[Mapping[str, str]], profile: str) -> Problems:
    """Each text has a title; the original of a new record has a summary too."""
    found: Problems = {}
    for n, text in enumerate(texts):
        if not text["title"]:
            found[f"texts.{n}.title"] = [Problem("required")]
        if n == 0 and profile == Profile.NEW and not text["summary"]:
            found["texts.0.summary"] = [Problem("required")]
        found |= check_words(text, f"texts.{n}")
    return found


def check_words(text: Mapping[str, str], path: str) -> Problems:
    found: Problems = {}
    for name, limit in WORDS.items():
        if (words := count_words(text.get(name, ""))) > limit:
            said = {"limit": limit, "words": words}
            found[f"{path}.{name}"] = [Problem("too-many-words", said)]
    return found


def check_amounts(currency: str, **amounts: Decimal | None) -> Problems:
    """None below zero; with an amount there is a currency, and the other way round."""
    given = {name: n for name, n in amounts.items() if n is not None}
    found = {name: [Problem("negative")] for name, n in given.items() if n < 0}
    if given and not currency:
        found["currency"] = [Problem("currency-missing")]
    if currency and not given:
        found[next(iter(amounts))] = [Problem("amount-missing")]
    if currency and not CURRENCY.fullmatch(currency):
        found["currency"] = [Problem("unknown-value", {"value": currency})]
    return found


def check_places(level: str, countries: Sequence[Any], profile: str) -> Problems:
    """A new record says where it is, unless it is international."""
    missing = not countries and level != Level.INTERNATIONAL
    if profile == Profile.NEW and missing:
        return {"countries": [Problem("country-needed")]}
    return {}


def check_stakeholder(organisation: Any, stakeholder_type: str) -> Problems:
    if organisation and stakeholder_type:
        return {"stakeholder_type": [Problem("type-of-organisation")]}
    return {}


def check_not_emptied(before: Mapping[str, Any], after: Mapping[str, Any]) -> Problems:
    """A historic record may be incomplete, but a change takes nothing away.

    BEFORE and AFTER are public parts. The record's own stakeholder type may move
    to the organisation that is named now.
    """
    moved = {"stakeholder_type"} if after.get("organisation") else set()
    lost = [name for name in emptied(before, after) if name not in moved]
    texts = [*before.get("texts", [])[:1], *after.get("texts", [])[:1]]
    if len(texts) == 2:
        lost += [f"texts.0.{name}" for name in emptied(*texts)]
    return {name: [Problem("emptied")] for name in lost}


def emptied(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [name for name, value in before.items() if value and not after.get(name)]
