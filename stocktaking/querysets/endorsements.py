"""Who stands by a public record, as everybody may know it: a country and a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import DateField, F, QuerySet
from django.db.models.functions import Cast, JSONObject

if TYPE_CHECKING:
    from stocktaking.models import Endorsement


class EndorsementQuerySet(QuerySet["Endorsement"]):
    def of_record(self, reference: Any) -> Self:
        """Of what was published under REFERENCE; of each country the last one, with the
        `revision` that it stood by. REFERENCE may be a column of an outer query.
        """
        published = self.filter(submission__revision__reference=reference)
        last = published.order_by("country__code", "-endorsed_at")
        numbered = last.annotate(revision=F("submission__revision__number"))
        return numbered.distinct("country__code").select_related("country")

    def told(self) -> QuerySet[Endorsement, Any]:
        """Each as the API says it, in one column."""
        day = Cast("endorsed_at", DateField())
        told = JSONObject(country="country__code", endorsed_on=day, revision="revision")
        return self.values_list(told, flat=True)
