"""Where the address or the name of a person stands, in any column of any table."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, JSONField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from stocktaking.models import KnownWord, QueueEntry

WORDS = (CharField, TextField, JSONField, ArrayField)
DERIVED = {KnownWord, QueueEntry}
HAN = re.compile("[\u3400-\u9fff]")  # written without spaces between the words
MARK = "[…]"  # in the place of what is gone
NOT_BEFORE = r"(?<![\w.%+'-])"
NOT_AFTER = r"(?![\w-])(?!\.\w)"


@dataclass(frozen=True)
class Traces:
    """The words that give away one person."""

    email: str
    name: str

    @cached_property
    def address(self) -> re.Pattern[str]:
        """The address alone, not joana@example.org for ana@example.org."""
        words = f"{NOT_BEFORE}{re.escape(self.email)}{NOT_AFTER}"
        return re.compile(words, re.IGNORECASE)

    @cached_property
    def full_name(self) -> re.Pattern[str]:
        """As words of their own; a single one as it is written: Will is not will."""
        if not self.name:
            return re.compile(r"(?!)")  # is found nowhere
        words = re.escape(self.name)
        bounded = words if HAN.search(self.name) else rf"(?<!\w){words}(?!\w)"
        return re.compile(bounded, re.IGNORECASE if " " in self.name else 0)

    def are_in(self, value: Any) -> bool:
        found = (self.address, self.full_name)
        return any(words.search(text) for text in texts(value) for words in found)

    def rows(self, model: type[Model]) -> Iterator[dict[str, Any]]:
        """Primary key and words of each row of MODEL that gives the person away."""
        for row in rows_with(model, [self.email, self.name]):
            if self.are_in([row[name] for name in columns(model)]):
                yield row

    def without_address(self, value: Any) -> Any:
        """VALUE, of whatever shape, with a mark where the address was."""
        if isinstance(value, str):
            return self.address.sub(MARK, value)
        if isinstance(value, list):
            return [self.without_address(part) for part in value]
        if isinstance(value, dict):
            return {name: self.without_address(part) for name, part in value.items()}
        return value


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def tables() -> list[type[Model]]:
    """All that the portal keeps in the database and that may hold words of its own:
    known words come from the texts, and those of the queue from the documents, and go
    with them.
    """
    models = apps.get_models(include_auto_created=True)
    own = [m for m in models if m._meta.managed and not m._meta.proxy]
    return [model for model in own if model not in DERIVED and columns(model)]


def columns(model: type[Model]) -> list[str]:
    fields = model._meta.concrete_fields
    return [field.attname for field in fields if isinstance(field, WORDS)]


def rows_with(model: type[Model], words: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Rows of MODEL with one of WORDS in a column, case aside; one query.

    Modeltranslation rewrites names of columns by the language of the thread in the
    managers of the models; a plain QuerySet says what it means.
    """
    rows: QuerySet[Model] = QuerySet(model=model).order_by()
    found = Q(pk__in=[])
    for name in columns(model):
        is_json = isinstance(model._meta.get_field(name), JSONField)
        rows = rows.alias(**{f"text_{name}": Cast(name, TextField())})
        for word in filter(None, words):
            wanted = json.dumps(word, ensure_ascii=False)[1:-1] if is_json else word
            found |= Q(**{f"text_{name}__icontains": wanted})
    yield from rows.filter(found).values("pk", *columns(model)).iterator()
