"""How large commitments are, in classes. As no source gives the classes of 2006, these
are the portal's own: US dollars by the last known rates, each ten times the one before.
"""

from typing import Any

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from goldenbook.models import Commitment
from goldenbook.querysets import in_dollars
from goldenbook.sums import rates
from stocktaking.search.counting import Counting

UNCONVERTED, NONE = "unconverted", "-"
SIZES = {
    "under-10-thousand": (10_000, _("Under 10,000 US dollars")),
    "under-100-thousand": (100_000, _("10,000 to under 100,000")),
    "under-1-million": (1_000_000, _("100,000 to under 1 million")),
    "under-10-million": (10_000_000, _("1 million to under 10 million")),
    "under-100-million": (100_000_000, _("10 million to under 100 million")),
    "from-100-million": (None, _("100 million and more")),
}
"""By code: the bound that a class does not reach, and its name."""
IN_WORDS = {
    **{code: name for code, (_bound, name) in SIZES.items()},
    UNCONVERTED: _("In a currency without a known rate"),
    NONE: _("No amount recorded"),
}
STAKEHOLDER = Case(
    When(organisation=None, then=F("stakeholder_type")),
    default=F("organisation__stakeholder_type"),
)


def by_size(field: str) -> list[tuple[str, str, int]]:
    """Stakeholder type, class and number of commitments, by the amount in FIELD.

    Counted once for an edition and the rates of the day. Three queries, or two.
    """
    counting = Counting.of(Commitment.objects.all())
    what = f"by_size:{field}:{rates()}"
    found = counting.once(what, {}, lambda: counted(field))
    return [(kind, size, number) for kind, size, number in found]


def counted(field: str) -> list[list[Any]]:
    rows = Commitment.objects.order_by().annotate(dollars=in_dollars(field))
    sized = rows.values(kind=STAKEHOLDER, size=size_of(field))
    numbers = sized.annotate(number=Count("pk")).values_list("kind", "size", "number")
    return [[kind or NONE, size, number] for kind, size, number in numbers]


def size_of(field: str) -> Combinable:
    bounded = [
        When(dollars__lt=bound, then=Value(code))
        for code, (bound, _name) in SIZES.items()
        if bound
    ]
    return Case(
        When(Q(**{f"{field}__isnull": True}), then=Value(NONE)),
        When(dollars__isnull=True, then=Value(UNCONVERTED)),
        *bounded,
        default=Value([*SIZES][-1]),
    )
