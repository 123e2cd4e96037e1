"""Codes are known again however they are typed."""

import pytest

from tests.factories import ActionLineFactory, CollectionFactory
from tests.stocktaking.documents.judging import cleaned

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("C3", "C3"),
        ("c3", "C3"),
        (" C3 ", "C3"),
        ("\u04213", "C3"),
        ("\u04413", "C3"),
        ("\u04217-\u0415HEALTH", "C7-EHEALTH"),
        ("c7-ehealth", "C7-EHEALTH"),
    ],
)
def test_codes_are_folded_and_look_alikes_with_them(typed, code):
    ActionLineFactory(code=code)
    lines = cleaned(action_lines=[{"action_line": typed}])["action_lines"]
    assert lines == [{"action_line": code, "reason": ""}]


def test_other_codes_are_folded_too(vocabulary):
    CollectionFactory(code="prize-2012")
    public = cleaned(
        countries=["ch"],
        collections=[" Prize-2012"],
        targets=[{"target": " A"}],
        stage="ongoing",
    )
    assert public["countries"] == ["CH"]
    assert public["collections"] == ["prize-2012"]
    assert public["targets"] == [{"target": "a", "reason": ""}]


def test_reference_is_nobodys_to_choose():
    assert "reference" not in cleaned(reference="WSIS-P-000001")
