"""What a publisher writes, for many documents of one register at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from stocktaking.indexing.codes import codes_of
from stocktaking.indexing.words import words_of
from stocktaking.publishing import first_year
from stocktaking.registers import Public, Register
from wsis_portal.overview.specimens.known import Organisations
from wsis_portal.overview.specimens.tables import Table

Keys = Mapping[type[Model], Mapping[Any, int]]
"""The primary keys of all that a document may name, by the code in the document."""


class PublicRows:
    """The tables of one register: its rows, their lists, and their links."""

    def __init__(
        self, register: Register, keys: Keys, organisations: Organisations
    ) -> None:
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
        self.organisations = organisations
        self.coded: tuple[str, ...] | None = getattr(model, "CODED", None)

    @property
    def tables(self) -> list[Table]:
        return [self.records, *self.lists.values(), *self.links.values()]

    def add(
        self,
        key: int,
        reference: str,
        revision: int,
        public: Public,
        at: datetime,
        handed_in: datetime | None,
    ) -> None:
        """The same as publishing.write() of PUBLIC, published at that time."""
        plain = {**public}
        for name, table in self.lists.items():
            for position, item in enumerate(plain.pop(name)):
                values = self.values(table, item)
                if name == "texts":
                    values |= words_of(reference, public, self.organisations.names)
                table.add(record_id=key, position=position, **values)
        for link, table in self.links.items():
            ours, theirs = link.m2m_column_name(), link.m2m_reverse_name()
            codes = self.keys[link.related_model]
            for code in plain.pop(link.name):
                table.add(**{ours: key, theirs: codes[code]})
        if self.coded:
            plain |= self.found_by(public, self.coded)
            plain["vouched_on"] = vouched_on(public, handed_in)
        given = {"id": key, "reference": reference, "revision_id": revision}
        times = {"published_at": at, "updated_at": at}
        self.records.add(**given, **times, **self.values(self.records, plain))

    def found_by(self, public: Public, coded: tuple[str, ...]) -> dict[str, Any]:
        year, own = first_year(public), public["stakeholder_type"]
        of = public["organisation"]
        kind = self.organisations.types[of] if of else own
        return {"year": year, "codes": codes_of(public, kind, year, coded)}

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


def vouched_on(public: Public, handed_in: datetime | None) -> str | None:
    """Of a record that was imported, nothing but a confirmation."""
    days = [public["confirmed_on"], handed_in and handed_in.date().isoformat()]
    return max(filter(None, days), default=None)
