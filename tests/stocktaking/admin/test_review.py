"""The review: one page with all that a decision needs."""

import re
from datetime import date

import pytest
from django.utils import translation

from stocktaking import workflow
from stocktaking.admin.review import label_of
from stocktaking.cautions import cautions
from stocktaking.choices import Action, State
from stocktaking.outline import fields_of
from stocktaking.workflow import Given
from tests.factories import (
    ModerationGrantFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    lines,
    record,
    text,
)
from tests.stocktaking.admin.test_preview import preview
from tests.stocktaking.admin.test_queue import page, step, take

pytestmark = pytest.mark.django_db


def sentences(response):
    return [str(problem) for _label, problem in response.context["noticed"].cautions]


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


def test_nothing_is_previewed_that_would_not_be_a_record(client, held):
    held.document = document(countries=["ATLANTIS"])
    held.save()

    shown, review = client.get(preview(held)), client.get(page(held))

    assert "There is nothing to preview" in shown.content.decode()
    assert not review.context["noticed"].is_complete
    assert "ATLANTIS is not known here." in sentences(review)


def test_what_is_missing_of_the_contact_stands_under_its_label(client, held):
    held.document = {**held.document, "private": {}}
    held.save()

    shown = client.get(page(held)).context["noticed"].cautions

    assert [str(label) for label, _problem in shown] == [
        "Contact person",
        "E-mail address of the contact",
    ]


def test_published_records_that_it_looks_like_are_shown(client, held):
    house = OrganisationFactory().reference
    like = record(texts=[text("Village radio")], organisation=house)
    held.document = document(organisation=house)
    held.save()

    assert like in client.get(page(held)).context["noticed"].look_alikes


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


def test_texts_are_read_part_by_part_and_words_in_their_language(client, held):
    texts = [text("Radio", summary="Prices."), text("إذاعة C3", "ar", summary="")]
    held.document = document(texts=texts)
    held.save()

    shown = client.get(page(held))

    first, *_others = shown.context["answers"]
    told = [
        (text.language, [(str(part.label), part.words) for part in text.parts])
        for text in first.texts
    ]
    assert told == [
        ("en", [("Title", "Radio"), ("Summary", "Prices."), ("Origin", "Author")]),
        ("ar", [("Title", "إذاعة C3"), ("Origin", "Author")]),
    ]
    html = shown.content.decode()
    assert '<dd dir="auto" lang="ar">إذاعة C3</dd>' in html
    assert '<dd dir="auto">Author</dd>' in html


@pytest.mark.parametrize("count", [1, 3])
def test_review_costs_the_same_for_any_history(
    client, held, django_assert_max_num_queries, count
):
    SubmissionFactory.create_batch(
        count, submitter=held.submitter, state=State.SUBMITTED
    )
    for n in range(count):
        said = Given(words=f"Please wait {n} days.")
        workflow.take_step(held, Action.COMMENT, actor=held.reviewer, given=said)

    with django_assert_max_num_queries(60):
        client.get(page(held))


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


def test_button_says_what_an_act_does(client, moderator):
    row = record()
    item = workflow.propose_withdrawal(
        row.reference,
        reason="duplicate",
        words="Twice.",
        actor=SecretariatFactory(),
    )
    take(client, item, "take-up")

    offered = {o.action: str(o.label) for o in client.get(page(item)).context["offers"]}

    assert offered["publish"] == "Take the record down"
    assert offered["refuse"] == "Refuse"


def test_what_waits_under_such_a_title_is_shown_within_the_scope(client):
    person = UserFactory(is_staff=True)
    ModerationGrantFactory(member=person, code="C3")
    client.force_login(person)
    mine, near, far = (
        SubmissionFactory(
            state=State.SUBMITTED,
            document=document(texts=[text(title)], action_lines=lines(line)),
        )
        for title, line in [
            ("Community wells for Kaolack region", "C3"),
            ("Community wells for the Kaolack Region", "C3"),
            ("Community wells for Kaolack region", "C9"),
        ]
    )
    SubmissionFactory(state=State.SUBMITTED, document=document())

    assert client.get(page(mine)).context["noticed"].waiting_alike == [near]
    assert far not in client.get(page(near)).context["noticed"].waiting_alike


@pytest.mark.parametrize("register", ["project", "commitment", "progress-report"])
def test_each_part_of_a_document_has_words_in_the_language_of_the_page(register):
    with translation.override("ar"):
        fields = fields_of(register)
        parts = [
            f"{name}.0.{inner}"
            for name, field in fields.items()
            for inner in getattr(getattr(field, "child", None), "fields", ())
        ]
        said = [label_of(fields, path) for path in [*fields, *parts]]

    assert len(parts) > 5
    assert [words for words in said if re.search("[A-Za-z]", words)] == []
