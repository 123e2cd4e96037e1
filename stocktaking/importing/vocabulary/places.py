"""Countries by every name that they are known under; a region is no country."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from babel import Locale
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from actionlines.models import Country, Region
from stocktaking.importing.vocabulary.names import in_all_languages
from stocktaking.importing.vocabulary.old import old_words
from stocktaking.importing.vocabulary.words import Spelling, Words, fold
from wsis_portal.errors import SENTENCES, Refusal

SENTENCES["region-not-country"] = _(
    "“%(value)s” is a region (%(name)s). Name the countries instead."
)


@dataclass(frozen=True)
class Places:
    countries: Words
    regions: Words

    @classmethod
    def load(cls) -> Self:
        """Two queries."""
        columns = ["code", "name", "alpha3", *in_all_languages(Country, "name")]
        rows = list(Country.objects.order_by("code").values_list(*columns))
        names = {row[0]: row[1] for row in rows}
        spellings = [*weak_spellings(names), *strong_spellings(rows)]
        countries = Words.of(spellings, lambda code: names.get(code, code))
        return cls(countries, regions())

    def country(self, word: str) -> str:
        """The code of the country that WORD names. Raises Refusal."""
        folded = fold(word)
        if folded not in self.countries.codes and folded in self.regions.codes:
            code = self.regions.codes[folded]
            name = self.regions.label(code)
            raise Refusal("region-not-country", value=word, name=name)
        return self.countries.code(word)


def strong_spellings(rows: list[tuple[str, ...]]) -> Iterator[Spelling]:
    """The names that the UN uses, over which a code is stronger still."""
    for code, name, _alpha3, *names in rows:
        yield from ((word, code) for word in (name, *names) if word)
    yield from ((alpha3, code) for code, _name, alpha3, *_names in rows)
    yield from ((code, code) for code, *_rest in rows)


def weak_spellings(names: dict[str, str]) -> Iterator[Spelling]:
    """Common names of the CLDR, which Babel brings, and those that were."""
    for language, _name in settings.LANGUAGES:
        territories = Locale.parse(language, sep="-").territories
        yield from ((territories[code], code) for code in names if code in territories)
    yield from (known for known in old_words("country") if known[1] in names)


def regions() -> Words:
    columns = ["code", "name", *in_all_languages(Region, "name")]
    rows = list(Region.objects.values_list(*columns))
    names = {row[0]: row[1] for row in rows}
    stored = [(word, row[0]) for row in rows for word in row if word]
    old = [known for known in old_words("region") if known[1] in names]
    return Words.of([*old, *stored], lambda code: names[code])
