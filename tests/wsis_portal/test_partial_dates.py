import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import translation

from tests.factories import ProjectFactory
from wsis_portal.partial_dates import (
    PartialDateField,
    check_partial_date,
    first_date,
    in_words,
    is_before,
    last_date,
)


@pytest.mark.parametrize(
    "text", ["1900", "2100", "2008", "2008-01", "2008-12", "2008-05-19", "2008-02-29"]
)
def test_year_month_and_day_are_dates(text):
    assert check_partial_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1899",
        "2101",
        "0000",
        "08",
        "2008-",
        "2008-5",
        "2008-13",
        "2008-00",
        "2008-02-30",
        "2009-02-29",
        "2008-05-00",
        "2008-05-19T00:00",
        "2008/05/19",
        "19.05.2008",
        "20080519",
        "-2008",
        "2008--19",
        "May 2008",
        "\u0662\u0660\u0660\u0668",
    ],
)
def test_everything_else_is_refused_with_its_code(text):
    with pytest.raises(ValidationError) as refusal:
        check_partial_date(text)
    assert refusal.value.code == "partial-date"


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("2008", "2008", "2008"),
        ("2008-05", "May 2008", "mai 2008"),
        ("2008-05-19", "19 May 2008", "19 mai 2008"),
        ("2008-05-01", "1 May 2008", "1 mai 2008"),
    ],
)
def test_date_in_words_is_as_exact_as_it_is_known(text, english, french):
    assert in_words(text) == english
    with translation.override("fr"):
        assert in_words(text) == french


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "10 de diciembre de 2003"),
        ("ru", "10 \u0434\u0435\u043a\u0430\u0431\u0440\u044f 2003\xa0\u0433."),
        ("zh-hans", "2003\u5e7412\u670810\u65e5"),
    ],
)
def test_day_is_written_as_the_language_does(language, words):
    with translation.override(language):
        assert in_words("2003-12-10").replace(" \u0433", "\xa0\u0433") == words


@pytest.mark.parametrize(
    ("end", "start", "before"),
    [
        ("", "", False),
        ("2020", "", False),
        ("", "2020", False),
        ("2020", "2020-05", False),
        ("2020-05", "2020-05-31", False),
        ("2020-05-31", "2020-05", False),
        ("2020-01-01", "2020", False),
        ("2019", "2020-01-01", True),
        ("2020-04", "2020-05-01", True),
        ("2020-04-30", "2020-05-01", True),
        ("2019-12-31", "2020", True),
    ],
)
@pytest.mark.django_db
def test_rule_and_database_agree_on_what_is_before(end, start, before):
    assert is_before(end, start) is before

    def store():
        with transaction.atomic():
            ProjectFactory(starts_on=start, ends_on=end)

    if not before:
        store()
        return
    with pytest.raises(IntegrityError, match="ends_after_start"):
        store()


def test_order_of_the_text_is_the_order_in_time():
    dates = ["2008", "2008-01", "2008-01-01", "2008-01-02", "2008-02", "2009"]
    assert sorted(dates) == dates


def test_field_is_short_and_migrates_without_its_length():
    field = PartialDateField("starts on", blank=True)
    _name, path, args, kwargs = field.deconstruct()
    assert (field.max_length, field.db_type(connection)) == (10, "varchar(10)")
    assert path == "wsis_portal.partial_dates.PartialDateField"
    assert (args, kwargs) == ([], {"verbose_name": "starts on", "blank": True})
    assert isinstance(field, models.CharField)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2008", "2008-01-01", "2008-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2007-04", "2007-04-01", "2007-04-30"),
        ("2008-05-19", "2008-05-19", "2008-05-19"),
    ],
)
def test_partial_date_begins_and_ends(text, first, last):
    assert first_date(text).isoformat() == first
    assert last_date(text).isoformat() == last
