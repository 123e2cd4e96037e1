"""What a publisher writes, for many documents of one register at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from stocktaking.publishing import first_year
from stocktaking.registers import Public, Register
from wsis_portal.overview.specimens.tables import Table

Keys = Mapping[type[Model], Mapping[Any, int]]
"""The primary keys of all that a document may name, by the code in the document."""


class PublicRows:
    """The tables of one register: its rows, their lists, and their links."""

    def __init__(self, register: Register, keys: Keys) -> None:
        model: Any = register.judge.Meta.model
        meta, judge = model._meta, register.judge
        self.keys = keys
        self.records = Table(model, numbered=True)
        self.lists = {
            name: Table(meta.get_field(name).related_model) for name in judge.items
        }
        self.links = {
            link: Table(link.remote_field.through) for link in meta.many_to_many
        }
        self.has_year = "year" in {field.name for field in meta.fields}

    @property
    def tables(self) -> list[Table]:
        return [self.records, *self.lists.values(), *self.links.values()]

    def add(self, key: int, reference: str, public: Public, at: datetime) -> None:
        """The same as publishing.write() of PUBLIC, published at that time."""
        plain = {**public}
        for name, table in self.lists.items():
            for position, item in enumerate(plain.pop(name)):
                values = self.values(table, item)
                table.add(record_id=key, position=position, **values)
        for link, table in self.links.items():
            ours, theirs = link.m2m_column_name(), link.m2m_reverse_name()
            codes = self.keys[link.related_model]
            for code in plain.pop(link.name):
                table.add(**{ours: key, theirs: codes[code]})
        if self.has_year:
            plain["year"] = first_year(public)
        times = {"published_at": at, "updated_at": at}
        row = self.values(self.records, plain)
        self.records.add(id=key, reference=reference, **times, **row)

    def values(self, table: Table, item: Mapping[str, Any]) -> dict[str, Any]:
        """ITEM by attributes of the model, with keys in place of codes."""
        found = {}
        for name, value in item.items():
            model = table.related.get(name)
            if model is None:
                found[name] = value
            else:
                found[f"{name}_id"] = None if value is None else self.keys[model][value]
        return found
