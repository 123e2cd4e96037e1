"""What one has here: drafts, submissions, records, messages, organisations."""

from urllib.parse import quote

import pytest

from stocktaking import membership, workflow
from stocktaking.choices import Action, State
from stocktaking.models import Submission
from stocktaking.workflow import Given
from tests.factories import (
    DraftInvitationFactory,
    InvitationFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    record,
    submitted,
    text,
)

pytestmark = pytest.mark.django_db

CANARY = "Kanarienvogel"
PAGES = [
    *("/my/", "/my/drafts/", "/my/submissions/", "/my/messages/", "/my/records/"),
]


@pytest.fixture
def ana(client):
    user = UserFactory(name="Ana", email="ana@example.org")
    client.force_login(user)
    return user


def returned(user, words="Which village?"):
    item = SubmissionFactory(submitter=user, state=State.IN_REVIEW)
    given = Given(words=words)
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=given)
    return item


def test_each_kind_is_in_its_place(client, ana):
    radio = OrganisationFactory(members=[ana])
    mine, shared = SubmissionFactory(submitter=ana), SubmissionFactory()
    shared.collaborators.add(ana)
    ours = SubmissionFactory(organisation=radio)
    waiting = SubmissionFactory(submitter=ana, state=State.SUBMITTED)
    refused = SubmissionFactory(submitter=ana, state=State.REFUSED)
    SubmissionFactory(submitter=ana, state=State.DISCARDED)
    decided = submitted("project", document(), submitter=ana)
    SubmissionFactory()

    shown = client.get("/my/").context
    every = client.get("/my/submissions/").context["rows"]

    assert set(shown["drafts"]["rows"]) == {mine, shared, ours}
    assert set(shown["submissions"]["rows"]) == {waiting, refused}
    assert [row.reference for row in shown["records"]["rows"]] == [decided.reference]
    assert list(shown["organisations"]) == [radio]
    published = Submission.objects.get(state=State.PUBLISHED)
    assert set(every) == {waiting, refused, published}


def test_records_are_those_of_today_of_mine_and_of_my_organisations(client, ana):
    radio = OrganisationFactory(members=[ana])
    ours = record(organisation=radio.reference)
    former = record(organisation=radio.reference)
    moved = change_of(
        former, {"organisation": OrganisationFactory().reference}, state=State.IN_REVIEW
    )
    workflow.take_step(moved, Action.PUBLISH, actor=moved.reviewer)
    mine = submitted("commitment", commitment(), submitter=ana)
    changed = change_of(mine, {"texts": [text("Second")]}, state=State.IN_REVIEW)
    workflow.take_step(changed, Action.PUBLISH, actor=changed.reviewer)
    record()

    rows = client.get("/my/records/").context["rows"]

    assert {(row.reference, row.number, row.title) for row in rows} == {
        (ours.reference, 1, "Village radio"),
        (mine.reference, 2, "Second"),
    }


def commitment():
    from tests.factories import commitment_document  # noqa: PLC0415  # for one test

    return commitment_document()


def test_last_words_of_others_are_messages_until_they_are_answered(client, ana):
    item, answered = returned(ana), returned(ana, "Who pays?")
    workflow.take_step(answered, Action.SUBMIT, actor=ana, given=Given(terms="2026-11"))
    returned(UserFactory(), CANARY)

    page = client.get("/my/")

    assert [event.submission for event in page.context["words"]] == [item]
    assert "Which village?" in page.text
    assert "Who pays?" not in page.text
    assert CANARY not in page.text


def test_open_invitations_are_shown_to_whom_they_were_sent(client, ana):
    first = InvitationFactory(email="ANA@example.org")
    second = DraftInvitationFactory(email="ana@example.org")
    InvitationFactory()

    page = client.get("/my/")

    assert [sent for sent, _token in page.context["invitations"]] == [first, second]
    assert f"{first.invited_by.email} invites you to belong to" in page.text
    assert second.submission.title not in page.text


