import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import ActionLineFactory, UserFactory
from wsis_portal.menu import language_links, main_menu


def told(here, user=None):
    return {
        entry.url: entry.current for entry in main_menu(here, user) if entry.current
    }


@pytest.mark.parametrize(
    ("here", "current"),
    [
        ("/", {}),
        ("/projects/", {"/projects/": "page"}),
        ("/projects/WSIS-P-000001/", {"/projects/": "true"}),
        ("/submit/project/", {"/submit/project/": "page"}),
        ("/chronology/", {}),
    ],
)
def test_menu_marks_the_page_and_what_is_above_it(here, current):
    assert told(here) == current


def test_menu_is_marked_in_other_languages_too():
    with translation.override("zh-hans"):
        assert told("/zh/targets/j/") == {"/zh/targets/": "true"}


def test_menu_offers_signing_in_or_the_own_submissions():
    stranger = [entry.url for entry in main_menu("/", AnonymousUser())]
    member = [entry.url for entry in main_menu("/", UserFactory.build())]
    assert stranger[-2:] == ["/submit/project/", "/accounts/login/"]
    assert member[-2:] == ["/submit/project/", "/my/"]


def test_menu_puts_the_acts_at_the_end():
    ends = [entry.url for entry in main_menu("/", None) if entry.at_end]
    assert ends == ["/submit/project/", "/accounts/login/"]


def test_languages_keep_the_address_and_the_question(rf):
    links = list(language_links(rf.get("/projects/?q=radio&action_line=C2")))

    rest = "projects/?q=radio&action_line=C2"
    assert [(link.code, link.url) for link in links] == [
        ("en", f"/{rest}"),
        ("fr", f"/fr/{rest}"),
        ("es", f"/es/{rest}"),
        ("ar", f"/ar/{rest}"),
        ("zh", f"/zh/{rest}"),
        ("ru", f"/ru/{rest}"),
    ]
    assert [link.code for link in links if link.current] == ["en"]


def test_languages_lead_back_from_chinese(rf):
    with translation.override("zh-hans"):
        links = {link.code: link for link in language_links(rf.get("/zh/targets/j/"))}
    assert links["en"].url == "/targets/j/"
    assert links["zh"].current is True


def test_address_without_a_page_leads_to_the_home_of_the_language(rf):
    links = {link.code: link.url for link in language_links(rf.get("/nowhere/"))}
    assert (links["en"], links["fr"]) == ("/nowhere/", "/fr/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("prefix", "html"),
    [("", 'lang="en" dir="ltr"'), ("/ar", 'lang="ar" dir="rtl"'), ("/zh", 'lang="zh"')],
)
def test_page_says_its_language_and_direction(client, prefix, html):
    ActionLineFactory(code="C2")
    assertContains(client.get(f"{prefix}/action-lines/c2/"), f"<html {html}")


@pytest.mark.django_db
def test_signing_out_is_offered_to_who_is_signed_in(client):
    button = 'action="/accounts/logout/"'
    assertNotContains(client.get("/terms/"), button)

    client.force_login(UserFactory())

    assertContains(client.get("/terms/"), button, count=1)


@pytest.mark.django_db
@pytest.mark.parametrize(("demo", "times"), [(True, 1), (False, 0)])
def test_demonstration_says_so(client, settings, demo, times):
    settings.DEMO = demo
    html = client.get("/terms/").content.decode()
    assert html.count("Demonstration.") == times


@pytest.mark.django_db
def test_each_page_says_what_designations_do_not_imply(client):
    assertContains(client.get("/terms/"), "do not imply the expression of any opinion")
