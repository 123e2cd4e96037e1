"""What people type in six languages and more, and which records that finds."""

import pytest
from django.db import transaction

from stocktaking.models import Project
from stocktaking.search.second_try import second_try
from tests.factories import ProjectFactory, text
from tests.stocktaking.search.tables import SEARCHES, TEXTS, TYPOS

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def names(django_db_setup, django_db_blocker):
    """Of the records with these texts, by their primary key. Made once."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {made(*words).pk: name for name, words in TEXTS.items()}
        transaction.set_rollback(True)


def made(language, title, summary):
    return ProjectFactory(texts=[text(title, language, summary=summary)])


def found(question, names):
    return {names[row.pk] for row in Project.objects.matching(question)}


@pytest.mark.parametrize(
    ("question", "wanted", "others"),
    [pytest.param(*search, id=what) for what, *search in SEARCHES],
)
def test_question_finds_these_records_and_no_others(names, question, wanted, others):
    answer = found(question, names)

    assert others <= set(TEXTS)
    assert (answer, answer & others) == (wanted, set())


@pytest.mark.parametrize(
    ("typed", "meant", "wanted"),
    [pytest.param(*typo, id=what) for what, *typo in TYPOS],
)
def test_question_with_a_misspelt_word_is_asked_again(names, typed, meant, wanted):
    again = second_try(typed, Project.objects.all())

    assert again == meant
    assert found(meant or typed, names) == wanted


def test_table_is_as_long_as_it_should_be():
    assert len(SEARCHES) + len(TYPOS) >= 60
    assert len({what for what, *_search in SEARCHES}) > 40
