"""The statistics of the Golden Book that no dimension of the others tells."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from goldenbook.balance import balances
from goldenbook.models import Commitment
from goldenbook.scale import by_size
from stocktaking.api.exports import Csv, file_of
from stocktaking.registers import Public
from wsis_portal.api.viewsets import ResourceViewSet
from wsis_portal.filters import OF_API, OF_PAGES, StrictFilterSet

PARTS = {
    "balance": _("What became of commitments, by stakeholder type and year"),
    "expenditure": _("By class of the anticipated expenditure"),
    "scale": _("By class of the amount"),
}
NONE = "-"


class GoldenBookFilter(StrictFilterSet):
    part = django_filters.ChoiceFilter(
        choices=[*PARTS.items()],
        label=_("Which statistic"),
        help_text="Without it: balance.",
    )

    class Meta:
        model = Commitment
        fields: list[str] = []


class FigureOfBookSerializer(serializers.Serializer[Any]):
    """`size` is told of classes; the year, dollars and what follows of the balance."""

    stakeholder_type = serializers.CharField(read_only=True, allow_null=True)
    year = serializers.IntegerField(read_only=True, allow_null=True, required=False)
    size = serializers.CharField(
        read_only=True,
        required=False,
        help_text="The class in US dollars; `unconverted` without a known rate, `-`"
        " without an amount.",
    )
    commitments = serializers.IntegerField(read_only=True)
    amount = serializers.FloatField(
        read_only=True, required=False, help_text="US dollars, by the last known rates."
    )
    given = serializers.IntegerField(read_only=True, required=False)
    unconverted = serializers.IntegerField(
        read_only=True,
        required=False,
        help_text="Of those with an amount: without a known rate, and not in it.",
    )
    reported = serializers.IntegerField(
        read_only=True, required=False, help_text="With a progress report."
    )
    completed = serializers.IntegerField(read_only=True, required=False)
    overdue = serializers.IntegerField(
        read_only=True,
        required=False,
        help_text="Their end has passed, and nobody says that they are over.",
    )


class BookSerializer(serializers.Serializer[Any]):
    part = serializers.CharField(read_only=True)
    rows = FigureOfBookSerializer(many=True, read_only=True)


class GoldenBookViewSet(ResourceViewSet[Commitment]):
    """What became of commitments, and how large they are, by stakeholder type.

    Every commitment is counted in one row, so the rows may be added.
    """

    queryset = Commitment.objects.all()
    serializer_class = BookSerializer
    filterset_class = GoldenBookFilter
    pagination_class = None
    renderer_classes = [JSONRenderer, Csv]

    def list(  # type: ignore[override]  # a file is sent by Django itself
        self, request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        known = OF_API - OF_PAGES
        asked = self.filterset_class.read(request.query_params, known)
        part = asked.get("part", "balance")
        rows = [*(balance() if part == "balance" else sizes(part))]
        renderer: Any = request.accepted_renderer
        if isinstance(renderer, Csv):
            names = BALANCE if part == "balance" else SIZES
            return file_of(request, renderer, rows, names, f"golden-book-{part}")
        return Response(self.get_serializer({"part": part, "rows": rows}).data)


SIZES = ["stakeholder_type", "size", "commitments"]
BALANCE = [
    *("stakeholder_type", "year", "commitments", "amount", "given"),
    *("unconverted", "reported", "completed", "overdue"),
]


def balance() -> Iterator[Public]:
    for line in balances():
        one = line.balance
        yield {
            "stakeholder_type": None if line.stakeholder == NONE else line.stakeholder,
            "year": line.year,
            "commitments": one.promised,
            "amount": one.dollars,
            "given": one.given,
            "unconverted": one.unconverted,
            "reported": one.reported,
            "completed": one.completed,
            "overdue": one.overdue,
        }


def sizes(part: str) -> Iterator[Public]:
    field = "amount" if part == "scale" else "anticipated_expenditure"
    for kind, size, number in by_size(field):
        stakeholder = None if kind == NONE else kind
        yield {"stakeholder_type": stakeholder, "size": size, "commitments": number}
