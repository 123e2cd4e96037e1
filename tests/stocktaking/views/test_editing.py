import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from stocktaking import registers, workflow
from stocktaking.choices import Action, State
from stocktaking.models import Organisation
from stocktaking.workflow import Given
from tests.factories import (
    CountryFactory,
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    commitment_document,
    document,
    lines,
    record,
    report_document,
    text,
)
from tests.stocktaking.views.posting import answer, controls, fill_in, form_of

pytestmark = pytest.mark.django_db


def at(item, section):
    return reverse("stocktaking:edit-section", args=[item.pk, section])


@pytest.fixture
def item(client):
    item = SubmissionFactory()
    client.force_login(item.submitter)
    return item


def blank(client, register="project", public=None):
    user = UserFactory()
    client.force_login(user)
    return workflow.open_draft(register, actor=user, public=public or {})


def everything():
    return document(
        texts=[text(), text("Radio de village", "fr", origin="human-translation")],
        organisation={
            "name": "Radio Trust",
            "stakeholder_type": "civil-society",
            "country": None,
        },
        area="applications",
        ends_on="2026-03",
        budget="1000.50",
        currency="USD",
        links=[{"url": "https://example.org/", "title": "Site"}],
        partners=[{"organisation": {"name": "Radio Friends"}, "role": "funding"}],
        awards=[{"scheme": "WSIS Prizes", "year": "2020", "level": "winner"}],
        identifiers=[{"scheme": "iati", "value": "XM-1"}],
        languages=["fr", "sw"],
    )


def test_what_is_typed_reads_back_the_same(client):
    item, every = blank(client), everything()
    every["public"]["action_lines"][0]["reason"] = "It carries voices."

    fill_in(client, item, every)

    item.refresh_from_db()
    kept = {k: v for k, v in item.public.items() if k in every["public"]}
    kept["texts"] = [{"description": "", **row} for row in kept["texts"]]
    assert kept == every["public"]
    assert item.private == {**every["private"], "telephone": "", "note": ""}


@pytest.mark.parametrize(
    ("register", "make"),
    [
        ("project", document),
        ("commitment", commitment_document),
        ("progress-report", report_document),
    ],
)
def test_every_register_is_filled_in_section_by_section(client, register, make):
    whole = make()
    about = {"commitment": whole["public"].get("commitment")}
    item = blank(client, register, {k: v for k, v in about.items() if v})

    fill_in(client, item, whole)

    item.refresh_from_db()
    assert registers.get(register).problems(item.document, "new") == {}
    assert item.public["texts"][0]["title"] == whole["public"]["texts"][0]["title"]


def test_every_field_of_a_document_is_asked_somewhere(client):
    never = {"reference", "confirmed_on", "commitment"}
    for register in ("project", "commitment", "progress-report"):
        fields = registers.get(register).judge().fields.keys()
        sections = registers.get(register).drawn.sections
        asked = {name for name in fields if any(one.asks(name) for one in sections)}
        assert fields - asked <= never


@pytest.mark.parametrize("pressed", ["save", "next", "go", "language"])
def test_drawing_and_saving_unchanged_changes_nothing(client, pressed):
    row = record(budget="10.00", currency="EUR", ends_on="2026", **partners())
    item = change_of(row)
    client.force_login(item.submitter)

    for section in form_of(item).sections:
        answer(client, item, section.slug, {}, **{pressed: "fr"})

    before = item.public
    item.refresh_from_db()
    cleaned = registers.get("project").clean(item.document, item.profile)
    assert cleaned["public"] == before


def partners():
    organisation = OrganisationFactory(name="Radio Friends")
    return {
        "partners": [{"organisation": organisation.reference, "role": "funding"}],
        "links": [{"url": "https://example.org/", "title": "Site"}],
    }


def test_an_organisation_that_is_recorded_stays_named_by_its_reference(client):
    row = record(organisation=OrganisationFactory().reference, **partners())
    item = change_of(row)
    client.force_login(item.submitter)
    name = Organisation.objects.get(reference=item.public["organisation"]).name

    page = client.get(at(item, "what"))
    answer(client, item, "what", {"activity_type": "training"})
    answer(client, item, "who", {})

    before = item.public
    item.refresh_from_db()
    assert name in page.content.decode()
    assert item.public["organisation"] == before["organisation"]
    assert item.public["partners"] == before["partners"]


def test_a_country_may_be_chosen_before_the_name(client):
    CountryFactory(code="BF")
    item = blank(client)

    chosen = {"organisation_country": "BF", "organisation_type": "government"}
    answer(client, item, "what", chosen)

    shown = controls(client.get(at(item, "what")))
    assert {name: shown[name] for name in chosen} == {
        name: [value] for name, value in chosen.items()
    }


