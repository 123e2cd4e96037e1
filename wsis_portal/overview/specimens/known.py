"""Which made organisations are rows by now, and the rows of those that become some."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.text import slugify

from stocktaking.indexing.words import names_of
from stocktaking.models import FormerName, Organisation
from stocktaking.registers import Public
from wsis_portal.overview.specimens.tables import Table, references
from wsis_portal.text import fold_words


class Organisations:
    """By name alone: a coined one is nobody else's, so its slug is free."""

    def __init__(self, countries: Mapping[str, int]) -> None:
        self.countries = countries
        """Keys by code."""
        self.references: dict[str, str] = {}
        """By name."""
        self.keys: dict[str, int] = {}
        self.types: dict[str, str] = {}
        """Keys and types of stakeholder, by reference."""
        self.names: dict[str, str] = {}
        """All that one is found by, by reference."""
        self.table = Table(Organisation, numbered=True)
        self.free: Iterator[tuple[int, str]] = iter(())
        path, plain = "organisation__", ("reference", "pk", "stakeholder_type")
        former = FormerName.objects.values_list("name", *(path + one for one in plain))
        now = Organisation.objects.values_list("name", *plain)
        for name, reference, key, kind in [*former.order_by(), *now.order_by()]:
            self.references[name] = reference
            self.keys[reference], self.types[reference] = key, kind
        self.names |= names_of(self.keys)

    def expect(self, publics: Iterable[Public]) -> None:
        """Keep as many keys and references as PUBLICS have organisations to add()."""
        names = {one["name"] for public in publics for one in spelled_out(public)}
        number = len(names - self.references.keys())
        self.free = zip(self.table.keys(number), references("O", number), strict=True)

    def add(self, public: Public) -> None:
        """The publisher's work: what PUBLIC spells out becomes rows, once."""
        for one in spelled_out(public):
            name = one["name"]
            if name not in self.references:
                key, reference = next(self.free)
                self.references[name], self.keys[reference] = reference, key
                self.types[reference] = one["stakeholder_type"]
                self.names[reference] = name
                self.table.add(
                    id=key,
                    reference=reference,
                    slug=slugify(name, allow_unicode=True),
                    name=name,
                    folded_name=fold_words(name),
                    stakeholder_type=one["stakeholder_type"],
                    country_id=self.countries.get(one["country"]),
                    website=one["website"],
                )

    def referred(self, public: Public) -> Public:
        """PUBLIC with the references of those that are rows by now."""
        found = {**public}
        if public.get("organisation"):
            found["organisation"] = self.known(public["organisation"])
        if public.get("partners"):
            found["partners"] = [
                {**row, "organisation": self.known(row["organisation"])}
                for row in public["partners"]
            ]
        return found

    def known(self, spelled: Public) -> Public | str:
        return self.references.get(spelled["name"]) or spelled


def spelled_out(public: Public) -> Iterator[Public]:
    """In the order in which the publisher comes upon them."""
    if public.get("organisation"):
        yield public["organisation"]
    for row in public.get("partners", ()):
        yield row["organisation"]
