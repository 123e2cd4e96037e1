"""Organisations by what they are or were called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from actionlines.models import Country
from wsis_portal.text import fold_words

if TYPE_CHECKING:
    from stocktaking.models import Organisation

REFERENCE = re.compile(r"WSIS-O-\d+")


class OrganisationQuerySet(QuerySet["Organisation"]):
    def named(self, text: str) -> Self:
        """By reference, slug or name, present or former; case and accents aside."""
        if REFERENCE.fullmatch(text.strip().upper()):
            return self.referred_to(text.strip().upper())
        now = Q(slug=text) | Q(folded_name=folded_name(text))
        former: Any = self.model.former_names.rel.related_model
        of_old = former.objects.order_by().filter(now).values("organisation")
        of_now = self.model.objects.order_by().filter(now).values("pk")
        return self.filter(pk__in=of_now.union(of_old))  # each asks its own indexes

    def referred_to(self, reference: str) -> Self:
        """By its own reference, or by that of one that has become part of it."""
        of_now = self.model.objects.order_by().filter(reference=reference)
        of_old = self.mergers.filter(reference=reference)
        return self.filter(pk__in=of_now.values("pk").union(of_old.values("into")))

    def heirs_of(self, references: Iterable[str]) -> dict[str, Organisation]:
        """By each reference of one that has become part of another: the other. One
        query, or none.
        """
        if not (wanted := {*references}):
            return {}
        rows = self.mergers.filter(reference__in=wanted).select_related("into")
        return {row.reference: row.into for row in rows}

    def references_ever(self) -> list[str]:
        """Theirs, and those of what has become part of them. One query."""
        rows = self.order_by().values_list("reference", "absorbed__reference")
        return sorted({one for row in rows for one in row if one})

    @property
    def mergers(self) -> Any:
        model: Any = self.model.absorbed.rel.related_model
        return model.objects.order_by()

    def all_named(self, texts: Iterable[str]) -> dict[str, list[Organisation]]:
        """By each of TEXTS, what `named` finds. Two queries for any number of them, and
        one more where a reference is not there any more.
        """
        texts = {*texts}
        names = Q(slug__in=texts) | Q(folded_name__in={*map(folded_name, texts)})
        former: Any = self.model.former_names.rel.related_model
        of_old = former.objects.filter(names).order_by().values("organisation")
        references = Q(reference__in={text.strip().upper() for text in texts})
        found = self.filter(names | references | Q(pk__in=of_old))
        known = list(found.prefetch_related("former_names"))
        named = {text: [row for row in known if row.goes_by(text)] for text in texts}
        lost = {text: text.strip().upper() for text, rows in named.items() if not rows}
        heirs = self.heirs_of(filter(REFERENCE.fullmatch, lost.values()))
        return named | {text: [heirs[r]] for text, r in lost.items() if r in heirs}

    def at(self, place: str) -> Self:
        """By what its address ends with, or ended with: slug or reference."""
        if REFERENCE.fullmatch(place.upper()):
            return self.referred_to(place.upper())
        now, former = Q(slug=place), Q(former_names__slug=place)
        return self.filter(now | former).distinct()

    def matching(self, typed: str, _languages: Any = None) -> Self:
        """With all words of TYPED in one of its names, present or former, in any order,
        case and accents aside; none without any letter.
        """
        if not (words := fold_words(typed).split()):
            return self.none()
        has = Q(*(Q(folded_name__contains=word) for word in words))
        former: Any = self.model.former_names.rel.related_model
        of_old = former.objects.order_by().filter(has).values("organisation")
        return self.filter(has | Q(pk__in=of_old))

    def within(self, regions: Iterable[str]) -> Self:
        """Of a country of these regions of ITU, by their codes."""
        there = Country.objects.within(regions).order_by()
        return self.filter(country__in=there.values("pk"))

    def with_tally(self) -> Self:
        """With the number of its `records`, and when the `newest` was published."""
        tallies: Any = self.model.tallies.rel.related_model
        mine = tallies.objects.filter(organisation=OuterRef("pk")).order_by()
        mine = mine.values("organisation")
        records = Subquery(mine.annotate(n=Sum("records")).values("n"))
        newest = Subquery(mine.annotate(at=Max("newest_at")).values("at"))
        return self.annotate(records=Coalesce(records, 0), newest=newest)

    def beginning(self, letters: str) -> Self:
        """Whose name, present or former, has LETTERS at the start of a word."""
        folded = fold_words(letters)
        if not folded:
            return self.none()
        has = Q(folded_name__startswith=folded) | Q(folded_name__contains=f" {folded}")
        former = Q(former_names__folded_name__startswith=folded)
        return self.filter(has | former).distinct().order_by("folded_name", "pk")

    def with_members(self) -> Self:
        """With how many belong to it, as `size`."""
        members: Any = self.model._meta.get_field("memberships").related_model
        same = members.objects.filter(organisation=OuterRef("pk")).order_by()
        counted = same.values("organisation").annotate(size=Count("pk"))
        size = Subquery(counted.values("size"))
        return self.annotate(size=size)

    def same_as(self, name: str, country: Country | None) -> Self:
        """Of this name, and not known to be of another country."""
        rows = self.named(name)
        if country is None:
            return rows
        return rows.filter(Q(country=country) | Q(country=None))


def folded_name(text: str) -> str:
    """As names are compared; text without a letter is no name."""
    return fold_words(text) or "-"
