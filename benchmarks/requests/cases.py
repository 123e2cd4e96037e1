"""What is measured: the questions, the hand-written SQL beside them, and the bars."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from benchmarks.requests import answers
from benchmarks.requests.by_hand import exports, facets, lists, records, writes
from benchmarks.requests.by_hand.conditions import by_codes, by_rows
from benchmarks.requests.hand import Hand
from benchmarks.requests.questions import Draw, Filters, Question, asking
from benchmarks.requests.submissions import autosaves, submission

ROWS, CODES = "joined rows", "kept columns"
PROJECTS, API, COUNTS = "/projects/", "/api/v1/projects/", "/api/v1/facets/projects/"
STEADY = 1.5  # times, from the smallest register to the largest
AUTOSAVE = 2  # the same, of what is saved while one types, with a look for duplicates
PAGE_TIMES, PAGE_MORE = 1.5, 10
"""A page may cost so many times what the API takes for the same question, and so many
milliseconds more for the page itself."""

By = Callable[[Hand, Question], Any]
Told = Callable[[Hand, Any], Any]


@dataclass(frozen=True)
class Drawn:
    """Filters and words are the same ones in registers of every size."""

    filters: list[Filters]
    words: list[str]
    draw: Draw


@dataclass(frozen=True)
class Case:
    """BAR is how many times the hand-written SQL the portal may cost; GROWTH how much
    more it may cost in the largest register than in the smallest.
    """

    name: str
    questions: Callable[[Drawn], list[Question]]
    by_hand: Mapping[str, By]
    told: Told
    told_by_hand: Told
    bar: float | None = None
    growth: float | None = None
    same_of_api: Callable[[Question], list[Question]] | None = None
    """Of a page: what the API is asked for all that it shows."""
    is_read: bool = True
    """Whether it may be asked again, to see what a second reader costs."""
    is_long: bool = False
    """Measured in the first round alone, and not asked to warm up."""


FACETS: By = partial(facets.over_rows, conditions=by_codes)


def list_and_facets(question: Question) -> list[Question]:
    """A page shows the records that were found, and the counts beside the filters."""
    return [asking(API, question.filters), asking(COUNTS, question.filters)]


def in_view(view: str) -> Callable[[Drawn], list[Question]]:
    return lambda drawn: [
        replace(asking(PROJECTS, {**filters, "view": view}), filters=filters)
        for filters in drawn.filters
    ]


def plainly(read: Callable[[Any], Any]) -> Told:
    return lambda _hand, told: read(told)


def page_of_list(hand: Hand, question: Question) -> Any:
    """What the page of the catalogue shows: the cards, and the facets beside them."""
    FACETS(hand, question)
    return lists.filtered(hand, question, by_codes, lists.COUNTED_APART)


def cards(told: str) -> Any:
    return answers.of_list(told)[1]


def far(first: float, last: float) -> Callable[[Drawn], list[Question]]:
    return lambda drawn: [
        asking(API, {}, page) for page in drawn.draw.pages(first, last)
    ]


def one(address: str) -> Callable[[Drawn], list[Question]]:
    return lambda drawn: [
        Question(f"{address}{reference}/", reference=reference)
        for reference in drawn.draw.records()
    ]


def filtered(address: str) -> Callable[[Drawn], list[Question]]:
    return lambda drawn: [asking(address, filters) for filters in drawn.filters]


def file(form: str) -> Callable[[Drawn], list[Question]]:
    return lambda _drawn: [Question(f"{API}?format={form}")]


FAR: Mapping[str, By] = {
    "offset": partial(lists.filtered, conditions=by_codes, sql=lists.COUNTED_APART),
    "from the end": lists.from_the_end,
}
CASES = (
    Case(
        "filtered list, API",
        filtered(API),
        {
            ROWS: partial(lists.filtered, conditions=by_rows),
            CODES: partial(lists.filtered, conditions=by_codes),
            f"{CODES}, count apart": partial(
                lists.filtered, conditions=by_codes, sql=lists.COUNTED_APART
            ),
        },
        plainly(answers.of_list),
        plainly(answers.of_list),
        bar=6,
        growth=STEADY,
    ),
    Case(
        "search with total, API",
        lambda drawn: [asking(API, {"q": words}) for words in drawn.words],
        {
            "a look a language": partial(
                lists.searched, texts_with=lists.each_language
            ),
            "one look": partial(lists.searched, texts_with=lists.all_languages),
        },
        plainly(answers.of_list),
        plainly(answers.of_list),
        bar=3,
    ),
    Case(
        "all facets under filters, API",
        filtered(COUNTS),
        {
            ROWS: facets.over_rows,
            CODES: facets.over_codes,
            "found by codes, rows counted": FACETS,
        },
        plainly(answers.of_facets),
        plainly(answers.of_counts),
        bar=4,
    ),
    Case(
        "record, API",
        one(API),
        {CODES: records.document},
        plainly(answers.of_record),
        plainly(answers.of_record),
        bar=15,
        growth=STEADY,
    ),
    Case(
        "page at 80 %, API",
        far(0.75, 0.85),
        FAR,
        plainly(answers.of_list),
        plainly(answers.of_list),
        bar=6,
        growth=STEADY,
    ),
    Case(
        "last pages, API",
        far(0.97, 1),
        FAR,
        plainly(answers.of_list),
        plainly(answers.of_list),
        bar=6,
        growth=STEADY,
    ),
    Case(
        "page of a record",
        one(PROJECTS),
        {CODES: records.with_history},
        plainly(answers.of_page),
        plainly(answers.of_title),
    ),
    Case(
        "page of the catalogue, filtered",
        filtered(PROJECTS),
        {CODES: page_of_list},
        plainly(answers.of_cards),
        plainly(cards),
        same_of_api=list_and_facets,
    ),
    Case(
        "page of the catalogue, searched",
        lambda drawn: [asking(PROJECTS, {"q": words}) for words in drawn.words],
        {},
        plainly(answers.of_cards),
        plainly(cards),
        same_of_api=list_and_facets,
    ),
    Case(
        "page of the catalogue, as a table",
        in_view("table"),
        {},
        plainly(answers.of_cards),
        plainly(cards),
        same_of_api=list_and_facets,
    ),
    Case(
        "page of the catalogue, as a map",
        in_view("map"),
        {},
        plainly(answers.of_cards),
        plainly(cards),
        same_of_api=list_and_facets,
    ),
    Case(
        "page of the catalogue, everything",
        lambda drawn: [
            Question(PROJECTS),
            *in_view("map")(Drawn([{}], [], drawn.draw)),
        ],
        {},
        plainly(answers.of_cards),
        plainly(cards),
        same_of_api=list_and_facets,
    ),
    Case(
        "CSV of everything",
        file("csv"),
        {CODES: exports.table},
        plainly(answers.of_table),
        plainly(answers.of_table),
        is_long=True,
    ),
    Case(
        "NDJSON of everything",
        file("ndjson"),
        {CODES: exports.json_lines},
        plainly(answers.of_lines),
        plainly(answers.of_lines),
        is_long=True,
    ),
    Case(
        "submission handed in",
        lambda drawn: [submission(number) for number in range(drawn.draw.number)],
        {ROWS: writes.hand_in},
        answers.handed_in,
        answers.handed_in,
        is_read=False,
    ),
    Case(
        "autosave of a draft",
        lambda drawn: autosaves(drawn.draw),
        {"title alone": writes.save},
        plainly(answers.is_saved),
        plainly(answers.is_saved),
        growth=AUTOSAVE,
        is_read=False,
    ),
)