def test_two_partners_of_one_name_stay_two(client):
    rows = [OrganisationFactory(name="Ministry of Education") for _n in range(2)]
    roles = zip(rows, ("funding", "implementing"), strict=True)
    both = [{"organisation": row.reference, "role": role} for row, role in roles]
    item = SubmissionFactory(document=document(partners=both))
    client.force_login(item.submitter)

    answer(client, item, "who", {})

    item.refresh_from_db()
    assert item.public["partners"] == both


def test_languages_that_are_not_offered_stay(client):
    german = document(texts=[text("Dorfradio", "de")], languages=["de", "fr"])
    item = SubmissionFactory(document=german)
    client.force_login(item.submitter)

    answer(client, item, "what", {})
    answer(client, item, "where", {})

    item.refresh_from_db()
    assert item.public["texts"][0]["language"] == "de"
    assert sorted(item.public["languages"]) == ["de", "fr"]


def test_organisation_that_is_known_is_used(client, item):
    known = OrganisationFactory(name="Radio Trust")
    answer(client, item, "what", {"organisation": {"name": "radio  trust"}})

    item.refresh_from_db()
    cleaned = registers.get("project").clean(item.document, "new")
    assert cleaned["public"]["organisation"] == known.reference


@pytest.mark.parametrize(
    ("button", "goes_to"),
    [
        ({"save": "draft"}, "edit/proof/"),
        ({"save": "links"}, "edit/proof/?more=links#links"),
        ({"next": "1"}, "edit/contact/"),
        ({"go": "where"}, "edit/where/"),
        ({"go": "review"}, "review/"),
        ({"go": "elsewhere"}, "edit/proof/"),
        ({"language": "fr"}, "edit/proof/"),
        ({"language": "tlh"}, "edit/proof/"),
    ],
)
def test_each_button_saves_and_goes_where_it_says(client, item, button, goes_to):
    links = {"links": [{"url": "https://example.org/", "title": ""}]}

    response = answer(client, item, "proof", links, **button)

    item.refresh_from_db()
    french = "/fr" if button.get("language") == "fr" else ""
    here = f"{french}/my/submissions/{item.pk}/{goes_to}"
    assert (response.status_code, response.headers["Location"]) == (302, here)
    assert item.public["links"] == [{"url": "https://example.org/"}]


def test_that_it_is_saved_is_said_in_the_language_one_goes_to(client, item):
    response = answer(client, item, "money", {}, language="fr")

    page = client.get(response.headers["Location"]).content.decode()

    with translation.override("fr"):
        said = gettext("The draft is saved.")
    assert said != "The draft is saved."
    assert said in page


def test_a_reason_whose_box_is_not_ticked_stays_on_the_page(client, item):
    lines("C4")
    form = controls(client.get(at(item, "serves"))) | {"action_lines": []}
    form |= {"action_lines-reason-C4": "It carries voices.", "seen": "{}"}

    page = client.post(at(item, "serves"), form)

    said = controls(page)
    assert (page.status_code, said["action_lines"]) == (409, ["C3"])
    assert said["action_lines-reason-C4"] == ["It carries voices."]
    assert "A reason counts only where its box is ticked." in page.content.decode()


def test_last_section_goes_on_to_the_review(client, item):
    response = answer(client, item, "contact", {}, next="1")
    review = reverse("stocktaking:review", args=[item.pk])
    assert response.headers["Location"] == review


def test_form_keeps_what_it_does_not_show(client):
    item = SubmissionFactory(document=document(confirmed_on="2026-01-01"))
    client.force_login(item.submitter)

    fill_in(client, item, document(texts=[text("Other")]))

    item.refresh_from_db()
    assert (item.public["confirmed_on"], item.title) == ("2026-01-01", "Other")


def test_a_row_that_is_emptied_goes(client):
    item = SubmissionFactory(document=document(**partners()))
    client.force_login(item.submitter)
    page = client.get(at(item, "proof"))
    empty = {"links-0-url": "", "links-0-title": ""}

    client.post(at(item, "proof"), controls(page) | empty)

    item.refresh_from_db()
    assert item.public["links"] == []


def test_a_list_has_an_empty_row_when_one_is_asked_for_or_it_has_none(client):
    item = SubmissionFactory(document=document(**partners()))
    client.force_login(item.submitter)

    def rows(address):
        return len(client.get(address).context["form"].lists["links"].forms)

    shown = [rows(at(item, "proof")), rows(f"{at(item, 'proof')}?more=links")]
    item.document["public"]["links"] = []
    item.save()
    assert [*shown, rows(at(item, "proof"))] == [1, 2, 1]


