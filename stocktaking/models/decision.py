from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.choices import DONE, Cause, Decided, Reason, RegisterName
from stocktaking.models.event import SubmissionEvent
from stocktaking.querysets import DecisionQuerySet
from stocktaking.querysets.decisions import DECISIONS

DAY = timedelta(days=1)
CAUSES = dict(Cause.choices)
REASONS = dict(Reason.choices) | CAUSES | dict(Reason.choices)
"""The words of every reason that a decision may have, by its code. What both lists have
is called, in a choice, as reasons of refusals are.
"""


class Decisions(models.Manager["Decision"]):
    """Of all steps those alone by which a moderator decided."""

    def get_queryset(self) -> DecisionQuerySet:
        steps = DecisionQuerySet(self.model, using=self._db)
        return steps.filter(action__in=DECISIONS)

    def asked(self, filters: Mapping[str, Any]) -> DecisionQuerySet:
        """Those that FILTERS, plain values that a FilterSet has checked, ask for."""
        return self.get_queryset().among(**filters)

    def of_page(self, filters: Mapping[str, Any], rows: slice) -> list["Decision"]:
        """Some ROWS of them, the newest first, as told(). Two queries.

        How long each waited is looked for in those alone, however many lie before.
        """
        keys = self.asked(filters).order_by("-number").values_list("pk", flat=True)
        shown = self.get_queryset().filter(pk__in=list(keys[rows]))
        return list(shown.order_by("-number").told())


class Decision(SubmissionEvent):
    """A step by which a moderator decided, as everybody may see it.

    What is not a column of the event comes with the rows: see told().
    """

    decision: str
    register: str
    why: str
    reference: str | None
    waited: timedelta | None
    is_first: bool

    objects: ClassVar[Decisions] = Decisions()  # type: ignore[assignment]

    class Meta:
        proxy = True
        ordering = ["-number"]
        default_permissions = ()
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    @property
    def decision_name(self) -> str:
        return str(Decided(self.decision).label)

    @property
    def register_name(self) -> str:
        return str(RegisterName(self.register).label)

    @property
    def reason_name(self) -> str:
        """Of what was done to a record, in the words that its address has for it."""
        words = CAUSES if self.decision in DONE.values() else REASONS
        return str(words.get(self.why, ""))

    @property
    def decided_on(self) -> date:
        """The day, in UTC; the hour would say more about a person than about it."""
        return self.at.date()

    @property
    def waiting_days(self) -> float | None:
        """To the tenth; None where nothing says since when it waited."""
        return None if self.waited is None else round(self.waited / DAY, 1)

    @property
    def record_url(self) -> str:
        """The page of the record that it names; nothing where none is."""
        page = registers.get(self.register).page
        return reverse(page, args=[self.reference]) if page and self.reference else ""
