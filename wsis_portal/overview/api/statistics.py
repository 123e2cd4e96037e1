"""Figures over the registers, as a resource of the API."""

from collections.abc import Iterator
from typing import Any

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from stocktaking.api.exports import Csv, file_of
from stocktaking.models import Project
from stocktaking.registers import Public
from stocktaking.search.crossing import WHOLE
from wsis_portal.api.viewsets import ResourceViewSet
from wsis_portal.filters import OF_API, OF_PAGES
from wsis_portal.overview.filtersets import StatisticsFilter
from wsis_portal.overview.statistics import Cell, Question, Table, Value, tabulate


@extend_schema_field({"type": "number"})
class NumberField(serializers.Field[Any, Any, Any, Any]):
    """A number of records, or US dollars to the cent."""

    def to_representation(self, value: Any) -> Any:
        return value if isinstance(value, int) else float(value)


class FigureSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(
        read_only=True,
        allow_null=True,
        help_text="Of the value; null for records without one.",
    )
    name = serializers.CharField(read_only=True)
    value = NumberField(read_only=True)
    given = serializers.IntegerField(
        read_only=True,
        help_text="Where amounts are added up: commitments that state one.",
    )
    unconverted = serializers.IntegerField(
        read_only=True,
        help_text="Those of them for whose currency no rate is known; not in `value`.",
    )


class RowSerializer(FigureSerializer):
    cells = FigureSerializer(many=True, read_only=True)


class StatisticsSerializer(serializers.Serializer[Any]):
    """A measure by one or two dimensions; a record is counted once in each figure."""

    measure = serializers.CharField(read_only=True)
    by = serializers.CharField(read_only=True)
    across = serializers.CharField(read_only=True, allow_null=True)
    total = NumberField(
        read_only=True, help_text="Of all that is asked for, each record once."
    )
    given = serializers.IntegerField(read_only=True)
    unconverted = serializers.IntegerField(read_only=True)
    adds_up = serializers.BooleanField(
        read_only=True,
        help_text="Whether the rows add up to the total: a record has one value of"
        " `by` at most.",
    )
    columns = FigureSerializer(
        many=True, read_only=True, help_text="The values of `across`."
    )
    rows = RowSerializer(many=True, read_only=True)


class StatisticsViewSet(ResourceViewSet[Any]):
    """Records, commitments or promised US dollars by line, country, year ...

    By one dimension or by two, under the filters of the lists. As CSV a row for each
    figure; `*` is the code of all together, and no code that of records without a
    value.
    """

    queryset = Project.objects.all()
    serializer_class = StatisticsSerializer
    filterset_class = StatisticsFilter
    pagination_class = None
    renderer_classes = [JSONRenderer, Csv]

    def list(  # type: ignore[override]  # a file is sent by Django itself
        self, request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        known = OF_API - OF_PAGES
        asked = self.filterset_class.read(request.query_params, known)
        found = tabulate(Question.of(asked), is_whole=True)
        renderer: Any = request.accepted_renderer
        if isinstance(renderer, Csv):
            names = columns_of(found)
            return file_of(request, renderer, lines_of(found), names, "statistics")
        return Response(self.get_serializer(told(found)).data)


def told(found: Table) -> Public:
    whole = found.whole
    return {
        "measure": found.measure.name,
        "by": found.by.name,
        "across": found.across and found.across.name,
        "total": whole.number,
        "given": whole.given,
        "unconverted": whole.unconverted,
        "adds_up": found.by.is_single,
        "columns": [*map(figure, found.columns, found.feet)],
        "rows": [
            {**figure(row, cell), "cells": [*map(figure, found.columns, under)]}
            for row, cell, under in found.lines
        ],
    }


def figure(value: Value, cell: Cell) -> Public:
    return {
        "code": None if value.is_none else value.code,
        "name": value.name,
        "value": cell.number,
        "given": cell.given,
        "unconverted": cell.unconverted,
    }


def columns_of(found: Table) -> list[str]:
    sides = [one.name for one in (found.by, found.across) if one]
    names = [name for side in sides for name in (side, f"{side}_name")]
    more = ["given", "unconverted"] if found.measure.is_money else []
    return [*names, found.measure.name, *more]


def lines_of(found: Table) -> Iterator[Public]:
    """A row for each figure; the last one of each part is of all records."""
    names, every = columns_of(found), Value(WHOLE, "")
    for row in [*found.rows, every]:
        for column in [*found.columns, every]:
            sides = [row, column] if found.across else [row]
            yield line(names, sides, found.cell(row.code, column.code))


def line(names: list[str], sides: list[Value], cell: Cell) -> Public:
    told = [("" if one.is_none else one.code, one.name) for one in sides]
    flat = [word for pair in told for word in pair]
    figures = [cell.number, cell.given, cell.unconverted]
    return dict(zip(names, [*flat, *figures], strict=False))  # counts have no more
