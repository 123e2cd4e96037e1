"""What the reviewer asks for: at the answers, among the sections, before handing in."""

import re

import pytest
from django.urls import reverse

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.factories import CountryFactory, SecretariatFactory, SubmissionFactory

pytestmark = pytest.mark.django_db

COMMENTS = {
    "texts": "Name the village.",
    "countries": "Only one?",
    "level": "<b>Local</b>?",
    "awards": "Which prize?",
    "stakeholder_type": "A company?",
    "confirmed_on": "Still true?",
}


def at(item, slug):
    return reverse("stocktaking:edit-section", args=[item.pk, slug])


@pytest.fixture
def item(client):
    CountryFactory(code="SN")
    item = SubmissionFactory(state=State.IN_REVIEW)
    returned(item, COMMENTS)
    client.force_login(item.submitter)
    return item


def returned(item, comments, words="Nearly there."):
    given = Given(words=words, comments=comments)
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=given)


def comments_of(html):
    """What is asked, by the id that controls are described by."""
    found = re.findall(
        r'<div class="note warning comment" id="(.*?)">\s*<h3>(.*?)</h3>\s*'
        r'<p dir="auto">(.*?)</p>',
        html,
        re.DOTALL,
    )
    return {name: (re.sub("<[^>]*>", "", title), words) for name, title, words in found}


def test_each_comment_has_a_heading_at_its_answer(client, item):
    where = client.get(at(item, "where")).text

    assert comments_of(where) == {
        "id_level_comment": (
            "The reviewer asks: At which level?",
            "&lt;b&gt;Local&lt;/b&gt;?",
        ),
        "id_countries_comment": ("The reviewer asks: Countries", "Only one?"),
    }


def test_controls_are_described_by_the_comments_on_them(client, item):
    where, what = (client.get(at(item, slug)).text for slug in ("where", "what"))

    described = re.findall(r'aria-describedby="([^"]*_comment[^"]*)"', where + what)

    assert [one.split()[-1] for one in described] == [
        *("id_level_comment", "id_countries_comment"),
        *("texts_comment", "id_organisation_type_comment"),
    ]


def test_a_list_that_is_asked_about_is_not_folded_away(client, item):
    proof = client.get(at(item, "proof")).text
    _before, *folded = proof.split('<details class="more-questions"')
    opened = [one for one in folded if one.startswith(" open>")]
    assert comments_of(opened[0])["awards_comment"][1] == "Which prize?"
    assert (len(opened), len(folded)) == (1, 2)


def test_the_list_of_sections_says_where_there_are_comments(client, item):
    progress = client.get(at(item, "money")).context["progress"]

    found = {step.section.slug: step.comments for step in progress}

    assert found == {
        **dict.fromkeys(("serves", "who", "money", "contact"), 0),
        "what": 2,
        "where": 2,
        "proof": 1,
    }


def test_every_section_says_what_is_asked_and_what_to_do(client, item):
    what, money = (client.get(at(item, slug)).text for slug in ("what", "money"))

    for page in (what, money):
        assert "Nearly there." in page
        assert "look it through and hand it in again" in page
        assert "<b>Confirmed on</b> Still true?" in page  # of what no section asks
    assert "2 answers below have a comment." in what
    assert "The comments are in other sections" in money


def test_review_has_the_comments_beside_the_answers_with_links(client, item):
    page = client.get(reverse("stocktaking:review", args=[item.pk]))

    found = {
        (part.section.slug, one.control): one.words
        for part in page.context["parts"]
        for one in part.comments
    }
    assert found == {
        ("what", "id_organisation_type"): "A company?",
        ("what", "texts"): "Name the village.",
        ("where", "id_level"): "<b>Local</b>?",
        ("where", "id_countries_0"): "Only one?",
        ("proof", "awards"): "Which prize?",
    }
    assert "Nearly there." in page.text
    for section, control in found:
        assert f'href="{at(item, section)}#{control}"' in page.text
        assert f'id="{control}"' in client.get(at(item, section)).text


def test_own_page_leads_to_the_sections_with_comments(client, item):
    page = client.get(item.get_absolute_url())

    found = {section.slug: number for section, number in page.context["asked_in"]}

    assert found == {"what": 2, "where": 2, "proof": 1}
    assert f'href="{at(item, "where")}">Where and when</a>: 2 comments' in page.text


def test_once_handed_in_they_are_in_the_thread_alone(client, item):
    given = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=given)
    workflow.take_step(item, Action.RECALL, actor=item.submitter)

    pages = [client.get(at(item, "where")), client.get(item.get_absolute_url())]

    assert [comments_of(page.text) for page in pages] == [{}, {}]
    assert [page.text.count("Only one?") for page in pages] == [0, 1]


def test_of_two_requests_the_last_one_counts(client, item):
    given = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=given)
    workflow.take_step(item, Action.TAKE_UP, actor=SecretariatFactory())
    returned(item, {"level": "Still local?"}, "Once more.")

    where = client.get(at(item, "where")).text

    assert [*comments_of(where)] == ["id_level_comment"]
    assert "Still local?" in where
    assert "Nearly there." not in where
