"""What a few letters may mean: names and titles of what has records, in one query."""

import os

import pytest
from django.utils import translation

from actionlines.loading.run import load
from actionlines.models import Country
from goldenbook.models import Commitment
from stocktaking.models import FormerName, Project
from stocktaking.search.suggestions import suggestions
from tests.factories import (
    ActionLineFactory,
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    SubmissionFactory,
    document,
    text,
)

pytestmark = pytest.mark.django_db
AUDIT = bool(os.environ.get("AUDIT"))


def suggested(typed, rows=None):
    found = suggestions(rows if rows is not None else Project.objects.all(), typed)
    return [(one.kind, one.label) for one in found]


def test_each_kind_is_found_by_its_name_in_one_query(django_assert_num_queries):
    ActionLineFactory(code="C7-EHEALTH", short_title="Electronic roads")
    country = CountryFactory(code="KE")
    Country.objects.filter(pk=country.pk).update(name_en="Roadland")
    organisation = OrganisationFactory(name="Ministry of Roads")
    row = ProjectFactory(
        lines=["C7-EHEALTH"],
        countries=["KE"],
        organisation=organisation,
        texts=[text("Roads online")],
    )

    with django_assert_num_queries(1):
        found = suggestions(Project.objects.all(), "road")

    assert [(one.kind, one.value, one.label) for one in found] == [
        ("action_line", "C7-EHEALTH", "C7 Electronic roads"),
        ("country", "KE", "Roadland"),
        ("organisation", organisation.reference, "Ministry of Roads"),
        ("title", row.reference, "Roads online"),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("eco", ["Écoles numériques", "Une école"]),
        ("ÉCOLE", ["Écoles numériques", "Une école"]),
        ("num", ["Écoles numériques"]),
        ("meri", ["Écoles numériques"]),
        ("coles num", ["Écoles numériques"]),
        ("éc", ["Une école", "Écoles numériques"]),
        ("ole", []),
        ("e", []),
        ("", []),
        ("%", []),
        ("__", []),
        ("'; DROP", []),
    ],
)
def test_case_and_accents_are_nothing_and_few_letters_begin_a_word(typed, found):
    for title in ("Écoles numériques", "Une école"):
        ProjectFactory(texts=[text(title, "fr")])
    assert sorted(label for _kind, label in suggested(typed)) == sorted(found)


def test_character_of_chinese_is_a_word():
    ProjectFactory(texts=[text("乡村学校", "zh")])
    assert suggested("学") == suggested("学校") == [("title", "乡村学校")]


def test_line_is_found_by_its_code():
    ProjectFactory(lines=["C7-EHEALTH"])
    ActionLineFactory(code="C7-ESCIENCE")
    assert {kind for kind, _label in suggested("c7-e")} == {"action_line"}
    assert len(suggested("c7-e")) == 1


def test_names_are_those_of_the_reader():
    country = CountryFactory(code="CH")
    Country.objects.filter(pk=country.pk).update(
        name_en="Switzerland", name_fr="Suisse"
    )
    ProjectFactory(countries=["CH"])
    with translation.override("fr"):
        assert suggested("suis") == [("country", "Suisse")]
    assert suggested("suis") == []


def test_former_name_suggests_the_name_of_today():
    organisation = OrganisationFactory(name="Digital Agency")
    FormerName.objects.create(
        organisation=organisation,
        slug="post",
        name="Office of Posts",
        folded_name="office of posts",
    )
    ProjectFactory(organisation=organisation, texts=[text("A")])
    assert suggested("posts") == [("organisation", "Digital Agency")]


def test_there_are_four_of_a_kind_and_the_shortest_first():
    for name in ("A road", "The road", "Another road", "A long road", "Road"):
        ProjectFactory(texts=[text(name)])
    labels = [label for _kind, label in suggested("road")]
    assert labels == ["Road", "A road", "The road", "A long road"]


def test_record_is_suggested_once_for_its_title_in_two_languages():
    ProjectFactory(texts=[text("Radio Sol"), text("Radio Sol", "es")])
    assert suggested("radio") == [("title", "Radio Sol")]


def test_only_what_has_records_in_the_register_is_suggested():
    OrganisationFactory(name="Road office")
    CommitmentFactory(texts=[text("Roads")], organisation=None)
    assert suggested("road") == []
    assert suggested("road", Commitment.objects.all()) == [("title", "Roads")]


def test_nothing_of_a_submission_is_suggested():
    spelled = {"name": "Secret office", "stakeholder_type": "business"}
    made = document(texts=[text("Secret plan")], organisation=spelled)
    SubmissionFactory(state="submitted", document=made)
    assert suggested("secret") == []


# The part of the page


@pytest.mark.parametrize("catalogue", ["/projects/", "/golden-book/"])
def test_suggestions_lead_to_the_filter_or_to_the_record(client, catalogue):
    factory = ProjectFactory if catalogue == "/projects/" else CommitmentFactory
    organisation = OrganisationFactory(name="Road office")
    row = factory(organisation=organisation, texts=[text("<b>Roads</b>")])

    html = client.get(f"{catalogue}suggestions/", {"q": "road"}).content.decode()

    assert f'href="{catalogue}?organisation={organisation.reference}#results"' in html
    assert f'href="{catalogue}{row.reference}/"' in html
    assert "&lt;b&gt;Roads&lt;/b&gt;" in html
    assert "2 suggestions" in html
    assert "<html" not in html


def test_links_stay_in_the_language_of_the_page(client):
    row = ProjectFactory(texts=[text("Roads")])
    html = client.get("/fr/projects/suggestions/", {"q": "road"}).content.decode()
    assert f'href="/fr/projects/{row.reference}/"' in html


def test_without_letters_nothing_is_suggested(client):
    html = client.get("/projects/suggestions/").content.decode()
    assert ("<a" in html, "suggestion<" in html) == (False, False)


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Radio: a handbook (2nd edition) - Volume 1", None),
        ("Китай онлайн", None),
        ("الجزائر الإلكترونية", None),
        ("Œuvre numérique", None),
        ("Łódź Smart City", None),
        ("हिन्दी पुस्तकालय", None),
        ("الأمن", "الامن"),
        ("Œuvre", "oeuvre"),
        ("乡村学校\uff08新\uff09", None),
    ],
)
def test_title_suggests_itself_however_it_is_written(title, typed):
    ProjectFactory(texts=[text(title)])
    assert suggested(typed or title) == [("title", title)]


def test_every_country_suggests_itself_in_each_language():
    load()
    ProjectFactory(countries=list(Country.objects.values_list("code", flat=True)))
    missing = []
    for start, language in enumerate(("en", "fr", "es", "ar", "zh-hans", "ru")):
        with translation.override(language):
            names = [country.name for country in Country.objects.all()]
            some = names if AUDIT else names[start::6]  # each country in one language
            missing += [n for n in some if ("country", n) not in suggested(n)]
    assert missing == []


@pytest.mark.parametrize("typed", ["C7", "c7", "\u04217", "\u04417"])
def test_code_of_a_line_may_be_typed_in_either_alphabet(typed):
    ProjectFactory(lines=["C7-EHEALTH"])
    assert {one.value for one in suggestions(Project.objects.all(), typed)} >= {"C7"}


def test_chinese_suggestion_has_what_was_typed():
    ProjectFactory(texts=[text("乡村学校", "zh", summary="农民的孩子")])
    assert suggested("农民") == []


def test_very_long_words_and_unknown_names_break_nothing(client):
    assert client.get("/projects/suggestions/", {"q": "x" * 3000}).status_code == 200
    assert client.get("/projects/suggestions/", {"colour": "x"}).status_code == 400
