"""Rows by the thousand: collected, and copied into their table at once."""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import CharField, Field, JSONField, Model, TextField

NULL = r"\N"
ENCODER = json.JSONEncoder(ensure_ascii=False)
ESCAPES = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}


class Table:
    """Rows of MODEL. What a row does not say is the default of the model.

    The database fills generated columns, and the key too unless it is NUMBERED here.
    """

    def __init__(self, model: type[Model], *, numbered: bool = False) -> None:
        fields = [
            field
            for field in model._meta.concrete_fields
            if not field.generated and (numbered or not field.primary_key)
        ]
        self.model = model
        self.related = {
            field.name: field.related_model for field in fields if field.is_relation
        }
        self.columns = {
            field.attname: (default(field), form(field)) for field in fields
        }
        names = ", ".join(f'"{field.column}"' for field in fields)
        self.statement = f'COPY "{model._meta.db_table}" ({names}) FROM STDIN'
        self.lines: list[str] = []

    def add(self, **values: Any) -> None:
        """Values by the names of attributes: record_id, not record."""
        cells = [
            write(values.pop(name)) if name in values else nothing
            for name, (nothing, write) in self.columns.items()
        ]
        if values:
            raise TypeError(f"{self.model.__name__} has no {', '.join(values)}.")
        self.lines.append("\t".join(cells))

    def copy(self) -> None:
        """In the transaction that is open. Nothing is collected after it."""
        if not self.lines:
            return
        rows, self.lines = "\n".join([*self.lines, ""]), []
        with connection.cursor() as cursor:
            cursor.copy_expert(self.statement, io.StringIO(rows), 1 << 16)

    def analyse(self) -> None:
        """Tell the planner of the database what is there now."""
        with connection.cursor() as cursor:
            cursor.execute(f'ANALYZE "{self.model._meta.db_table}"')

    def keys(self, number: int) -> Iterator[int]:
        """Of the next NUMBER rows."""
        with connection.cursor() as cursor:
            name = f'"{self.model._meta.db_table}"'
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [name])
            (sequence,) = cursor.fetchone()
        return following(sequence, number)


def following(sequence: str, number: int) -> Iterator[int]:
    """The next NUMBER numbers of SEQUENCE. Nobody else gets them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(%s) FROM generate_series(1, %s)", [sequence, number]
        )
        return iter([found for (found,) in cursor.fetchall()])


def references(letter: str, number: int) -> Iterator[str]:
    """The next NUMBER references, as registers.new_reference gives them one by one."""
    sequence = f"stocktaking_reference_{letter.lower()}"
    return (f"WSIS-{letter}-{n:06d}" for n in following(sequence, number))


def default(field: "Field[Any, Any]") -> str:
    return form(field)(field.get_default())


def form(field: "Field[Any, Any]") -> Callable[[Any], str]:
    """How values of FIELD are written in the text format of COPY."""
    if isinstance(field, JSONField):
        return lambda value: escaped(ENCODER.encode(value))
    if isinstance(field, ArrayField):
        return lambda values: escaped(array(values))
    if isinstance(field, CharField | TextField):
        return lambda text: NULL if text is None else escaped(text)
    return plain


def plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return NULL if value is None else str(value)


def array(values: Iterable[str]) -> str:
    quoted = (re.sub(r'(["\\])', r"\\\1", value) for value in values)
    return "{" + ",".join(f'"{value}"' for value in quoted) + "}"


def escaped(text: str) -> str:
    for letter, written in ESCAPES.items():
        if letter in text:
            text = text.replace(letter, written)
    return text
