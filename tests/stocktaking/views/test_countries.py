"""What a national focal point reads, says and endorses of what comes from a country."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import Endorsement
from stocktaking.wording import GONE, NEW, Run
from stocktaking.workflow import Given
from tests.factories import (
    CountryFactory,
    FocalPointFactory,
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    record,
    text,
)
from tests.stocktaking.situations import member_for

pytestmark = pytest.mark.django_db

CANARY = "Kanarienvogel"


@pytest.fixture
def senegal():
    return CountryFactory(code="SN", name="Senegal")


@pytest.fixture
def person(client, senegal):
    person = FocalPointFactory(country=senegal).user
    client.force_login(person)
    return person


def from_senegal(state=State.SUBMITTED, **more):
    more.setdefault("document", document(countries=["SN"]))
    return SubmissionFactory(state=state, **more)


def at(item):
    return f"/my/countries/{item.pk}/"


def standing_by(item, country="SN"):
    """What the button on the page of ITEM says, as it was read in its first version."""
    return {"endorse": country, "submission": item.pk, "version": "1"}


def waiting(client):
    return list(client.get("/my/countries/").context["rows"])


def test_list_has_what_waits_from_the_country_the_oldest_first(client, person, senegal):
    day = timezone.now()
    newer = from_senegal(State.IN_REVIEW, submitted_at=day)
    older = from_senegal(submitted_at=day - timedelta(days=3))
    trust = OrganisationFactory(country=senegal)
    by_office = document(organisation=trust.reference)
    middle = from_senegal(document=by_office, submitted_at=day - timedelta(days=2))
    for state in set(State) - {State.SUBMITTED, State.IN_REVIEW}:
        from_senegal(state)
    SubmissionFactory(state=State.SUBMITTED)

    assert waiting(client) == [older, middle, newer]


def test_own_work_is_not_ones_own_to_judge(client, person):
    ours = OrganisationFactory(members=[person])
    from_senegal(submitter=person)
    from_senegal(collaborators=[person])
    from_senegal(organisation=ours)
    named = document(organisation=ours.reference, countries=["SN"])
    from_senegal(document=named)
    assert waiting(client) == []


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(
    client, person, senegal, django_assert_num_queries, count
):
    for _n in range(count):
        item = from_senegal()
        other = FocalPointFactory(country=senegal).user
        given = Given(country="SN")
        workflow.take_step(item, Action.ENDORSE, actor=other, given=given)

    # session, person; countries; theirs and their organisations, stakes: organisations
    # and their records; count, rows, endorsements with countries; the row of places
    with django_assert_num_queries(12):
        page = client.get("/my/countries/")
    assert len(page.context["rows"]) == count


def test_list_is_paged_and_refuses_what_it_does_not_know(client, person):
    for _n in range(3):
        from_senegal()
    second = client.get("/my/countries/?page_size=2&page=2").context["rows"]
    assert len(second) == 1
    assert client.get("/my/countries/?page=9").status_code == 400
    assert client.get("/my/countries/?pgae=1").status_code == 400


def test_page_shows_the_record_without_contact_names_and_opinions(client, person):
    said = document(countries=["SN"], texts=[text("Village radio")])
    said["private"] = dict.fromkeys(said["private"], f"{CANARY}@example.org")
    writer = UserFactory(name=CANARY, email=f"{CANARY}@example.org")
    item = from_senegal(State.IN_REVIEW, document=said, submitter=writer)
    reviewer = item.reviewer
    reviewer.name = CANARY
    reviewer.save()
    opinion = Given(words=CANARY, leaning="refuse")
    workflow.take_step(item, Action.OPINION, actor=member_for("C3"), given=opinion)
    words = Given(words="It is Kita.")
    workflow.take_step(item, Action.COMMENT, actor=writer, given=words)

    page = client.get(at(item))

    assert [(one.event.action, one.who) for one in page.context["thread"]] == [
        ("comment", "The submitter"),
        ("take-up", "The reviewer"),
    ]
    assert "Village radio" in page.text
    assert "It is Kita." in page.text
    assert CANARY not in page.text


def test_page_of_a_change_shows_what_would_change(client, person):
    row = record(countries=["SN"], starts_on="2020")
    item = change_of(row, {"starts_on": "2021"}, state=State.SUBMITTED)
    changes = client.get(at(item)).context["changes"]
    assert [(str(one.label), one.lines) for one in changes] == [
        ("Starts on", [[Run(GONE, "2020"), Run(NEW, "2021")]])
    ]


def test_message_is_in_the_thread_and_the_submitter_is_told(
    client, person, mailoutbox, django_capture_on_commit_callbacks
):
    item = from_senegal()

    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(at(item), {"words": "The ministry knows it."})

    assert sent.headers["Location"] == f"{at(item)}#thread"
    assert item.events.last().words == "The ministry knows it."
    (mail,) = mailoutbox
    assert mail.to == [item.submitter.email]
    assert "The ministry knows it." in mail.body
    assert person.email not in mail.body


def test_words_of_a_session_that_ended_come_back(client, person):
    item = from_senegal()
    client.cookies.pop(settings.SESSION_COOKIE_NAME)

    client.post(at(item), {"words": "The ministry knows it."})
    client.force_login(person)

    assert "The ministry knows it.</textarea>" in client.get(at(item)).text


def test_words_about_what_was_returned_meanwhile_are_shown_and_nothing_else(
    client, person
):
    item = from_senegal(State.RETURNED, document=document(texts=[text(CANARY)]))

    page = client.post(at(item), {"words": "The <b>ministry</b> knows it."})

    assert page.status_code == 409
    assert "The &lt;b&gt;ministry&lt;/b&gt; knows it." in page.text
    assert CANARY not in page.text
    assert client.get(at(item)).status_code == 404


def test_endorsement_is_for_one_country_and_once(client, person, senegal):
    item = from_senegal()
    FocalPointFactory(user=person)  # of another country as well

    offered = client.get(at(item)).context["endorsable"]
    done = client.post(at(item), standing_by(item))
    page = client.get(at(item))
    again = client.post(at(item), standing_by(item))

    assert offered == [senegal]
    assert (done.status_code, done.headers["Location"]) == (302, at(item))
    assert page.context["endorsable"] == []
    assert "Endorsed by the national focal point of Senegal" in page.text
    assert again.status_code == 409
    assert "It is endorsed for this country already." in again.text
    assert Endorsement.objects.count() == 1


@pytest.mark.parametrize("country", ["FR", "", "<b>"])
def test_nobody_endorses_for_a_country_that_is_not_theirs(client, person, country):
    item = from_senegal()
    page = client.post(at(item), standing_by(item, country))
    assert page.status_code == 409
    assert not Endorsement.objects.exists()


def test_nobody_endorses_a_version_that_they_have_not_read(client, person):
    item = from_senegal(document_version=2)
    page = client.post(at(item), standing_by(item))
    assert page.status_code == 409
    assert "Somebody else has just changed this submission." in page.text
    assert not Endorsement.objects.exists()


def test_published_record_is_endorsed_from_its_page(client, person):
    row = record(countries=["SN"])
    address = f"/my/countries/{row.reference}/"

    before = client.get(row.get_absolute_url())
    assert client.get(address).context["form"] is None
    client.post(address, standing_by(row.revision.submission))
    client.logout()
    after = client.get(row.get_absolute_url())

    assert f'href="{address}"' in before.text
    assert f'href="{address}"' not in after.text
    assert "Endorsed by the national focal point of Senegal, " in after.text
    assert person.email not in after.text


def test_withdrawal_is_read_and_not_endorsed(client, person):
    row = record(countries=["SN"])
    item = workflow.propose_withdrawal(
        row.reference,
        reason="other",
        words="",
        actor=row.revision.submission.submitter,
    )
    page = client.get(at(item))
    assert (page.status_code, page.context["endorsable"]) == (200, [])
    client.post(at(item), standing_by(item))
    assert not Endorsement.objects.exists()


def test_link_among_the_places_is_for_focal_points_alone(client, person):
    link = 'href="/my/countries/"'
    assert link in client.get("/my/").text
    assert link in client.get("/my/keys/").text
    client.force_login(UserFactory())
    assert link not in client.get("/my/").text


def test_nobody_endorses_a_revision_that_came_since(client, person):
    row = record(countries=["SN"])
    read = standing_by(row.revision.submission)
    change = change_of(row, {"stage": "planned"}, state=State.IN_REVIEW)
    workflow.take_step(change, Action.PUBLISH, actor=change.reviewer)

    page = client.post(f"/my/countries/{row.reference}/", read)

    assert page.status_code == 409
    assert not Endorsement.objects.exists()


def test_words_of_whoever_speaks_for_no_country_any_more_are_shown(client, person):
    item = from_senegal()
    person.focal_points.update(valid_to=timezone.localdate() - timedelta(days=1))

    answer = client.post(at(item), {"words": "The ministry knows it."})

    assert answer.status_code == 409
    assert "The ministry knows it." in answer.text
    assert not item.events.filter(action=Action.COMMENT).exists()


def test_message_is_told_to_the_reviewer_as_well(
    client, person, mailoutbox, django_capture_on_commit_callbacks
):
    item = from_senegal(State.IN_REVIEW)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(at(item), {"words": "The ministry knows it."})

    told = {item.submitter.email, item.reviewer.email}
    assert {address for mail in mailoutbox for address in mail.to} == told
