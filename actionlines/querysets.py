"""Named reads of what the Summit agreed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from actionlines.choices import Scheme

if TYPE_CHECKING:
    from actionlines.models import ActionLine, Country


class ActionLineQuerySet(QuerySet["ActionLine"]):
    def under(self, codes: Iterable[str]) -> ActionLineQuerySet:
        """The lines of these codes with their sub-lines: C7 brings C7-EHEALTH ..."""
        wanted = list(codes)
        return self.filter(Q(code__in=wanted) | Q(parent__code__in=wanted))


class CountryQuerySet(QuerySet["Country"]):
    def within(
        self, codes: Iterable[str], scheme: str = Scheme.REGION
    ) -> CountryQuerySet:
        """The countries of these regions, commissions or groups, each once."""
        region = {"region__code__in": codes, "region__scheme": scheme}
        inside = Q(**{f"memberships__{name}": value for name, value in region.items()})
        return self.filter(inside).distinct()
