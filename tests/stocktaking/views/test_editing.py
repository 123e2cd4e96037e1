import pytest
from django.urls import reverse

from stocktaking import registers, workflow
from stocktaking.choices import Action, Kind, State
from stocktaking.models import Organisation, Revision, Submission
from stocktaking.workflow import MOST_DRAFTS, Given
from tests.factories import (
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    commitment_document,
    document,
    record,
    text,
)
from tests.stocktaking.views.posting import typed

pytestmark = pytest.mark.django_db

NEW = "/submit/project/"


def edit(item):
    return reverse("stocktaking:edit", args=[item.pk])


@pytest.fixture
def item(client):
    item = SubmissionFactory()
    client.force_login(item.submitter)
    return item


@pytest.mark.parametrize("url", [NEW, "/my/", "/my/submissions/1/edit/"])
def test_one_signs_in_first_and_comes_back(client, url):
    response = client.get(url)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/accounts/login/?next={url}"


def test_a_blank_form_stores_nothing(client):
    client.force_login(UserFactory())
    assert client.get(NEW).status_code == 200
    assert not Submission.objects.exists()


def test_contact_is_filled_in_from_the_account(client):
    client.force_login(UserFactory(name="Awa Traoré", email="awa@example.org"))
    facts = client.get(NEW).context["form"].facts
    filled = (facts["contact_name"].value(), facts["email"].value())
    assert filled == ("Awa Traoré", "awa@example.org")


def test_half_a_form_is_kept_as_a_draft(client):
    client.force_login(UserFactory())
    half = {"format": 1, "public": {"texts": [text(summary="")]}, "private": {}}

    response = client.post(NEW, typed(half, save="draft"))

    (draft,) = Submission.objects.all()
    assert (draft.state, draft.title) == (State.DRAFT, "Village radio")
    assert response.headers["Location"] == edit(draft)


def test_adding_a_row_saves_and_comes_back_to_it(client, item):
    response = client.post(edit(item), typed(item.document, save="links"))

    assert response.headers["Location"] == f"{edit(item)}#links"


def test_whole_form_is_handed_in(client):
    client.force_login(UserFactory())

    response = client.post(NEW, typed(document(), submit="1", terms="on"))

    (item,) = Submission.objects.all()
    assert (item.state, item.terms) == (State.SUBMITTED, "2026-11")
    assert response.headers["Location"] == item.get_absolute_url()


