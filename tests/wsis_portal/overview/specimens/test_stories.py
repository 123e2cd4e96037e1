"""What is made, before there are rows; no test here needs a database."""

from collections import Counter
from itertools import chain, pairwise

import pytest

from stocktaking.choices import Profile, State
from wsis_portal.overview.specimens.stories import LAST, stories
from wsis_portal.text import count_words


def told(number, seed=1, first=0):
    return list(chain.from_iterable(stories(seed, number, first)))


@pytest.fixture(scope="module")
def many():
    return told(3000)


def records(many):
    return [story for story in many if story.register != "progress-report"]


def share(found):
    return round(100 * sum(map(bool, found)) / len(found))


def test_same_seed_makes_the_same():
    assert told(60) == told(60)
    assert told(60, seed=2) != told(60)
    assert told(60, first=40) == told(60)[-len(told(60, first=40)) :]


def test_same_is_made_on_every_machine():
    """Nothing hangs on the order of a set, which is another one in each process."""
    story = told(60)[17]

    title = "Fusuli dictionaries network (Lulurumu)"
    assert story.public["texts"][0]["title"] == title
    assert story.public["organisation"]["website"] == "https://sufizifa.example/"
    assert story.times[0].isoformat() == "2015-03-26T18:19:00.013560+00:00"


def test_steps_are_taken_one_after_another(many):
    times = [at for story in many for at in story.times]

    assert all(before < after for before, after in pairwise(times))
    assert times[-1] < LAST


def test_most_are_projects_and_few_are_not_finished(many):
    registers = Counter(story.register for story in records(many))
    states = Counter(story.state for story in records(many))

    assert registers.total() == 3000
    assert 0.04 < registers["commitment"] / 3000 < 0.06
    assert states[State.PUBLISHED] == 2970
    assert min(states[state] for state in ("draft", "submitted", "in-review")) > 0


def test_commitments_have_up_to_five_reports(many):
    numbers, kinds = [], [story.register for story in many]
    for n, kind in enumerate(kinds):
        if kind == "commitment":
            rest = [*kinds[n + 1 :], ""]
            numbers.append(
                next(i for i, one in enumerate(rest) if one != "progress-report")
            )

    assert set(numbers) == {0, 1, 2, 3, 4, 5}


def test_a_third_is_in_several_languages(many):
    languages = [
        [text["language"] for text in story.public["texts"]] for story in records(many)
    ]

    assert 32 <= share([len(codes) > 1 for codes in languages]) <= 38
    assert 3 <= share([len(codes) > 2 for codes in languages]) <= 7
    assert {codes[0] for codes in languages} == {"en", "fr", "es", "ar", "ru", "zh"}


def test_summaries_are_as_long_as_people_write_them(many):
    words = [
        count_words(text["summary"]) for story in many for text in story.public["texts"]
    ]

    assert min(words) >= 40
    assert max(words) <= 300
    assert 80 < sum(words) / len(words) < 140


def test_few_have_much_and_many_have_little(many):
    organisations = Counter(
        story.public["organisation"]["name"]
        for story in records(many)
        if story.public["organisation"]
    )
    countries = Counter(
        code for story in records(many) for code in story.public["countries"]
    )

    assert 200 <= len(organisations) <= 250  # a twelfth
    assert organisations.most_common(1)[0][1] > 50
    assert len(countries) > 150
    assert sum(n for _code, n in countries.most_common(20)) > countries.total() / 3


def test_records_become_more_from_year_to_year(many):
    years = Counter(story.times[0].year for story in many)
    assert years[2008] < years[2014] < years[2020] < years[2025]


def test_every_record_says_that_it_was_made(many):
    for story in records(many):
        public = story.public
        assert "specimens" in public["collections"]
        assert public["source"] == "Made by make_records, not a fact."
    marks = [story.public["identifiers"][0]["value"] for story in records(many)]
    assert marks == [f"make_records/1/{n}" for n in range(3000)]


def test_only_history_comes_from_files(many):
    for story in many:
        if story.profile == Profile.HISTORIC:
            assert story.actions == ("import",)
            assert story.times[0].year < 2020
        else:
            assert "import" not in story.actions
