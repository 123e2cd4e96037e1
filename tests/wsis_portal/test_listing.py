import pytest
from django import forms

from wsis_portal.listing import Choice, PageLinks, facet_choices, page_links
from wsis_portal.pages import Page

STAGES = [("-", "Not recorded"), ("a", "Planned"), ("b", "Ongoing"), ("c", "Stopped")]


class StageForm(forms.Form):
    stage = forms.MultipleChoiceField(choices=STAGES, required=False)


def choices(counts, chosen=()):
    return facet_choices(StageForm({"stage": list(chosen)})["stage"], counts)


def test_choices_are_those_with_records_most_first_not_recorded_last():
    assert choices({"-": 9, "a": 3, "b": 12}) == [
        Choice("b", "Ongoing", 12, 100, checked=False),
        Choice("a", "Planned", 3, 25, checked=False),
        Choice("-", "Not recorded", 9, 75, checked=False),
    ]


def test_choice_that_is_made_stays_without_records():
    assert choices({"a": 3}, chosen=["c"]) == [
        Choice("a", "Planned", 3, 100, checked=False),
        Choice("c", "Stopped", 0, 0, checked=True),
    ]


def test_facet_without_records_has_no_choices():
    assert choices({}) == []


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
