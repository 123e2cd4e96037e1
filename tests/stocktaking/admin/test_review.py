"""The review: one page with all that a decision needs."""

import re
from datetime import date

import pytest
from django.urls import reverse

from stocktaking import workflow
from stocktaking.cautions import cautions
from stocktaking.choices import Action, State
from stocktaking.models import CannedReply, Organisation
from stocktaking.workflow import Given
from tests.factories import (
    CountryFactory,
    ModerationGrantFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    lines,
    record,
    report_document,
    text,
)
from tests.stocktaking.admin.test_queue import page, step, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client):
    user = SecretariatFactory()
    client.force_login(user)
    return user


@pytest.fixture
def held(moderator):
    return SubmissionFactory(state=State.IN_REVIEW, reviewer=moderator)


def preview(item):
    return reverse("admin:stocktaking_submission_preview", args=[item.pk])


def correct(item, slug="what"):
    return reverse("admin:stocktaking_submission_correct", args=[item.pk, slug])


def sentences(response):
    return [str(problem) for _label, problem in response.context["cautions"]]


def test_preview_reads_as_the_page_will(client, held):
    shown = client.get(preview(held)).content.decode()
    take(client, held, "publish")
    held.refresh_from_db()
    public = client.get(f"/projects/{held.reference}/").content.decode()

    said = public[public.index("<dl") : public.index("</dl>")]
    assert said.split() == shown[shown.index("<dl") : shown.index("</dl>")].split()


def test_preview_makes_nothing(client, held):
    house = {"name": "New house", "country": CountryFactory().code}
    held.document = document(organisation={**house, "stakeholder_type": "academia"})
    held.save()

    shown = client.get(preview(held))

    assert "New house" in shown.content.decode()
    assert client.get("/projects/").context["found"].total == 0
    assert not Organisation.objects.filter(name="New house").exists()


def test_preview_may_stand_in_a_frame_of_ours_alone(client, held):
    shown, review = client.get(preview(held)), client.get(page(held))

    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in review["Content-Security-Policy"]


def test_nothing_is_previewed_that_would_not_be_a_record(client, held):
    held.document = document(countries=["ATLANTIS"])
    held.save()

    shown, review = client.get(preview(held)), client.get(page(held))

    assert "There is nothing to preview" in shown.content.decode()
    assert not review.context["is_complete"]
    assert "ATLANTIS is not known here." in sentences(review)


def test_what_is_often_a_mistake_is_said(client, held):
    held.document = document(
        texts=[text("VILLAGE RADIO FOR ALL", summary="Ask awa@example.org")],
        stage="ongoing",
        starts_on="2019",
        ends_on="2020",
    )
    held.save()

    assert sentences(client.get(page(held))) == [
        "It is written in capital letters.",
        "It says little: 19 characters.",
        "It has what looks like an e-mail address or a telephone.",
        "It has ended by these dates, and is said to go on.",
    ]


def test_published_records_that_it_looks_like_are_shown(client, held):
    house = OrganisationFactory().reference
    like = record(texts=[text("Village radio")], organisation=house)
    held.document = document(organisation=house)
    held.save()

    assert like in client.get(page(held)).context["look_alikes"]


def test_facilitator_sees_no_history_beyond_the_granted_lines(client):
    person = UserFactory()
    here, there = (
        SubmissionFactory(
            submitter=person,
            state=State.SUBMITTED,
            document=document(action_lines=lines(code)),
        )
        for code in ("C3", "C9")
    )
    other = SubmissionFactory(
        submitter=person,
        state=State.REFUSED,
        document=document(action_lines=lines("C3")),
    )
    user = UserFactory(is_staff=True)
    ModerationGrantFactory(member=user, code="C3")
    client.force_login(user)

    history = client.get(page(here)).context["of_submitter"]

    assert (history.recent, history.counts) == ([other], {"Refused": 1})
    assert there not in history.recent


def test_history_of_the_organisation_that_is_named(client, held):
    house = OrganisationFactory()
    for item in (held, before := SubmissionFactory(state=State.REFUSED)):
        item.document = document(organisation=house.reference)
        item.save()

    history = client.get(page(held)).context["of_organisation"]

    assert (history.recent, history.counts) == ([before], {"Refused": 1})


