"""Own organisations on their pages: invited, claimed, left."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stocktaking import membership
from stocktaking.models import Invitation, MembershipClaim
from tests.factories import InvitationFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(client):
    user = UserFactory(name="Ana", email="ana@radio.org")
    client.force_login(user)
    return user


@pytest.fixture
def radio(ana):
    site = "https://www.radio.org"
    return OrganisationFactory(name="Radio Trust", members=[ana], website=site)


def page_of(organisation, name="my-organisation", *more):
    return reverse(f"stocktaking:{name}", args=[organisation.reference, *more])


def said(answer):
    return [str(one) for one in get_messages(answer.wsgi_request)]


def test_known_and_unknown_addresses_are_answered_in_the_same_words(client, radio):
    UserFactory(email="known@example.org")
    answers = {}
    for email in ("known@example.org", "nobody@example.org"):
        answer = client.post(page_of(radio), {"email": email})
        answers[email] = (
            [words.replace(email, "...") for words in said(answer)],
            answer.status_code,
        )
        client.get(page_of(radio))
    assert answers["known@example.org"] == answers["nobody@example.org"]
    assert Invitation.objects.count() == 2


def test_refused_invitation_keeps_what_was_typed(client, radio):
    answer = client.post(page_of(radio), {"email": "ana@radio.org"})
    assert answer.status_code == 422
    assert "This person belongs to it already." in answer.text
    assert 'value="ana@radio.org"' in answer.text


def test_invitation_leads_a_stranger_to_the_sign_in_and_back(client):
    sent = InvitationFactory(email="new@example.org")
    path = reverse("stocktaking:invitation", args=[membership.token_of(sent)])

    page = client.get(path)
    posted = client.post(path, {"accept": "1"})

    assert page.status_code == 200
    assert f"/accounts/login/?next={path.replace(':', '%3A')}" in page.text
    assert posted.headers["Location"].startswith("/accounts/login/?next=")
    assert "new@example.org" not in page.text


def test_answered_invitation_is_gone(client, ana):
    sent = InvitationFactory(email=ana.email)
    path = reverse("stocktaking:invitation", args=[membership.token_of(sent)])

    accepted = client.post(path, {"accept": "1"})

    assert accepted.headers["Location"] == page_of(sent.organisation)
    assert client.get(path).status_code == 410
    assert client.post(path, {"accept": "1"}).status_code == 409


def test_organisation_is_found_by_any_of_its_names_and_claimed(client, ana):
    club = OrganisationFactory(name="Radio Club", website="https://radio.org")
    club.former_names.create(slug="former", name="Village Voices")
    OrganisationFactory(name="Telecom")
    find = reverse("stocktaking:find-organisation")

    for typed in ("radio", "VOICES", "Rádio Club"):
        assert list(client.get(find, {"q": typed}).context["found"]) == [club]
    assert list(client.get(find, {"q": "r"}).context["found"]) == []
    page = client.get(page_of(club, "claim-organisation"))
    client.post(page_of(club, "claim-organisation"), {"words": "I work there."})

    assert page.context["matches"]
    made = MembershipClaim.objects.get()
    assert (made.organisation, made.user, made.words) == (club, ana, "I work there.")


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_an_organisation_costs_the_same_for_any_number(
    client, ana, radio, django_assert_num_queries, count
):
    for _n in range(count):
        radio.members.add(UserFactory())
        InvitationFactory(organisation=radio, invited_by=ana)
    # session, person; two of rights; organisation, members, invitations
    with django_assert_num_queries(7):
        client.get(page_of(radio))


def test_last_member_is_told_what_happens(client, radio):
    assert (
        "You are the last member."
        in client.get(page_of(radio, "leave-organisation")).text
    )
    client.post(page_of(radio, "leave-organisation"))
    assert client.get(page_of(radio)).status_code == 404
