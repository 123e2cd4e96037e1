"""Counts against a slow and obvious calculation, over many records and questions."""

import os
from collections import Counter
from io import StringIO
from random import Random

import pytest
from django.core.management import call_command

from actionlines.choices import Scheme
from goldenbook.models import Commitment
from stocktaking.models import Project
from stocktaking.search import search
from stocktaking.search.facets import MOST, facets_of
from stocktaking.search.filters import CODES
from wsis_portal.pages import Page

AUDIT = bool(os.environ.get("AUDIT"))
RECORDS, QUESTIONS, SEED = (2_000, 200, 20051118) if AUDIT else (700, 60, 20051118)
WORDS = [
    *("school", "radio", '"community radio"', "training -school", "farmers OR nurses"),
    *("école", "formation", "escuela", "школа", "обучение", "学校", "培训", "مدرسة"),
]


@pytest.fixture
def records(db):
    """What stands in the rows, by register: for each record its values by facet."""
    call_command("load_reference", stdout=StringIO())
    call_command("make_records", RECORDS, seed=SEED, stdout=StringIO())
    return {model: read(model) for model in (Project, Commitment)}


def read(model):
    lists = ["texts", "targets__target", "sdgs__sdg", "collections"]
    lists += ["action_lines__action_line__parent", "countries__memberships__region"]
    rows = model.objects.select_related("organisation").prefetch_related(*lists)
    return {row.pk: values_of(row) for row in rows}


OVER = {"completed", "partly-completed", "abandoned"}
"""Where a commitment says this itself, no report is asked."""


def values_of(row):
    lines = [one.action_line for one in row.action_lines.all()]
    places = row.countries.all()
    inside = [one.region for place in places for one in place.memberships.all()]
    organisation = row.organisation
    kind = organisation.stakeholder_type if organisation else row.stakeholder_type
    values = {
        "action_line": {
            one.code for one in [*lines, *(x.parent for x in lines)] if one
        },
        "target": {one.target.letter for one in row.targets.all()},
        "sdg": {one.sdg.number for one in row.sdgs.all()},
        "country": {one.code for one in places},
        **{s.value: {r.code for r in inside if r.scheme == s} for s in Scheme},
        "stakeholder_type": {kind},
        "organisation": {organisation.reference} if organisation else set(),
        "language": {one.language for one in row.texts.all()},
        "collection": {one.code for one in row.collections.all()},
        "year": {row.year},
    }
    own = {name: {getattr(row, name)} for name in row.CODED}
    if getattr(row, "reported_fulfilment", "") and row.fulfilment not in OVER:
        own["fulfilment"] = {row.reported_fulfilment}
    return {name: some - {"", None} for name, some in {**values, **own}.items()}


def questions(records):
    chance = Random(SEED)
    for number in range(QUESTIONS):
        model = chance.choice([Project, Project, Commitment])
        yield number, model, question(chance, model, list(records[model].values()))


def question(chance, model, rows):
    """Some filters with values that some records have, and sometimes words."""
    asked = {}
    names = [n for n in (*CODES, "organisation") if n in facets_of(model.objects.all())]
    for name in chance.sample(names, chance.choice([0, 1, 1, 2, 2, 3])):
        known = sorted({value for row in rows for value in row[name]})
        asked[name] = chance.sample(known, min(len(known), chance.choice([1, 1, 2, 3])))
    if chance.random() < 0.3:
        asked["year_from"] = chance.randint(2003, 2024)
    if chance.random() < 0.2:
        asked["year_to"] = chance.randint(2005, 2026)
    if chance.random() < 0.4:
        asked["q"] = chance.choice(WORDS)
    return asked


class Slow:
    """Looks at each record, for each question and each facet."""

    def __init__(self, model, rows):
        self.model, self.rows = model, rows

    def found(self, asked):
        known, question = self.__dict__.setdefault("answers", {}), repr(asked)
        if question not in known:
            known[question] = {key for key in self.rows if self.fits(key, asked)}
        return known[question]

    def fits(self, key, asked):
        row = self.rows[key]
        year = min(row["year"], default=None)
        return all(
            {
                "year_from": lambda v: year is not None and year >= v,
                "year_to": lambda v: year is not None and year <= v,
                "q": lambda v: key in self.with_words(v, asked.get("language")),
            }.get(name, lambda v, name=name: bool(row[name] & set(v)))(value)
            for name, value in asked.items()
        )

    def with_words(self, words, languages):
        """What words find is tried elsewhere; here, how it goes with the rest."""
        known = self.__dict__.setdefault("known", {})
        asked = (words, tuple(languages or ()))
        if asked not in known:
            rows = self.model.objects.matching(words, languages)
            known[asked] = set(rows.values_list("pk", flat=True))
        return known[asked]

    def facet(self, name, asked):
        mine = {"year": {"year_from", "year_to"}}.get(name, {name})
        rest = {key: value for key, value in asked.items() if key not in mine}
        if name == "language" and "q" in rest:
            return self.languages(rest)
        values = (self.rows[key][name] for key in self.found(rest))
        return dict(Counter(str(value) for some in values for value in some))

    def languages(self, asked):
        known = {value for row in self.rows.values() for value in row["language"]}
        found = {one: self.found({**asked, "language": [one]}) for one in known}
        return {language: len(keys) for language, keys in found.items() if keys}


def test_questions_are_answered_exactly(records):
    slow = {model: Slow(model, rows) for model, rows in records.items()}
    wrong, found_something = [], 0

    for number, model, asked in questions(records):
        answer = search(model.objects.all(), asked, Page())
        expected = slow[model].found(asked)
        counts = {name: slow[model].facet(name, asked) for name in answer.facets}
        known = counts["organisation"]
        mine = {
            one: known[one] for one in asked.get("organisation", []) if one in known
        }
        counts["organisation"] = most(known) | mine
        if (answer.total, answer.facets) != (len(expected), counts):
            wrong.append((number, asked))
        if not {row.pk for row in answer.rows} <= expected:
            wrong.append((number, asked, "rows"))
        found_something += bool(expected)

    assert wrong == []
    assert found_something > QUESTIONS // 2


def most(counts):
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return dict(ordered[:MOST])
