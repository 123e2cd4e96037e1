"""Which published records a document looks like: title, organisation, country."""

import pytest
from django.db import connection

from goldenbook.models import Commitment
from stocktaking import publishing
from stocktaking.models import Project
from stocktaking.search import likeness
from stocktaking.search.likeness import COMPARED, Seen, look_alikes
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    SubmissionFactory,
    document,
    text,
)

pytestmark = pytest.mark.django_db


def alike(public, besides=(), model=Project):
    return look_alikes(model.objects.for_names(), Seen.of(public), besides)


def draft(title="Village radio", **more):
    return {"texts": [{"language": "en", "title": title}], **more}


def radio(title="Village radio", **more):
    return ProjectFactory(texts=[text(title)], **more)


def test_same_organisation_makes_a_title_that_is_alike_count():
    trust = OrganisationFactory(name="Radio Trust")
    row = radio(organisation=trust)
    radio("National strategy", organisation=trust)
    radio()

    for named in (trust.reference, "radio trust", {"name": "RADIO Trust"}):
        assert alike(draft("Radio for villages", organisation=named)) == [row]


def test_former_name_is_the_same_organisation():
    trust = OrganisationFactory(name="Radio Trust")
    row = radio(organisation=trust)
    publishing.rename(trust, "Voices of the Village")

    assert alike(draft(organisation={"name": "Radio Trust"})) == [row]


def test_shared_country_makes_a_title_that_is_alike_count():
    row = radio(countries=["KE", "UG"])
    radio(countries=["PE"])

    assert alike(draft("Vilage radio", countries=["ke", "TZ"])) == [row]
    assert alike(draft(organisation={"name": "New here", "country": "KE"})) == [row]


@pytest.mark.parametrize(
    "more",
    [{"countries": ["PE"]}, {"organisation": {"name": "Ministry of Peru"}}],
)
def test_same_title_of_somebody_else_elsewhere_is_another_record(more):
    radio("National ICT strategy", countries=["KE"])

    assert alike(draft("National ICT strategy", **more)) == []


def test_before_anything_else_is_given_the_title_is_almost_the_same():
    row = radio("National ICT strategy", countries=["KE"])

    assert alike(draft("national  ICT Strategy 2025")) == [row]
    assert alike(draft("National ICT strategy of Peru")) == []


def test_own_organisation_comes_first_then_the_likest():
    trust = OrganisationFactory()
    near = radio("Village radios", countries=["KE"])
    nearer = radio("Village radio", countries=["KE"])
    own = radio("The village radio project", organisation=trust)
    public = draft(organisation=trust.reference, countries=["KE"])

    assert alike(public) == [own, nearer, near]


def test_three_are_told_at_most():
    radios = [radio(countries=["KE"]) for _ in range(4)]

    assert alike(draft(countries=["KE"])) == radios[:0:-1]


def test_what_it_was_told_apart_from_makes_room_for_others():
    *others, last = (radio(countries=["KE"]) for _ in range(4))

    found = alike(draft(countries=["KE"]), besides=[last.reference])

    assert found == others[::-1]


def test_of_the_entries_of_one_undertaking_the_last_is_told():
    first = radio(countries=["KE"])
    last = radio(countries=["KE"], continues=first)
    other = radio("Village radios", countries=["KE"])

    assert alike(draft(countries=["KE"])) == [last, other]
    assert alike(draft(countries=["KE"]), besides=[last.reference]) == [other]


def test_titles_are_compared_in_every_language():
    texts = [text(), text("Radio de village", "fr"), text("乡村广播项目", "zh")]
    row = ProjectFactory(texts=[*texts, text("إذاعة القرية", "ar")], countries=["SN"])
    row.texts.create(position=4, **text("Сельское радио", "ru"))

    for title in (
        "Radio de Village 2025",
        "2024年乡村广播项目",
        "إذاعة القرية",
        "Сельское радио",
        "RÁDIO de village",
    ):
        assert alike(draft(title, countries=["SN"])) == [row], title


def test_any_title_of_the_document_counts():
    row = radio("Radio de village", countries=["SN"])
    texts = [{"title": "Rural voices"}, {"title": "Radio de village"}]

    assert alike({"texts": texts, "countries": ["SN"]}) == [row]


def test_titles_without_a_long_word_are_found_too():
    row = radio("ICT4D", countries=["KE"])

    assert alike(draft("ict4d 2025", countries=["KE"])) == [row]


def test_drafts_are_never_told():
    SubmissionFactory(document=document(texts=[text()], countries=["KE"]))

    assert alike(draft(countries=["KE"])) == []


def test_each_register_is_looked_at_by_itself():
    promise = CommitmentFactory(texts=[text()], countries=["KE"])

    assert alike(draft(countries=["KE"])) == []
    assert alike(draft(countries=["KE"]), model=Commitment) == [promise]


ODD = [
    {},
    {"texts": None, "organisation": 7, "countries": "KE"},
    {"texts": [None, {"title": 7}, {"title": ""}]},
    {"texts": [{"title": "..."}, {"title": "%_{}\\'\""}], "countries": [None, {}]},
    {"texts": [{"title": "Weather advice " * 200}], "organisation": {"name": ["x"]}},
    {"texts": [{"title": "Village radio"}], "organisation": {"country": "KE"}},
]


@pytest.mark.parametrize("public", ODD)
def test_a_draft_may_hold_anything(public):
    radio()

    assert alike(public) == []


def test_frequent_words_are_looked_for_together(monkeypatch):
    monkeypatch.setattr(likeness, "COMPARED", 1)
    radio("Village schools", countries=["KE"])
    row = radio(countries=["KE"])
    radio("Radio in towns", countries=["KE"])

    assert alike(draft(countries=["KE"])) == [row]


def test_a_register_of_any_size_is_asked_as_often(django_assert_num_queries):
    trust = OrganisationFactory()
    public = draft(organisation=trust.reference, countries=["KE"])
    CountryFactory(code="KE")

    with django_assert_num_queries(4):
        # words, organisations, titles with these words, those of the organisation
        assert alike(public) == []
    for number in (1, 3):
        while Project.objects.count() < number:
            radio(organisation=trust, countries=["KE"])
        with django_assert_num_queries(7):
            # and what names those that are found: rows, texts, countries
            assert len(alike(public)) == number


def test_words_of_titles_are_found_by_their_index():
    radio()
    texts = Project.objects.rows_of("texts").order_by()
    texts = texts.alias(words=likeness.TitleWords("title"))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")

    plan = texts.filter(likeness.sharing_words(["Village radio", "乡村广播"])).explain()

    assert "projecttext_title_words" in plan
    assert "Seq Scan" not in plan


def test_rare_words_stay_within_what_is_compared():
    counted = {"a": COMPARED // 2, "b": COMPARED // 2, "c": 1}

    assert likeness.rare_words(counted) == ["a", "b"]
    assert likeness.rare_words({"a": COMPARED + 1}) == []
