"""A document that names one organisation is made to name another."""

import pytest

from stocktaking.uniting.naming import renamed

OLD, NEW = "WSIS-O-000002", "WSIS-O-000001"


@pytest.mark.parametrize(
    ("public", "after"),
    [
        ({}, {}),
        ({"organisation": OLD}, {"organisation": NEW}),
        ({"organisation": {"name": OLD}}, {"organisation": {"name": OLD}}),
        ({"organisation": None, "partners": None}, None),
        ({"organisation": [OLD], "partners": OLD}, None),
        ({"partners": [OLD, None, 7, {"role": "x"}]}, None),
        (
            {"partners": [{"organisation": OLD}, {"organisation": "other"}, "odd"]},
            {"partners": [{"organisation": NEW}, {"organisation": "other"}, "odd"]},
        ),
        (
            {"partners": [{"organisation": NEW}, {"organisation": OLD}]},
            {"partners": [{"organisation": NEW}]},
        ),
        (
            {"partners": [{"organisation": {"name": OLD}}] * 2},
            {"partners": [{"organisation": {"name": OLD}}] * 2},
        ),
    ],
)
def test_reference_is_replaced_wherever_it_stands(public, after):
    assert renamed(public, OLD, NEW) == (public if after is None else after)


def test_document_that_was_given_stays_as_it_was():
    public = {"organisation": OLD, "partners": [{"organisation": OLD}]}
    renamed(public, OLD, NEW)
    assert public == {"organisation": OLD, "partners": [{"organisation": OLD}]}