def test_next_is_what_waits_longest_and_nobody_holds(client, held, moderator):
    SubmissionFactory(state=State.SUBMITTED, submitter=moderator)
    SubmissionFactory(state=State.IN_REVIEW, reviewer=SecretariatFactory())
    free = SubmissionFactory(state=State.SUBMITTED)

    assert client.get(page(held)).context["next"] == free


@pytest.mark.parametrize("count", [1, 3])
def test_review_costs_the_same_for_any_history(
    client, held, django_assert_max_num_queries, count
):
    SubmissionFactory.create_batch(
        count, submitter=held.submitter, state=State.SUBMITTED
    )
    for _n in range(count):
        said = Given(words="Please wait.")
        workflow.take_step(held, Action.COMMENT, actor=held.reviewer, given=said)

    with django_assert_max_num_queries(60):
        client.get(page(held))


def test_canned_reply_is_put_in_after_what_was_typed_in_the_submitters_language(
    client, held
):
    held.submitter.language = "fr"
    held.submitter.name = "Awa"
    held.submitter.save()
    reply = CannedReply.objects.create(
        action="refuse",
        reason="advertising",
        title_en="Advert",
        words_en="Hello {name}, {title}",
        words_fr="Bonjour {name}, « {title} », {unknown}",
    )
    said = {"words": "Typed.", "insert": "1", "reply": reply.pk}

    shown = take(client, held, "refuse", **said)

    (form,) = [one.form for one in shown.context["offers"] if one.is_open]
    words = "Typed.\n\nBonjour Awa, « Village radio », {unknown}"
    assert (form["words"].value(), form["reason"].value()) == (words, "advertising")
    held.refresh_from_db()
    assert (shown.status_code, held.state) == (200, State.IN_REVIEW)


@pytest.mark.parametrize("key", ["", "0", "x", "99999999999999999999"])
def test_reply_that_is_not_there_adds_nothing(client, held, key):
    said = {"words": "Typed.", "insert": "1", "reply": key}

    shown = take(client, held, "refuse", **said)

    (form,) = [one.form for one in shown.context["offers"] if one.is_open]
    assert form["words"].value() == "Typed."


def test_reply_with_a_place_that_nothing_fills_is_refused(client, moderator):
    sent = {"action": "refuse", "title_en": "Hello", "words_en": "Hello {nmae}"}

    answer = client.post(reverse("admin:stocktaking_cannedreply_add"), sent)

    assert "Nothing is put in for {nmae}." in answer.content.decode()
    assert not CannedReply.objects.exists()


def test_facilitators_do_not_change_the_replies(client):
    user = UserFactory(is_staff=True)
    ModerationGrantFactory(member=user, code="C3")
    client.force_login(user)

    assert client.get(reverse("admin:stocktaking_cannedreply_add")).status_code == 403


def test_decision_on_a_document_that_changed_since_is_refused(client, held):
    public = {**held.public, "stage": "planned"}
    given = Given(public=public, version=held.document_version)
    workflow.take_step(held, Action.CORRECT, actor=held.reviewer, given=given)

    answer = client.post(step(held, "publish"), {"version": "1"})

    assert answer.status_code == 422
    assert "Read it again, then decide." in answer.content.decode()


def test_words_of_a_refusal_wait_for_a_moderator_who_was_signed_out(client, held):
    client.logout()
    answer = client.post(step(held, "refuse"), {"words": "An advert."})
    assert answer.status_code == 302

    client.force_login(held.reviewer)
    shown = client.get(step(held, "refuse"))

    assert shown.status_code == 200


def form_of(client, address):
    """What the form on the page would send."""
    context = client.get(address).context
    form, sent = context["form"], {"seen": context["seen"]}
    for part in (form.facts, *form.lists.values()):
        for one in getattr(part, "forms", [part]):
            sent |= {f.html_name: f.value() or "" for f in one}
        if hasattr(part, "management_form"):
            sent |= {f.html_name: f.value() for f in part.management_form}
    return {name: value for name, value in sent.items() if value != ""}


def test_reviewer_corrects_a_section(client, held):
    sent = form_of(client, correct(held))

    answer = client.post(correct(held), {**sent, "texts-0-title": "Village radios"})

    held.refresh_from_db()
    (correction,) = [e.correction for e in held.events.filter(action="correct")]
    assert (answer.status_code, held.title) == (302, "Village radios")
    assert correction.after["texts"][0]["title"] == "Village radios"
    assert held.private["email"] == "a@example.org"
    assert "Village radios" in client.get(page(held)).content.decode()


