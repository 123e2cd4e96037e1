"""The words that a misspelt one may have meant: of what is public, and nothing else."""

import pytest

from stocktaking import publishing
from stocktaking.models import KnownWord
from tests.factories import (
    OrganisationFactory,
    ProgressReportFactory,
    SubmissionFactory,
    change_of,
    document,
    record,
    text,
)

pytestmark = pytest.mark.django_db


def known():
    return dict(KnownWord.objects.values_list("word", "texts"))


@pytest.fixture
def club():
    return OrganisationFactory(name="Club").reference


def test_words_of_titles_and_names_are_counted_by_text(club):
    record(organisation=club, texts=[text("Radio, radio and Caf\u00e9")])
    record(organisation=club, texts=[text("Radio"), text("Radio rurale", "fr")])
    assert known() == {"radio": 3, "caf\u00e9": 1, "rurale": 1, "club": 3}
    assert KnownWord.objects.get(word="caf\u00e9").folded == "cafe"


def test_short_words_numbers_and_chinese_are_no_help(club):
    record(organisation=club, texts=[text("The 2nd 2015 农村妇女 C1234 map")])
    assert known() == {"club": 1}


def test_all_registers_are_counted(club):
    record("commitment", organisation=club, texts=[text("Satellite")])
    ProgressReportFactory(texts=[text("Halfway")], commitment__texts=[text("Masts")])
    assert {"satellite", "halfway", "masts"} <= set(known())


def test_change_takes_words_away(club):
    row = record(organisation=club, texts=[text("Wireless village")])

    change = change_of(row, {"texts": [text("Village")]}, state="in-review")
    publishing.PROJECTS.publish(change)

    assert known() == {"village": 1, "club": 1}


def test_withdrawn_record_takes_its_words_along(club):
    record(organisation=club, texts=[text("Village")])
    record(organisation=club, texts=[text("Village secret")]).delete()
    assert known() == {"village": 1, "club": 1}


def test_drafts_and_what_waits_are_not_known():
    SubmissionFactory(document=document(texts=[text("Secret")]))
    SubmissionFactory(document=document(texts=[text("Secret")]), state="submitted")
    assert known() == {}
