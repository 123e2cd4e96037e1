import pytest
from django import forms
from django.http import QueryDict

from actionlines.models import ActionLine
from tests.factories import ActionLineFactory
from wsis_portal.filters import FoldedChoicesField, LanguagesField
from wsis_portal.listing import (
    Choice,
    PageLinks,
    chosen_filters,
    facet_choices,
    page_links,
)
from wsis_portal.pages import Page
from wsis_portal.text import fold_code

STAGES = [("a", "Planned"), ("b", "Ongoing"), ("c", "Stopped")]


class StageForm(forms.Form):
    stage = forms.MultipleChoiceField(choices=STAGES, required=False)


class QuestionForm(StageForm):
    q = forms.CharField(required=False)
    line = FoldedChoicesField(
        ActionLine.objects.all(), to_field_name="code", fold=fold_code, required=False
    )
    language = LanguagesField(required=False)
    year_from = forms.IntegerField(required=False)
    since = forms.DateTimeField(required=False)
    ordering = forms.CharField(required=False)


def chosen(query):
    form = QuestionForm(QueryDict(query))
    assert form.is_valid()
    return [(one.label, one.words, one.without) for one in chosen_filters(form)]


def choices(counts, chosen=()):
    return facet_choices(StageForm({"stage": list(chosen)})["stage"], counts)


def test_choices_are_those_with_records_most_first():
    assert choices({"a": 3, "b": 12}) == [
        Choice("b", "Ongoing", 12, 100, checked=False),
        Choice("a", "Planned", 3, 25, checked=False),
    ]


def test_choice_that_is_made_stays_without_records():
    assert choices({"a": 3}, chosen=["c"]) == [
        Choice("a", "Planned", 3, 100, checked=False),
        Choice("c", "Stopped", 0, 0, checked=True),
    ]


def test_facet_without_records_has_no_choices():
    assert choices({}) == []


def test_each_value_that_is_chosen_can_be_taken_off():
    assert chosen("stage=a&q=radio&stage=b&page=3&ordering=reference") == [
        ("Stage", "Planned", "?q=radio&ordering=reference&stage=b"),
        ("Stage", "Ongoing", "?q=radio&ordering=reference&stage=a"),
    ]


def test_value_that_was_named_twice_is_shown_once():
    shown = chosen("stage=a&stage=a&language=sw&language=sw")
    assert [words for _label, words, _less in shown] == ["Planned", "Swahili"]


def test_without_a_choice_nothing_is_chosen():
    assert chosen("q=radio&page=2&year_from=") == []


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["C2", "c2", "%D0%A12"])
def test_code_is_known_again_however_it_was_typed(typed):
    line = ActionLineFactory(code="C2")
    assert chosen(f"line={typed}") == [("Line", str(line), "?")]


def test_what_has_no_list_is_shown_as_people_write_it():
    assert chosen("language=sw&year_from=2012&since=2020-01-31T10:00") == [
        ("Language", "Swahili", "?year_from=2012&since=2020-01-31T10%3A00"),
        ("Year from", "2012", "?language=sw&since=2020-01-31T10%3A00"),
        ("Since", "31 January 2020, 10:00", "?language=sw&year_from=2012"),
    ]


@pytest.mark.parametrize(
    ("page", "total", "links"),
    [
        (Page(1, 10), 0, PageLinks(0, 0, None, None)),
        (Page(1, 10), 7, PageLinks(1, 7, None, None)),
        (Page(1, 10), 10, PageLinks(1, 10, None, None)),
        (Page(1, 10), 11, PageLinks(1, 10, None, 2)),
        (Page(2, 10), 11, PageLinks(11, 11, 1, None)),
        (Page(2, 10), 31, PageLinks(11, 20, 1, 3)),
    ],
)
def test_page_knows_its_rows_and_neighbours(page, total, links):
    assert page_links(page, total) == links
