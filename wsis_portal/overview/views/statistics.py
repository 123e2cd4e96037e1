"""Figures over the registers: any measure by one or two dimensions."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from actionlines.models import ExchangeRate
from goldenbook.models import Commitment
from stocktaking import registers
from stocktaking.choices import RegisterName
from stocktaking.models import Project
from stocktaking.search import counted
from stocktaking.search.bitmaps import Counts
from wsis_portal.drawing.bars import BarChart, bar_chart
from wsis_portal.drawing.strips import BarsChart, HeatChart, bars_chart, heat_chart
from wsis_portal.errors import InvalidQuestion, Problem
from wsis_portal.overview.filtersets import StatisticsFilter
from wsis_portal.overview.statistics import Cell, Question, Table, Value, tabulate
from wsis_portal.pictures import pictured
from wsis_portal.questions import drop_trackers, refused
from wsis_portal.requests import PortalRequest

PAGE = "overview/statistics.html"
VIEWS = {"chart": _("Chart and table"), "table": _("Table")}
FACETS = ("action_line", "country", "region", "stakeholder_type", "activity_type")
BESIDE = ("measure", "by", "across", "view")
"""Names that choose no records."""
MOST_BARS = 20
MODELS: dict[str, Any] = {
    RegisterName.PROJECT: Project,
    RegisterName.COMMITMENT: Commitment,
}


@dataclass(frozen=True)
class Line:
    """A row of the table; `url` lists the records behind it, where one list has all."""

    value: Value
    cell: Cell
    under: list[Cell]
    url: str


@require_safe
@pictured
@drop_trackers
def statistics(request: PortalRequest) -> HttpResponse:
    asked = StatisticsFilter(request.GET)
    try:
        view = view_of(request)
        question = Question.of(asked.plain(frozenset({"view"})))
    except InvalidQuestion as refusal:
        return refused(request, refusal, PAGE)
    table = tabulate(question)
    context = {
        "form": asked.form,
        "question": question,
        "table": table,
        "view": view,
        "switches": switches(request, view),
        "facets": facets(table, question),
        "chart": chart(table) if view == "chart" else None,
        "lines": lines(request, table),
        "unseen": unseen(request),
        "rates": rates() if table.measure.is_money else [],
    }
    return render(request, PAGE, context)


def view_of(request: PortalRequest) -> str:
    """What ?view= asks for; or InvalidQuestion."""
    name = request.GET.get("view") or "chart"
    if name not in VIEWS:
        raise InvalidQuestion({"view": [Problem("unknown-value", {"value": name})]})
    return name


def switches(request: PortalRequest, now: str) -> list[dict[str, Any]]:
    """Links to the same figures in each view."""
    return [
        {
            "name": name,
            "label": label,
            "url": f"{asking(request, view=None if name == 'chart' else name)}#results",
            "is_now": name == now,
        }
        for name, label in VIEWS.items()
    ]


def asking(request: PortalRequest, **changes: str | None) -> str:
    kept = request.GET.copy()
    for name, value in changes.items():
        kept.pop(name, None)
        if value is not None:
            kept[name] = value
    return f"?{kept.urlencode()}"


def facets(table: Table, question: Question) -> Counts:
    """Records of the registers that are asked, by the choices that a form offers."""
    found: dict[str, Counter[str]] = {name: Counter() for name in (*FACETS, "year")}
    for name in table.measure.registers:
        rows = MODELS[name].objects.all()
        _total, counts = counted(rows, question.filters, tuple(found))
        for facet, numbers in counts.items():
            found[facet].update(numbers)
    return {name: dict(numbers) for name, numbers in found.items()}


def chart(table: Table) -> BarChart | BarsChart | HeatChart | None:
    """Upright bars for years, bars for other values, strips for two dimensions.

    Records without a value are in the table alone: they would outshine the others.
    """
    if table.across:
        shown = [one for one in table.columns if not one.is_none]
        columns = [("…" if one.is_rest else one.code, one.name) for one in shown]
        rows = [
            (row.name, [table.cell(row.code, one.code).number for one in shown])
            for row in table.rows
            if not row.is_none
        ]
        return heat_chart(columns, rows) if shown else None
    if table.by.name == "year" and not table.measure.is_money:
        numbers = {row.code: table.cell(row.code).number for row in table.real}
        return bar_chart({int(year): int(number) for year, number in numbers.items()})
    first = table.real[:MOST_BARS]
    return bars_chart([(row.name, table.cell(row.code).number) for row in first])


def lines(request: PortalRequest, table: Table) -> list[Line]:
    address = address_of(request, table)
    return [
        Line(row, cell, under, address(row.code) if row.is_real and cell.number else "")
        for row, cell, under in table.lines
    ]


def address_of(request: PortalRequest, table: Table) -> Callable[[str], str]:
    """By code of a row: its records in their catalogue. Of two registers together
    there is no list.
    """
    if len(table.measure.registers) > 1:
        return lambda _code: ""
    (register,), by = table.measure.registers, table.by.name
    names = ("year_from", "year_to") if by == "year" else (by,)
    kept = request.GET.copy()
    for name in (*BESIDE, *names):
        kept.pop(name, None)
    before = f"{kept.urlencode()}&" if kept else ""
    start = f"{reverse(registers.get(register).catalogue)}?{before}"
    return lambda code: start + "&".join(f"{name}={code}" for name in names)


def unseen(request: PortalRequest) -> list[tuple[str, str]]:
    """What the address asks that the form has no control for: it stays asked."""
    shown = {*FACETS, *BESIDE, "year_from", "year_to"}
    return [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name not in shown and value
    ]


def rates() -> list[ExchangeRate]:
    """The last known one of each currency, by which amounts are converted."""
    return list(ExchangeRate.objects.order_by("currency", "-date").distinct("currency"))