def test_nothing_of_strangers_is_on_any_page(client, ana):
    organisation = OrganisationFactory(name=CANARY)
    words = document(texts=[text(CANARY)], organisation=organisation.reference)
    for state in State:
        if state != State.PUBLISHED:
            SubmissionFactory(document=words, state=state, organisation=organisation)
    submitted("project", words)
    for path in [*PAGES, "/my/organisations/", "/my/data/"]:
        assert CANARY not in client.get(path).text, path


@pytest.mark.parametrize("path", PAGES[1:])
def test_lists_are_paged_and_refuse_what_they_do_not_know(client, ana, path):
    SubmissionFactory.create_batch(3, submitter=ana)
    SubmissionFactory.create_batch(3, submitter=ana, state=State.SUBMITTED)
    for _n in range(3):
        submitted("project", document(), submitter=ana)

    first, second = (
        client.get(f"{path}?page_size=2&page={n}").context["rows"] for n in (1, 2)
    )

    assert (len(first), len(set(first) | set(second))) == (2, len(first) + len(second))
    assert client.get(f"{path}?page=99").status_code == 400
    assert client.get(f"{path}?pgae=1").status_code == 400
    assert client.get(f"{path}?utm_source=x").status_code == 302


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        # session, person; count, drafts, collaborators; the same of submissions;
        # count, records, their rows; words; invitations of two kinds; organisations;
        # keys; countries that one speaks for
        ("/my/", 17),
        ("/my/drafts/", 6),
        ("/my/submissions/", 6),
        ("/my/messages/", 6),  # references of own records; count, messages
        ("/my/records/", 6),
        ("/my/organisations/", 5),
    ],
)
def test_pages_cost_the_same_for_any_number_of_rows(
    client, ana, django_assert_num_queries, count, path, queries
):
    for _n in range(count):
        organisation = OrganisationFactory(members=[ana])
        colleagues = UserFactory.create_batch(count)
        more = {"organisation": organisation, "collaborators": colleagues}
        SubmissionFactory(submitter=ana, **more)
        SubmissionFactory(submitter=ana, state=State.SUBMITTED, **more)
        returned(ana)
        submitted("project", document(), submitter=ana)
        InvitationFactory(email=ana.email)
        DraftInvitationFactory(email=ana.email)

    with django_assert_num_queries(queries):
        client.get(path)


def test_secretariat_without_own_work_sees_an_empty_page(client):
    client.force_login(SecretariatFactory())
    SubmissionFactory(document=document(texts=[text(CANARY)]))
    page = client.get("/my/")
    assert page.context["drafts"]["total"] == 0
    assert CANARY not in page.text


def test_what_was_refused_and_may_be_appealed_is_under_way_and_says_so(client, ana):
    refused = SubmissionFactory(submitter=ana, state=State.REFUSED)

    page = client.get("/my/")

    assert list(page.context["submissions"]["rows"]) == [refused]
    assert "not decided yet" not in page.text
    assert "What was refused stays here while you may appeal." in page.text


def test_a_commitment_is_reported_on_from_the_lists_of_ones_own(client, ana):
    promise = submitted("commitment", commitment(), submitter=ana)
    project = submitted("project", document(), submitter=ana)

    for path in ("/my/", "/my/records/"):
        html = client.get(path).text
        progress = f'href="/golden-book/{promise.reference}/report/"'
        assert (html.count(progress), "Report on progress" in html) == (1, True)
        assert f"{project.reference}/report/" not in html


@pytest.mark.parametrize("path", ["/my/", "/submit/project/", "/golden-book/"])
def test_a_commitment_is_announced_where_one_looks(client, ana, path):
    main = client.get(path).text.partition("<main")[2].partition("<footer")[0]
    assert 'href="/submit/commitment/"' in main


def test_who_is_invited_may_sign_up_and_comes_back(client):
    url = f"/invitations/{membership.token_of(InvitationFactory())}/"

    html = client.get(url).text

    for door in ("login", "signup"):
        assert f'href="/accounts/{door}/?next={quote(url)}"' in html