def test_wrong_words_are_kept_and_told_on_the_way_back(client, item):
    answer(client, item, "where", {"starts_on": "2025-05", "ends_on": "2024"})

    page = client.get(f"{at(item, 'where')}?check=1")

    item.refresh_from_db()
    html = page.content.decode()
    assert (page.status_code, item.public["ends_on"]) == (422, "2024")
    assert [fault.control for fault in page.context["form"].faults] == ["id_ends_on"]
    assert 'href="#id_ends_on"' in html
    assert "The end date is before the start date." in html


def test_what_is_left_to_do_is_told_by_section(client):
    item = SubmissionFactory(document=document(starts_on="", countries=[], level=""))
    client.force_login(item.submitter)

    progress = client.get(at(item, "what")).context["progress"]

    left = {step.section.slug: step.missing for step in progress if step.missing}
    assert left == {"where": 3}
    assert [step.section.slug for step in progress if step.current] == ["what"]


def test_form_that_did_not_arrive_whole_is_said(client, item):
    response = client.post(at(item, "what"), {"texts-0-title": "Village radio"})
    assert response.status_code == 400
    assert "did not arrive whole" in response.content.decode()


@pytest.mark.parametrize(
    "seen", ["", "{", "[]", "7", '{"texts": 7}', "[" * 3000, "[" * 100_000]
)
def test_without_knowing_what_was_seen_nothing_is_written_over(client, item, seen):
    said = {"texts": [text("Other")]}

    response = answer(client, item, "what", said, seen=seen)

    item.refresh_from_db()
    assert (response.status_code, item.title) == (409, "Village radio")
    assert "Other" in response.content.decode()


@pytest.mark.parametrize("page", ["submission", "edit", "review"])
def test_stranger_gets_404(client, page):
    client.force_login(UserFactory())
    url = reverse(f"stocktaking:{page}", args=[SubmissionFactory().pk])
    assert client.get(url).status_code == 404


def test_stranger_saves_nothing(client):
    item = SubmissionFactory()
    client.force_login(UserFactory())

    assert client.post(at(item, "what"), {"texts-0-title": "x"}).status_code == 404
    item.refresh_from_db()
    assert item.title == "Village radio"


def test_there_is_no_other_section(client, item):
    assert client.get(at(item, "elsewhere")).status_code == 404


@pytest.mark.parametrize("page", ["edit", "review"])
def test_what_was_handed_in_is_not_edited(client, page):
    item = SubmissionFactory(state=State.SUBMITTED)
    client.force_login(item.submitter)
    response = client.get(reverse(f"stocktaking:{page}", args=[item.pk]))
    assert response.headers["Location"] == item.get_absolute_url()


def test_words_typed_while_it_was_handed_in_elsewhere_stay_on_screen(client, item):
    typed = controls(client.get(at(item, "money"))) | {"budget": "4711"}
    given = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=given)

    response = client.post(at(item, "money"), typed)

    assert response.status_code == 409
    assert "4711" in response.content.decode()


def test_what_the_reviewer_asks_for_stands_beside_the_fields(client):
    item = SubmissionFactory(state=State.IN_REVIEW)
    comments = {"texts": "Name the village.", "countries": "Only one?"}
    given = Given(words="Nearly there.", comments=comments)
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=given)
    client.force_login(item.submitter)

    what, where = (client.get(at(item, slug)) for slug in ("what", "where"))

    assert "Name the village." in what.content.decode()
    assert "Only one?" in where.content.decode()
    assert "Nearly there." in what.content.decode()


def test_own_pages_are_not_kept_by_caches(client, item):
    review = reverse("stocktaking:review", args=[item.pk])
    for url in ("/my/", item.get_absolute_url(), at(item, "what"), review):
        assert "no-store" in client.get(url).headers["Cache-Control"]


@pytest.mark.parametrize("section", ["what", "who", "proof", "serves", "review"])
def test_thirty_rows_cost_as_many_queries_as_one(client, section):
    def cost(number):
        item = SubmissionFactory(document=many(number))
        client.force_login(item.submitter)
        page = reverse("stocktaking:review", args=[item.pk])
        page = page if section == "review" else at(item, section)
        client.get(page)  # sessions and vocabularies are warm
        with CaptureQueriesContext(connection) as counted:
            client.get(page)
        return len(counted)

    assert cost(1) == cost(30)


def many(number):
    friends = [OrganisationFactory().reference for _n in range(number)]
    return document(
        partners=[{"organisation": one, "role": "funding"} for one in friends],
        links=[{"url": f"https://example.org/{n}"} for n in range(number)],
        identifiers=[{"scheme": "iati", "value": str(n)} for n in range(number)],
    )


def test_seen_is_told_in_full(client, item):
    page = client.get(at(item, "money"))
    assert json.loads(page.context["seen"]).keys() == {"budget", "currency"}
