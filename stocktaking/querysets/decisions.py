"""What moderators decided, read from the chain of events: no word, name or title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.db.models import (
    Case,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from stocktaking.choices import DONE, Action, Decided, Kind

if TYPE_CHECKING:
    from stocktaking.models import Decision

AT_ONCE = 500  # rows in memory
DECISIONS = (Action.PUBLISH, Action.REQUEST_CHANGES, Action.REFUSE, Action.MERGE)
"""An import, and what is published at once, is nobody's decision."""
HANDED_IN = (Action.SUBMIT, Action.APPEAL)
"""With these a submission begins to wait."""


def published(*kinds: Kind) -> Q:
    return Q(action=Action.PUBLISH, submission__kind__in=kinds)


WHICH: Mapping[Decided, Q] = {
    Decided.PUBLISHED: published(Kind.NEW, Kind.CHANGE),
    Decided.CHANGES_REQUESTED: Q(action=Action.REQUEST_CHANGES),
    Decided.REFUSED: Q(action=Action.REFUSE),
    Decided.MERGED: Q(action=Action.MERGE),
    **{decided: published(kind) for kind, decided in DONE.items()},
}
NAMED: Mapping[Action, str] = {
    Action.PUBLISH: "submission__reference",
    Action.MERGE: "submission__merged_into",
}
"""Where the reference of a decision stands. The others have none: that a change of a
record was refused, or returned, is not public."""


OF_AN_ACT = "submission__proposal__reason"
WHY = Case(
    When(Q(action=Action.PUBLISH, **{f"{OF_AN_ACT}__gt": ""}), then=F(OF_AN_ACT)),
    default=F("reason"),
)
"""The reason of the step; of an act after publication, the cause that it names."""


class DecisionQuerySet(QuerySet["Decision"]):
    def told(self) -> Self:
        """With all that the log tells of each, and nothing else. One query."""
        rows = self.coded().with_waiting().annotate(reference=cases(NAMED))
        return rows.only("number", "action", "reason", "at")

    def coded(self) -> Self:
        """With `decision`, `register` and `why`, by which they are counted."""
        codes = Case(*(When(q, Value(code.value)) for code, q in WHICH.items()))
        register = F("submission__register")
        return self.annotate(decision=codes, register=register, why=WHY)

    def with_waiting(self) -> Self:
        """With `waited`, from the last time that it was handed in, and `is_first`:
        nothing was decided on the submission before.
        """
        handed_in = self.steps_before(HANDED_IN).order_by("-number").values("at")
        waited = F("at") - Subquery(handed_in[:1])
        return self.annotate(
            waited=ExpressionWrapper(waited, DurationField()),
            is_first=~Exists(self.steps_before(DECISIONS)),
        )

    def steps_before(self, actions: Iterable[Action]) -> QuerySet[Any]:
        """Of the submission of each, the ACTIONS that were taken earlier."""
        events: Any = self.model.submission.field.model
        before = events.objects.filter(
            submission=OuterRef("submission"), number__lt=OuterRef("number")
        )
        rows: QuerySet[Any] = before.filter(action__in=actions)
        return rows

    def among(
        self,
        *,
        register: Iterable[str] = (),
        decision: Iterable[str] = (),
        reason: Iterable[str] = (),
        year_from: int | None = None,
        year_to: int | None = None,
    ) -> Self:
        """Those that the log is asked for: of each list any value, or all of none."""
        wanted = Q()
        if register:
            wanted &= Q(submission__register__in=register)
        if decision:
            wanted &= any_of(decision)
        if reason:
            cause = {f"{OF_AN_ACT}__in": reason}
            wanted &= Q(reason__in=reason) | Q(action=Action.PUBLISH, **cause)
        if year_from:
            wanted &= Q(at__year__gte=year_from)
        if year_to:
            wanted &= Q(at__year__lte=year_to)
        return self.filter(wanted)

    def by_and_by(self) -> Iterator[Decision]:
        """All, the newest first, some at a time: no transaction is open meanwhile."""
        rows = list(self.order_by("-number")[:AT_ONCE])
        while rows:
            yield from rows
            more = self.filter(number__lt=rows[-1].number).order_by("-number")
            rows = list(more[:AT_ONCE]) if len(rows) == AT_ONCE else []


def any_of(codes: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for code in codes:
        found |= WHICH[Decided(code)]
    return found


def cases(columns: Mapping[Action, str]) -> Case:
    return Case(*(When(action=act, then=F(name)) for act, name in columns.items()))
