"""The public part of made documents, in the form in which the judge stores them.

Organisations are spelled out throughout; those that are there already get their
reference when the rows are made.
"""

from collections.abc import Iterator, Mapping

from goldenbook.choices import Fulfilment
from stocktaking.registers import Public
from wsis_portal.overview.specimens import shares
from wsis_portal.overview.specimens.fields import (
    PRIZES_SINCE,
    SOURCE,
    common,
    links,
    money,
)
from wsis_portal.overview.specimens.outline import Outline
from wsis_portal.overview.specimens.texts import report

COLLECTION = "specimens"
"""What is in it was made, and says so on its page and in every list."""
UNKNOWN: Mapping[str, float] = {
    "activity_type": 0.4,
    "level": 0.4,
    "area": 0.7,
    "starts_on": 0.15,
    "ends_on": 0.5,
    "stage": 0.7,
    "timescale": 0.3,
}
"""How often a historic record does not say it."""


def project(record: Outline) -> Public:
    chance, budget = record.chance, record.happens(0.35)
    awards = list(prizes(record))
    among = [f"prize-{award['year']}" for award in awards] or ["stocktaking"]
    public = {
        **common(record),
        "stage": shares.STAGES.one(chance),
        "budget": money(chance) if budget else None,
        "currency": shares.CURRENCIES.one(chance) if budget else "",
        "awards": awards,
        "collections": sorted([COLLECTION, *among]),
    }
    return as_far_as_known(record, public)


def commitment(record: Outline) -> Public:
    chance = record.chance
    amount, expenditure = record.happens(0.6), record.happens(0.3)
    public = {
        **common(record),
        "timescale": shares.TIMESCALES.one(chance),
        "amount": money(chance) if amount else None,
        "anticipated_expenditure": money(chance) if expenditure else None,
        "currency": shares.CURRENCIES.one(chance) if amount or expenditure else "",
        "fulfilment": shares.FULFILMENTS.one(chance),
        "collections": sorted([COLLECTION, "golden-book"]),
    }
    return as_far_as_known(record, public)


def progress_report(record: Outline, period: int) -> Public:
    """Of the year PERIOD years after the start.

    The reference of the commitment is set when there is one.
    """
    chance, spent = record.chance, record.happens(0.5)
    year = record.subject.year + period
    return {
        "commitment": None,
        "texts": [{**report(chance, record.subject, record.codes[0]), "obstacles": ""}],
        "starts_on": f"{year}-01-01" if record.happens(0.6) else "",
        "ends_on": f"{year}-12-31" if record.happens(0.6) else str(year),
        "fulfilment": Fulfilment.IN_PROGRESS,
        "amount_spent": money(chance) if spent else None,
        "currency": shares.CURRENCIES.one(chance) if spent else "",
        "links": links(record),
        "source": SOURCE,
    }


def prizes(record: Outline) -> Iterator[Public]:
    if record.day.year >= PRIZES_SINCE and record.happens(0.08):
        yield {
            "scheme": "WSIS Prizes",
            "year": record.day.year,
            "category": record.lines[0] if record.happens(0.5) else "",
            "level": shares.AWARDS.one(record.chance),
            "source": SOURCE,
        }


def as_far_as_known(record: Outline, public: Public) -> Public:
    """Of a historic record some fields are empty, and some have no organisation."""
    if not record.historic:
        return public
    asked = [name for name in UNKNOWN if name in public]
    gone: Public = {name: "" for name in asked if record.happens(UNKNOWN[name])}
    if record.happens(0.1):
        kind = public["organisation"]["stakeholder_type"]
        gone |= {"organisation": None, "stakeholder_type": kind}
    return {**public, **gone}