def test_what_is_typed_reads_back_the_same(client, item):
    every = document(
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
    every["public"]["action_lines"][0]["reason"] = "It carries voices."

    client.post(edit(item), typed(every, save="draft"))

    item.refresh_from_db()
    kept = {k: v for k, v in item.public.items() if k in every["public"]}
    kept["texts"] = [{"description": "", **row} for row in kept["texts"]]
    assert kept == every["public"]
    assert item.private == {**every["private"], "telephone": "", "note": ""}


def test_drawing_and_saving_unchanged_changes_nothing(client):
    row = record(budget="10.00", currency="EUR", ends_on="2026")
    item = change_of(row)
    client.force_login(item.submitter)
    page = client.get(edit(item)).content.decode()
    before = dict(item.public)

    name = Organisation.objects.get(reference=before["organisation"]).name
    client.post(edit(item), typed(item.document, organisation=name, save="draft"))

    item.refresh_from_db()
    assert name in page
    cleaned = registers.get("project").clean(item.document, item.profile)
    assert cleaned["public"] == before


def test_faults_stand_beside_their_fields_and_nothing_is_lost(client, item):
    bad = document(starts_on="2025-05", ends_on="2024")
    bad["public"]["texts"][0]["title"] = ""

    response = client.post(edit(item), typed(bad, submit="1", terms="on"))

    item.refresh_from_db()
    form = response.context["form"]
    assert response.status_code == 422
    assert [fault.control for fault in form.faults] == [
        "id_texts-0-title",
        "id_ends_on",
    ]
    assert (item.state, item.public["ends_on"]) == (State.DRAFT, "2024")
    html = response.content.decode()
    assert 'href="#id_ends_on"' in html
    assert "The end date is before the start date." in html
    assert "What you typed is saved in your draft." in html


def test_first_saving_that_is_refused_goes_on_in_the_same_draft(client):
    client.force_login(UserFactory())
    bad = typed(document(starts_on=""), submit="1", terms="on")
    answer = client.post(NEW, bad, follow=True)
    (draft,) = Submission.objects.all()

    good = typed(document(), version=draft.document_version, submit="1", terms="on")
    client.post(edit(draft), good)

    assert answer.redirect_chain == [(f"{edit(draft)}?check=1", 302)]
    faults = [fault.control for fault in answer.context["form"].faults]
    assert faults == ["id_starts_on"]
    assert Submission.objects.get().state == State.SUBMITTED


def test_corrected_form_can_be_sent_again_from_the_page_of_the_refusal(client, item):
    bad = typed(document(starts_on=""), submit="1", terms="on")
    page = client.post(edit(item), bad)
    version = page.context["form"].facts["version"].value()

    client.post(edit(item), typed(document(), version=version, submit="1", terms="on"))

    item.refresh_from_db()
    assert item.state == State.SUBMITTED


def test_terms_are_asked_for_beside_their_box(client, item):
    response = client.post(edit(item), typed(item.document, submit="1"))
    (fault,) = response.context["form"].faults
    assert (fault.control, fault.words) == ("id_terms", "Accept the terms of use.")


def test_second_tab_is_refused_and_keeps_its_words(client, item):
    client.post(edit(item), typed(document(texts=[text("First tab")]), save="draft"))
    second = typed(document(texts=[text("Second tab")]), save="draft")

    response = client.post(edit(item), second)

    item.refresh_from_db()
    assert (response.status_code, item.title) == (422, "First tab")
    html = response.content.decode()
    assert "changed elsewhere" in html
    assert "saved in your draft" not in html
    (label, theirs, mine), *_rest = response.context["form"].elsewhere
    shown = str(label), theirs[0][:14], mine[0][:15]
    assert shown == ("Texts", "en · First tab", "en · Second tab")


def test_second_save_of_the_second_tab_is_taken(client, item):
    client.post(edit(item), typed(document(texts=[text("First tab")]), save="draft"))
    second = typed(document(texts=[text("Second tab")]), save="draft")
    page = client.post(edit(item), second)
    version = page.context["form"].facts["version"].value()

    client.post(edit(item), {**second, "version": version})

    item.refresh_from_db()
    assert item.title == "Second tab"


def test_form_keeps_what_it_does_not_show(client):
    item = SubmissionFactory(document=document(confirmed_on="2026-01-01"))
    client.force_login(item.submitter)

    client.post(edit(item), typed(item.document, save="draft"))

    item.refresh_from_db()
    assert item.public["confirmed_on"] == "2026-01-01"


def test_form_that_did_not_arrive_whole_is_said(client, item):
    response = client.post(edit(item), {"texts-0-title": "Village radio"})
    assert response.status_code == 422
    assert "did not arrive whole" in response.content.decode()


def test_one_draft_too_many_is_refused_and_the_words_stay_on_screen(client):
    user = UserFactory()
    SubmissionFactory.create_batch(MOST_DRAFTS, submitter=user, document=document())
    client.force_login(user)

    response = client.post(NEW, typed(document(texts=[text("One more")]), save="draft"))

    assert response.status_code == 422
    assert "One more" in response.content.decode()
    assert Submission.objects.count() == MOST_DRAFTS


@pytest.mark.parametrize("page", ["submission", "edit"])
def test_stranger_gets_404(client, page):
    client.force_login(UserFactory())
    url = reverse(f"stocktaking:{page}", args=[SubmissionFactory().pk])
    assert client.get(url).status_code == 404


def test_what_was_handed_in_is_not_edited(client):
    item = SubmissionFactory(state=State.SUBMITTED)
    client.force_login(item.submitter)
    response = client.get(edit(item))
    assert response.headers["Location"] == item.get_absolute_url()


def test_a_change_starts_from_what_is_public_and_is_begun_once(client):
    row = record()
    client.force_login(Submission.objects.get(reference=row.reference).submitter)
    url = reverse("stocktaking:change-project", args=[row.reference])

    assert client.get(url).status_code == 200
    first = client.post(url)
    second = client.post(url)

    item = Submission.objects.get(kind=Kind.CHANGE)
    assert item.public["texts"][0]["title"] == row.original.title
    assert first.headers["Location"] == second.headers["Location"] == edit(item)


def test_stranger_may_not_start_a_change(client):
    row = record()
    client.force_login(UserFactory())

    response = client.post(reverse("stocktaking:change-project", args=[row.reference]))

    assert response.status_code == 409
    assert row.reference in response.content.decode()
    assert not Submission.objects.filter(kind=Kind.CHANGE).exists()


def test_small_change_is_published_at_once(client):
    row = record(stage="ongoing")
    item = change_of(row)
    author = Submission.objects.get(reference=row.reference, kind=Kind.NEW).submitter
    Submission.objects.filter(pk=item.pk).update(submitter=author)
    client.force_login(author)
    finished = {**item.document, "public": {**item.public, "stage": "completed"}}

    client.post(edit(item), typed(finished, at_once="1"))

    row.refresh_from_db()
    assert row.stage == "completed"


def test_organisation_that_is_known_is_used(client, item):
    known = OrganisationFactory(name="Radio Trust")
    named = document(organisation={"name": "radio  trust"})

    client.post(edit(item), typed(named, submit="1", terms="on"))

    item.refresh_from_db()
    assert item.public["organisation"] == known.reference


def test_what_the_reviewer_asks_for_stands_beside_the_fields(client):
    item = SubmissionFactory(state=State.IN_REVIEW)
    comments = {"texts": "Name the village.", "countries": "Only one?"}
    given = Given(words="Nearly there.", comments=comments)
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=given)
    client.force_login(item.submitter)

    html = client.get(edit(item)).content.decode()

    assert html.count("The reviewer says:") == 2
    assert all(words in html for words in ("Nearly there.", *comments.values()))


