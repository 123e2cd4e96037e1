from itertools import islice
from random import Random

import pytest

from stocktaking.choices import StakeholderType
from wsis_portal.overview.specimens.grammar import Grammar, grammar
from wsis_portal.overview.specimens.shares import WORLD
from wsis_portal.overview.specimens.topics import TOPICS

SMALL = """
# words
[people: many, one]
families | family
[people health]
nurses | nurse
[sentence]
{people} met in {place}.
{people.one} by {people.one}, they came to {place}.
"""
SECTIONS = ["title", "opening", "sentence", "closing", "heading", "report"]
TOPIC_NAMES = {topic.name for topic in TOPICS.values()}


def written(text, topic="", number=200):
    given = {"place": "Zumasi"}
    sentences = Grammar(text).each("sentence", Random(1), topic, given)
    return set(islice(sentences, number))


def test_gaps_take_words_in_the_form_that_they_name():
    assert written(SMALL) == {
        "Families met in Zumasi.",
        "Family by family, they came to Zumasi.",
    }


def test_topic_has_its_own_words_beside_the_others():
    found = written(SMALL, "health")
    assert found > written(SMALL)
    assert "Nurse by family, they came to Zumasi." in found


def test_no_sentence_comes_again_before_the_others():
    first, second = islice(
        Grammar("[sentence]\nA.\nB.").each("sentence", Random(1), "", {}), 2
    )
    assert {first, second} == {"A.", "B."}


@pytest.mark.parametrize("gap", ["{things}", "{people.some}"])
def test_gap_that_nothing_fills_is_an_error(gap):
    with pytest.raises(ValueError, match=r"things|some"):
        Grammar(f"{SMALL}{gap}")


@pytest.mark.parametrize("code", WORLD.values)
def test_grammar_of_each_language_has_all_that_is_asked_for(code):
    given = {"name": "Zumasi", "place": "Bakidu", "year": "2020"}
    words = grammar(code)
    for topic in TOPIC_NAMES:
        assert len(words.own["people", topic]) == 3
        assert len(words.own["things", topic]) == len(words.own["act", topic]) == 4
        for name in [*SECTIONS, "reason", "words"]:
            for choice in words.choices(name, topic):
                text = words.fill(choice[0], Random(1), topic, given)
                assert "{" not in text
                assert text[-1] in (".。" if name not in ("title", "heading") else text)
    kinds = {kind for name, kind in words.own if name == "organisation"}
    assert kinds == set(StakeholderType.values)


@pytest.mark.parametrize("code", WORLD.values)
def test_every_line_of_a_section_has_all_its_forms(code):
    words = grammar(code)
    for (name, _topic), choices in words.own.items():
        assert {len(choice) for choice in choices} == {len(words.forms[name])}


@pytest.mark.parametrize("code", WORLD.values)
def test_no_line_is_written_twice(code):
    for choices in grammar(code).own.values():
        assert len(choices) == len(set(choices))
