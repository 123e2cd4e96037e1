"""The queue of what was handed in: what it is asked, and what it shows beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import (
    Count,
    F,
    Func,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce
from django.utils import timezone

from actionlines.models import ActionLine
from stocktaking.choices import WAITING, Action, Kind, State
from wsis_portal.text import fold_code, fold_words

if TYPE_CHECKING:
    from stocktaking.models import Submission

OWN = (State.DRAFT, State.DISCARDED)
"""Not handed in: of those who write it alone."""
REFERENCE = re.compile(r"WSIS-[A-Z]-\d+")
LEAST_LETTERS = 8  # of a title that is compared
LATE = 14  # days after which a submission has waited too long


class Ages(NamedTuple):
    """Days since it was handed in: so many or more, and less than so many."""

    least: int = 0
    most: int = 0


AGES: Mapping[str, Ages] = {
    "under-7": Ages(0, 7),
    "7-14": Ages(7, LATE),
    "14-30": Ages(LATE, 30),
    "over-30": Ages(30),
}


class QueueQuerySet(QuerySet["Submission"]):
    def handed_in(self) -> Self:
        return self.exclude(state__in=OWN)

    def waiting(self) -> Self:
        return self.filter(state__in=WAITING)

    def aged(self, ages: Ages) -> Self:
        return self.filter(handed_in_between(ages))

    def on_lines(self, codes: Iterable[str]) -> Self:
        """Whose document names one of these action lines."""
        return self.filter(entry__codes__overlap=[f"line:{code}" for code in codes])

    def under_lines(self, code: str) -> Self:
        """C7 brings its sub-lines."""
        lines = ActionLine.objects.under([code])
        return self.on_lines(lines.values_list("code", flat=True))

    def in_country(self, code: str) -> Self:
        return self.filter(entry__codes__overlap=[f"country:{code}"])

    def of_stakeholders(self, kind: str) -> Self:
        """By what the organisation is, or the document where it names none."""
        known = self.organisations.filter(stakeholder_type=kind).order_by()
        named = Q(entry__organisation__in=known.values("reference"))
        return self.filter(named | Q(entry__codes__overlap=[f"type:{kind}"]))

    def found_by(self, words: Iterable[str]) -> Self:
        """With each of these words in a title, the organisation, the name or address
        of the submitter, or as the reference.
        """
        rows = self
        for word in words:
            has_letters = any(map(str.isalnum, word))  # else it would be everywhere
            places = self.places_of(word) if has_letters else []
            rows = rows.filter(pk__in=places)
        return rows

    def called_like(self, item: Submission) -> Self:
        """Others with a title like that of ITEM, the likest first, if it is of some
        length.
        """
        if item.kind != Kind.NEW or len(item.title) < LEAST_LETTERS:
            return self.none()
        bare = Func(Value(item.title), function="wsis_bare", output_field=TextField())
        near = self.filter(kind=Kind.NEW, entry__words__trigram_word_similar=bare)
        likeness = TrigramWordSimilarity(bare, "entry__words")  # type: ignore[arg-type]
        return near.exclude(pk=item.pk).order_by(likeness.desc(), "submitted_at", "pk")

    def places_of(self, word: str) -> Any:
        """Keys of what has WORD in it; each place asks an index of its own."""
        rows = self.model.objects.order_by()
        bare = Func(Value(word), function="wsis_bare", output_field=TextField())
        told = rows.filter(entry__words__contains=bare)
        ours = rows.filter(entry__organisation__in=self.organisations_called(word))
        submitters: Any = self.model._meta.get_field("submitter").related_model
        people = submitters.objects.filter(
            Q(email__icontains=word) | Q(name__icontains=word)
        )
        places = [told, ours, rows.filter(submitter__in=people.values("pk"))]
        if REFERENCE.fullmatch(code := fold_code(word)):
            places.append(rows.filter(Q(reference=code) | Q(merged_into=code)))
        first, *others = [place.values("pk") for place in places]
        return first.union(*others)

    def organisations_called(self, word: str) -> Any:
        """References of those with WORD in the name of today or a former one."""
        folded = fold_words(word)
        named = self.organisations.filter(folded_name__contains=folded)
        former: Any = self.organisations.model.former_names.rel.related_model
        of_old = former.objects.filter(folded_name__contains=folded).order_by()
        now = named.order_by().values("reference")
        return now.union(of_old.values("organisation__reference"))

    @property
    def organisations(self) -> Any:
        model: Any = self.model._meta.get_field("organisation").related_model
        return model.objects

    def for_queue(self) -> Self:
        """With who, for whom (`organisation_name`) and since when (`taken_up_at`); one
        query for any number of rows.
        """
        names = self.organisations.filter(
            reference=OuterRef("entry__organisation")
        ).values("name")
        events: Any = self.model.events.rel.related_model
        taken = events.objects.filter(
            submission=OuterRef("pk"), action__in=[Action.TAKE_UP, Action.HAND_OVER]
        )
        rows = self.select_related("submitter", "reviewer", "entry")
        return rows.annotate(
            organisation_name=Coalesce(
                Subquery(names), spelled_out(), output_field=TextField()
            ),
            taken_up_at=Subquery(taken.order_by("-number").values("at")[:1]),
        )

    def by_state(self) -> dict[str, int]:
        """How many are in each; one query."""
        return dict(self.order_by().values_list("state").annotate(Count("pk")))

    def by_reviewer(self) -> list[dict[str, Any]]:
        """Of what waits: how many each reviewer holds, by age, and since when the
        oldest waits; first what nobody holds. One query.
        """
        ages = {
            name: Count("pk", filter=handed_in_between(one))
            for name, one in AGES.items()
        }
        held = (
            self.waiting()
            .order_by()
            .values("reviewer", "reviewer__name", "reviewer__email")
        )
        sums: Any = held.annotate(held=Count("pk"), oldest=Min("submitted_at"), **ages)
        return list(sums.order_by(F("reviewer").asc(nulls_first=True)))


def handed_in_between(ages: Ages) -> Q:
    now = timezone.now()
    late = Q(submitted_at__gt=now - timedelta(days=ages.most)) if ages.most else Q()
    return late & Q(submitted_at__lte=now - timedelta(days=ages.least))


def spelled_out() -> KeyTextTransform:
    """The name of an organisation that is not there yet."""
    public = KeyTransform("organisation", KeyTransform("public", "document"))
    return KeyTextTransform("name", public)
