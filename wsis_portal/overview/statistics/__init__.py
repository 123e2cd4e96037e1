"""Figures over the registers: a measure by one or two dimensions, under filters.

Pages, API and reports ask `tabulate(Question(...))` and nothing else.
"""

from wsis_portal.overview.statistics.asking import OWN, Question, tabulate
from wsis_portal.overview.statistics.dimensions import DIMENSIONS, Dimension
from wsis_portal.overview.statistics.measures import MEASURES, Cell, Measure
from wsis_portal.overview.statistics.table import Table, Value

__all__ = [
    "DIMENSIONS",
    "MEASURES",
    "OWN",
    "Cell",
    "Dimension",
    "Measure",
    "Question",
    "Table",
    "Value",
    "tabulate",
]