def test_correction_that_is_refused_keeps_the_words(client, held):
    sent = {**form_of(client, correct(held)), "texts-0-title": "Typed"}

    answer = client.post(correct(held), {**sent, "texts-0-summary": ""})

    held.refresh_from_db()
    assert answer.status_code == 422
    assert 'value="Typed"' in answer.content.decode()
    assert held.title == "Village radio"


def corrected_elsewhere(item, **public):
    given = Given(public={**item.public, **public}, version=item.document_version)
    workflow.take_step(item, Action.CORRECT, actor=item.reviewer, given=given)


def test_corrections_in_two_tabs_are_compared(client, held):
    sent = {**form_of(client, correct(held)), "texts-0-title": "Mine"}
    corrected_elsewhere(held, texts=[text("Theirs")])

    answer = client.post(correct(held), sent)
    again = client.post(correct(held), {**sent, "seen": answer.context["seen"]})

    held.refresh_from_db()
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Theirs" in html
    assert 'value="Mine"' in html
    assert (again.status_code, held.title) == (302, "Mine")


def test_row_that_is_added_takes_no_correction_back(client, held):
    sent = form_of(client, correct(held))
    corrected_elsewhere(held, texts=[text("Theirs")])

    shown = client.post(correct(held), {**sent, "save": "links"})
    late = {**sent, "texts-0-title": "Mine", "seen": shown.context["seen"]}

    assert client.post(correct(held), late).status_code == 422
    held.refresh_from_db()
    assert held.title == "Theirs"


def test_corrections_of_two_sections_do_not_meet(client, held):
    sent = {**form_of(client, correct(held)), "texts-0-title": "Mine"}
    corrected_elsewhere(held, stage="planned")

    answer = client.post(correct(held), sent)

    held.refresh_from_db()
    assert answer.status_code == 302
    assert (held.title, held.public["stage"]) == ("Mine", "planned")


def test_acts_are_decided_as_they_stand(client, moderator):
    item = workflow.propose_withdrawal(
        record().reference, reason="at-request", words="", actor=SecretariatFactory()
    )
    workflow.take_step(item, Action.TAKE_UP, actor=moderator)

    assert Action.CORRECT not in workflow.possible_actions(item, moderator)
    assert client.get(correct(item)).status_code == 302


def test_agency_does_not_correct_lines_away(client):
    user = UserFactory(is_staff=True)
    ModerationGrantFactory(member=user, code="C3")
    both = document(action_lines=lines("C3", "C9"))
    item = SubmissionFactory(state=State.IN_REVIEW, reviewer=user, document=both)
    client.force_login(user)
    address = correct(item, "serves")
    sent = form_of(client, address)

    answer = client.post(address, {**sent, "action_lines": ["C9"]})

    assert answer.status_code == 409 or answer.status_code == 422
    assert "Only the secretariat takes one away." in answer.content.decode()


def test_step_that_is_not_possible_any_more_keeps_the_words(client, held):
    workflow.take_step(held, Action.RELEASE, actor=held.reviewer)
    said = {"words": "Typed words.", "comment-countries": "Only one?"}

    answer = take(client, held, "request-changes", **said)
    filled = take(client, held, "request-changes", **said, insert="1", reply="")

    for shown in (answer, filled):
        html = shown.content.decode()
        assert "Typed words." in html
        assert "Only one?" in html


def test_several_forms_on_the_page_have_ids_of_their_own(client, held):
    html = client.get(page(held)).content.decode()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


def test_staff_with_a_stake_do_not_read_opinions(client):
    author = SecretariatFactory()
    item = SubmissionFactory(
        submitter=author,
        state=State.IN_REVIEW,
        document=document(action_lines=lines("C3", "C9")),
    )
    holder = UserFactory(is_staff=True)
    ModerationGrantFactory(member=holder, code="C9")
    given = Given(words="It is unsound.", leaning="refuse")
    workflow.take_step(item, Action.OPINION, actor=holder, given=given)

    client.force_login(author)
    assert "It is unsound." not in client.get(page(item)).content.decode()
    client.force_login(item.reviewer)
    assert "It is unsound." in client.get(page(item)).content.decode()


def test_what_was_decided_is_shown_as_it_was_decided(client, moderator):
    row = record(stage="planned")
    first = change_of(row, {"stage": "ongoing"}, state=State.IN_REVIEW)
    first.reviewer = moderator
    first.save()
    take(client, first, "publish")

    (change,) = client.get(page(first)).context["changes"]

    assert [run.text for line in change.lines for run in line] == ["Planned", "Ongoing"]


