"""What the registers hold and what came in: by line, region, stakeholder and year."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actionlines.choices import Scheme
from actionlines.models import ActionLine, Region
from stocktaking.choices import RegisterName, StakeholderType
from wsis_portal.drawing.bars import bar_chart
from wsis_portal.overview.reports.shapes import Row, Section, Table, in_words, share

PROJECT, COMMITMENT = RegisterName.PROJECT.value, RegisterName.COMMITMENT.value
NAMES = (PROJECT, COMMITMENT)
SUM = "C7"
"""Has no bar: it counts what its sub-lines count."""
Choice = tuple[str, str, str]
"""A value of a dimension: its code, its name, and a path of the portal."""


def sections(figures: Any) -> Iterator[Section]:
    registers, year = figures["registers"], figures["year"]
    yield entered(registers, year)
    yield by_line(registers, year)
    yield by_region(registers, year)
    yield by_stakeholder(registers, year)
    if any(registers[name]["started"] for name in NAMES):
        yield by_start(registers)


def entered(registers: Any, year: int) -> Section:
    names = [_("Projects"), _("Commitments")]
    told = [
        Row(
            words,
            [in_words(registers[name][code]) for name in NAMES],
        )
        for code, words in {
            "entered": _("Entered in the year"),
            "imported": _("of them taken over from earlier sources by the secretariat"),
            "vouched": _("Older ones that their stakeholder confirmed or changed"),
            "taken_down": _("Taken down"),
            "held": _("In the register at the end"),
        }.items()
    ]
    caption = _("The two registers in %(year)d") % {"year": year}
    table = Table(caption, [_("Records"), *names], told, has_bars=False)
    words = _(
        "A record is entered on the day of its publication, whatever the year of the"
        " activity."
    )
    return Section("entered", _("What came in"), [words], [table])


def by_line(registers: Any, year: int) -> Section:
    lines = [
        (line.code, f"{line.label} {line.short_title}", line.get_absolute_url())
        for line in ActionLine.objects.all()
    ]
    table = table_of(
        registers,
        year,
        "action_line",
        lines,
        _("Records by action line"),
        _("Action line"),
    )
    words = _(
        "A record may name several lines, or none, and so the lines do not add up to"
        " the total. C7 counts each record of its sub-lines once."
    )
    return Section("lines", _("By action line"), [words], [table])


def by_region(registers: Any, year: int) -> Section:
    countries = reverse("overview:country-list")
    regions = [
        (one.code, one.name, f"{countries}?region={one.code}")
        for one in Region.objects.filter(scheme=Scheme.REGION)
    ]
    table = table_of(
        registers, year, "region", regions, _("Records by region"), _("Region")
    )
    words = _(
        "The six regions of ITU. A record of countries in two regions counts in both,"
        " one without a country in none."
    )
    return Section("regions", _("By region"), [words], [table])


def by_stakeholder(registers: Any, year: int) -> Section:
    catalogue = reverse("stocktaking:project-list")
    kinds = [
        (one.value, str(one.label), f"{catalogue}?stakeholder_type={one.value}")
        for one in StakeholderType
    ]
    name, caption = "stakeholder_type", _("Records by stakeholder type")
    table = table_of(registers, year, name, kinds, caption, _("Stakeholder type"))
    words = _("Each record has one, that of its organisation, where it is recorded.")
    return Section("stakeholders", _("By stakeholder type"), [words], [table])


def table_of(
    registers: Any,
    year: int,
    name: str,
    choices: Iterable[Choice],
    caption: str,
    head: str,
) -> Table:
    """Both registers, and what was entered in both, by the values of a dimension."""
    by = {one: registers[one]["by"][name] for one in NAMES}
    held = {code: [by[one]["held"].get(code, 0) for one in NAMES] for code in codes(by)}
    new = Counter(by[PROJECT]["entered"]) + Counter(by[COMMITMENT]["entered"])
    shown = [choice for choice in choices if choice[0] in held]
    longest = max((sum(held[code]) for code in held if code != SUM), default=0)
    rows = [
        Row(
            words,
            [*map(in_words, held[code]), in_words(new[code])],
            None if code == SUM else share(sum(held[code]), longest),
            url,
        )
        for code, words, url in shown
    ]
    missing = [by[one]["held_without"] for one in NAMES]
    if any(missing):
        late = sum(by[one]["entered_without"] for one in NAMES)
        numbers = [*map(in_words, missing), in_words(late)]
        rows.append(Row(_("not recorded"), numbers))
    heads = [_("Projects"), _("Commitments"), _("Entered in %(year)d") % {"year": year}]
    return Table(caption, [head, *heads], rows)


def codes(by: Any) -> set[str]:
    return {code for one in NAMES for code in by[one]["held"]}


def by_start(registers: Any) -> Section:
    years = Counter[int]()
    for name in NAMES:
        for year, number in registers[name]["started"].items():
            years[int(year)] += number
    missing = sum(registers[name]["held"] for name in NAMES) - years.total()
    words = _("Projects and commitments by the year in which the activity started.")
    without = ngettext(
        "Of %(number)s record no year is known.",
        "Of %(number)s records no year is known.",
        missing,
    ) % {"number": in_words(missing)}
    return Section(
        "years",
        _("By year of the start"),
        [words, without] if missing else [words],
        chart=bar_chart(years),
        chart_title=_("Records by the year of their start"),
    )