@pytest.fixture
def new_contact(client):
    """A change by its author that says the same in public."""
    row = record()
    author = Submission.objects.get(reference=row.reference).submitter
    item = workflow.start_change(row.reference, actor=author)
    client.force_login(author)
    return item


def test_new_contact_alone_is_kept_without_review(client, new_contact):
    said = {**new_contact.private, "email": "new@example.org"}
    client.post(edit(new_contact), typed({**new_contact.document, "private": said}))
    new_contact.refresh_from_db()
    posted = {**new_contact.document, "private": said}
    posted = typed(posted, version=new_contact.document_version, keep_contact="1")

    client.post(edit(new_contact), posted)

    published = Submission.objects.get(
        reference=new_contact.reference, state=State.PUBLISHED
    )
    new_contact.refresh_from_db()
    assert published.private["email"] == "new@example.org"
    assert new_contact.state == State.DISCARDED
    assert Revision.objects.filter(reference=published.reference).count() == 1


def test_contact_is_not_kept_with_a_public_change(client, new_contact):
    other = {**new_contact.public, "level": "local", "countries": []}
    posted = typed({**new_contact.document, "public": other}, keep_contact="1")

    response = client.post(edit(new_contact), posted)

    new_contact.refresh_from_db()
    assert (response.status_code, new_contact.state) == (422, State.DRAFT)


def test_register_without_a_form_has_no_such_page(client):
    item = SubmissionFactory(register="commitment", document=commitment_document())
    client.force_login(item.submitter)
    assert client.get(edit(item)).status_code == 404


def test_colleague_does_not_write_over_the_contact_of_the_author(client):
    row = record()
    member = UserFactory()
    row.organisation.members.add(member)
    item = workflow.start_change(row.reference, actor=member)
    client.force_login(member)
    before = Submission.objects.get(reference=row.reference, state=State.PUBLISHED)

    client.post(edit(item), typed(item.document, keep_contact="1"))

    after = Submission.objects.get(pk=before.pk)
    assert after.private == before.private


def test_form_set_without_rows_is_answered(client, item):
    none = typed(item.document, submit="1", terms="on")
    none["texts-TOTAL_FORMS"] = 0
    assert client.post(edit(item), none).status_code == 422


def test_own_pages_are_not_kept_by_caches(client, item):
    for url in ("/my/", item.get_absolute_url(), edit(item)):
        assert "no-store" in client.get(url).headers["Cache-Control"]
