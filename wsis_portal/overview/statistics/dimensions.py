"""What figures are told by: each a facet of the records, under the same name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from actionlines.choices import Scheme
from actionlines.models import ActionLine, Country, Region, Sdg, Target
from goldenbook.choices import Fulfilment, Timescale
from stocktaking.choices import (
    ActivityType,
    Area,
    Level,
    RegisterName,
    Stage,
    StakeholderType,
)
from wsis_portal.vocabularies import names

BOTH = (RegisterName.PROJECT, RegisterName.COMMITMENT)
NOT_RECORDED = _("Not recorded")
NOT_THERE = _("In none of these, or no country recorded")


@dataclass(frozen=True)
class Dimension:
    """One way of sorting records."""

    name: str
    """Of the facet, and of the filter."""
    label: StrOrPromise
    is_single: bool = False
    """Whether a record has one value at most, so that values add up to the total."""
    is_open: bool = False
    """Whether it has so many values that those without records are not told."""
    by_size: bool = False
    """Whether the largest value comes first; else the vocabulary has an order."""
    registers: Collection[str] = BOTH
    """Those whose records have it."""
    none: StrOrPromise = NOT_RECORDED
    """What is said of records without a value."""
    agreed: tuple[Any, str] | None = None
    """The table of its values, and the column of their codes."""
    closed: Any = None
    """The enumeration of its values."""
    within: Mapping[str, str] = field(default_factory=dict)
    """Which rows of the table are meant."""

    def known(self) -> dict[str, str]:
        """All values that a record may have, with their names, in order. No query,
        mostly. Years are known by themselves.
        """
        if self.closed:
            return {code: str(label) for code, label in self.closed.choices}
        if not self.agreed:
            return {}
        model, code = self.agreed
        every = names(model, code)
        if not self.within:
            return every
        mine = {str(getattr(row, code)) for row in model.objects.filter(**self.within)}
        return {code: name for code, name in every.items() if code in mine}


def regions(scheme: str) -> Dimension:
    return Dimension(
        str(scheme),
        Scheme(scheme).label,
        none=NOT_THERE,
        agreed=(Region, "code"),
        within={"scheme": scheme},
    )


DIMENSIONS: dict[str, Dimension] = {
    one.name: one
    for one in (
        Dimension("action_line", _("Action line"), agreed=(ActionLine, "code")),
        Dimension("target", _("Target"), agreed=(Target, "letter")),
        Dimension("sdg", _("Sustainable Development Goal"), agreed=(Sdg, "number")),
        Dimension(
            "country",
            _("Country"),
            is_open=True,
            by_size=True,
            agreed=(Country, "code"),
        ),
        regions(Scheme.REGION),
        regions(Scheme.COMMISSION),
        regions(Scheme.GROUP),
        Dimension(
            "stakeholder_type",
            _("Stakeholder type"),
            is_single=True,
            closed=StakeholderType,
        ),
        Dimension("level", _("Level"), is_single=True, closed=Level),
        Dimension("area", _("Connect the World area"), is_single=True, closed=Area),
        Dimension(
            "activity_type", _("Activity type"), is_single=True, closed=ActivityType
        ),
        Dimension("year", _("Year"), is_single=True, is_open=True),
        Dimension(
            "stage",
            _("Stage"),
            is_single=True,
            closed=Stage,
            registers=(RegisterName.PROJECT,),
        ),
        Dimension(
            "fulfilment",
            _("Fulfilment"),
            is_single=True,
            closed=Fulfilment,
            registers=(RegisterName.COMMITMENT,),
        ),
        Dimension(
            "timescale",
            _("Timescale"),
            is_single=True,
            closed=Timescale,
            registers=(RegisterName.COMMITMENT,),
        ),
    )
}
"""In the order in which forms offer them."""