def test_report_without_a_reference_is_previewed(client, moderator):
    item = SubmissionFactory(
        register="progress-report",
        state=State.SUBMITTED,
        document=report_document(fulfilment="completed"),
    )
    item.reference = ""
    item.save()

    assert client.get(preview(item)).status_code == 200


def test_preview_of_a_change_keeps_what_the_row_knows(client, moderator):
    row = record()
    row.vouched_on = date(2026, 10, 1)
    row.save()
    item = change_of(row, {"stage": "planned"}, state=State.SUBMITTED)
    item.submitter = SecretariatFactory()
    item.save()

    shown = client.get(preview(item))

    assert shown.context["record"].vouched_on == date(2026, 10, 1)


def test_row_that_is_asked_for_is_added_and_nothing_saved(client, held):
    sent = {**form_of(client, correct(held)), "texts-0-title": "Typed"}
    before = int(sent["texts-TOTAL_FORMS"])

    answer = client.post(correct(held), {**sent, "save": "texts"})

    shown = answer.context["form"].lists["texts"]
    held.refresh_from_db()
    assert len(shown.forms) == before + 1
    assert (answer.status_code, held.title) == (200, "Village radio")


def test_contact_is_not_corrected_by_others(client, held):
    assert client.get(correct(held, "contact")).status_code == 404


def test_only_the_reviewer_corrects(client, held):
    client.force_login(SecretariatFactory())
    answer = client.get(correct(held))
    assert (answer.status_code, answer["Location"]) == (302, page(held))


def test_cautions_are_silent_on_a_sound_document():
    public = {
        "texts": [
            {
                "language": "zh",
                "title": "乡村广播",
                "summary": "农民听取价格。",
            }
        ],
        "organisation": "WSIS-O-000001",
        "starts_on": "2020",
        "stage": "ongoing",
        "action_lines": [{"action_line": "C2"}],
    }

    assert cautions(public, date(2026, 11, 22)) == {}


def test_colleagues_who_may_decide_are_offered(client, held):
    ModerationGrantFactory(member=(ours := UserFactory(is_staff=True)), code="C3")
    elsewhere, bare = UserFactory.create_batch(2, is_staff=True)
    ModerationGrantFactory(member=elsewhere, code="C9")
    other = SecretariatFactory()

    (offer,) = [
        one
        for one in client.get(page(held)).context["offers"]
        if one.action == Action.HAND_OVER
    ]

    offered = {*offer.form.fields["to"].queryset}
    assert {ours, other} <= offered
    assert not {elsewhere, bare, held.reviewer, held.submitter} & offered


def test_proposal_says_what_the_public_is_told(client, moderator):
    row = record()
    item = workflow.propose_withdrawal(
        row.reference,
        reason="at-request",
        words="As asked.",
        actor=SecretariatFactory(),
    )

    shown = client.get(page(item))

    html = shown.content.decode()
    assert "At the request of who reported it" in html
    assert "As asked." in html
    assert preview(item) not in html
    assert "There is nothing to preview" in client.get(preview(item)).content.decode()


def test_merger_is_previewed_as_the_record_that_stays(client, moderator):
    stays, goes = record(), record(source="Report of 2020")
    item = workflow.propose_merger(
        stays.reference, goes.reference, words="", actor=SecretariatFactory()
    )

    assert goes.reference in client.get(page(item)).content.decode()
    assert "Report of 2020" in client.get(preview(item)).content.decode()


def test_agency_of_another_line_leaves_an_opinion(client):
    item = SubmissionFactory(
        state=State.IN_REVIEW, document=document(action_lines=lines("C3", "C9"))
    )
    user = UserFactory(is_staff=True)
    ModerationGrantFactory(member=user, code="C9")
    client.force_login(user)

    unsaid = take(client, item, "opinion", words="It is sound.")
    said = take(client, item, "opinion", words="It is sound.", leaning="publish")

    assert (unsaid.status_code, said.status_code) == (422, 302)
    assert "It is sound." in unsaid.content.decode()
    shown = client.get(page(item)).content.decode()
    assert "for reviewers alone" in shown
    client.force_login(item.submitter)
    mine = client.get(f"/my/submissions/{item.pk}/").content.decode()
    assert "It is sound." not in mine
