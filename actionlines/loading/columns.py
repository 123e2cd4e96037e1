"""From a row of a file to a row of the database, checked field by field."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DecimalField,
    Field,
    IntegerField,
    Model,
    TextField,
)
from modeltranslation.utils import build_localized_fieldname

from actionlines.loading.files import Row
from actionlines.loading.tables import PROVENANCE

# The primary keys of what is loaded: file, then the key of the row.
Keys = dict[str, dict[Any, Any]]

LANGUAGES = {code.partition("-")[0]: code for code, _name in settings.LANGUAGES}
TEXT = (CharField, TextField, DateField)
KINDS: tuple[tuple[tuple[type["Field[Any, Any]"], ...], tuple[type, ...], str], ...] = (
    (TEXT, (str,), "text"),
    ((BooleanField,), (bool,), "true or false"),
    ((IntegerField,), (int,), "a whole number"),
    ((DecimalField,), (int, Decimal), "a number"),
)


def build(row: Row, keys: Keys) -> Model:
    """ROW as an instance that is not saved. Raises ReferenceRefused with a reason."""
    if reason := row.table.objection(row.values):
        raise row.refused(reason)
    instance = row.table.model(
        **dict(plain(row)),
        **dict(words(row)),
        **{
            row.table.column(name).attname: linked(row, name, file, keys)
            for name, file in row.table.links.items()
        },
    )
    try:
        instance.clean_fields(exclude={*row.table.links, *row.table.words})
    except ValidationError as refused:
        raise row.refused(in_a_sentence(refused)) from refused
    return instance


def plain(row: Row) -> Iterator[tuple[str, Any]]:
    names = {*row.table.plain, *(PROVENANCE if row.table.is_sourced else ())}
    for name in sorted(names & row.values.keys()):
        yield name, of_its_kind(row, name, row.table.column(name), row.values[name])
    if "unverified" in row.values:
        named = row.values["unverified"]
        if not isinstance(named, list):
            raise row.refused("“unverified” must be a list of languages.")
        languages = [language(row, "unverified", short) for short in named]
        yield "unverified_languages", languages


def words(row: Row) -> Iterator[tuple[str, Any]]:
    """A column a language; what is not given is empty and falls back to English."""
    for name in row.table.words:
        given = row.values[name]
        if not isinstance(given, dict) or not given.get("en"):
            raise row.refused(
                f"“{name}” must be given by language, in English at least."
            )
        for short, word in given.items():
            column = build_localized_fieldname(name, language(row, name, short))
            field = row.table.column(column)
            yield column, None if word is None else of_its_kind(row, name, field, word)


def language(row: Row, name: str, short: Any) -> str:
    if not isinstance(short, str) or short not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise row.refused(f"“{name}”: the language “{short}” is not one of {known}.")
    return LANGUAGES[short]


def of_its_kind(row: Row, name: str, column: "Field[Any, Any]", value: Any) -> Any:
    """VALUE. Django would turn 5 into "5" and "yes" into True; a file says it right."""
    for fields, kinds, called in KINDS:
        if isinstance(column, fields):
            fits = isinstance(value, kinds) and isinstance(value, bool) == (
                bool in kinds
            )
            if not fits or (value == "" and not column.blank):
                raise row.refused(f"“{name}” must be {called}.")
    return value


def linked(row: Row, name: str, file: str, keys: Keys) -> Any:
    """The primary key of the row of FILE that ROW names; None where it names none."""
    wanted = row.values.get(name)
    if wanted is None and row.table.column(name).null:
        return None
    return look_up(row, name, file, wanted, keys)


def listed(row: Row, name: str, keys: Keys) -> set[Any]:
    """The primary keys of the rows that ROW lists under NAME."""
    file = row.table.lists[name]
    return {look_up(row, name, file, one, keys) for one in row.values.get(name, [])}


def look_up(row: Row, name: str, file: str, wanted: Any, keys: Keys) -> Any:
    if not isinstance(wanted, str | int) or (wanted,) not in keys[file]:
        raise row.refused(f"“{name}”: {file} has no “{wanted}”.")
    return keys[file][wanted,]


def in_a_sentence(refused: ValidationError) -> str:
    return " ".join(
        f"“{name}”: {' '.join(messages)}"
        for name, messages in sorted(refused.message_dict.items())
    )
