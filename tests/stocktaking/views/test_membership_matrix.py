"""Every address of people and their data, by who asks: as the table says."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client

from stocktaking import membership, upkeep
from stocktaking.models import (
    DraftInvitation,
    Invitation,
    MembershipClaim,
    NoReminders,
    OrganisationMember,
    Revision,
    SavedSearch,
    Submission,
)
from stocktaking.saved_searches import letters
from tests.factories import (
    DraftInvitationFactory,
    InvitationFactory,
    MembershipClaimFactory,
    OrganisationFactory,
    SavedSearchFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    key_of,
    submitted,
)
from wsis_portal.accounts.models import ApiKey

pytestmark = pytest.mark.django_db

WHO = ("anonymous", "stranger", "member", "colleague", "owner", "moderator")
LOGIN, GONE, FOUND, OTHER, NOT_YOURS = 302, 404, 200, 405, 409
# By address: the answer to GET, to each of WHO. 302 leads to the sign-in.
OWN = (LOGIN, FOUND, FOUND, FOUND, FOUND, FOUND)
GETS = {
    "/my/": OWN,
    "/my/drafts/": OWN,
    "/my/submissions/": OWN,
    "/my/messages/": OWN,
    "/my/records/": OWN,
    "/my/data/": OWN,
    "/my/organisations/": OWN,
    "/my/organisations/find/": OWN,
    "/my/organisations/{radio}/claim/": OWN,
    "/submit/bulk/": OWN,
    "/submit/bulk/?register=commitment": OWN,
    "/submit/bulk/template.csv": (FOUND,) * 6,
    "/submit/bulk/commitment/template.csv": (FOUND,) * 6,
    "/submit/bulk/commitment/lists.csv": (FOUND,) * 6,
    "/submit/bulk/progress-report/lists.csv": (GONE,) * 6,
    "/my/uploads/": OWN,
    "/my/erase/": (LOGIN, FOUND, FOUND, FOUND, FOUND, 403),
    "/my/erased/": (FOUND,) * 6,
    "/my/keys/": OWN,
    "/my/keys/{key}/revoke/": (LOGIN, GONE, GONE, GONE, FOUND, GONE),
    "/my/reminders/": OWN,
    "/my/searches/": OWN,
    "/my/searches/save/project/?q=radio": OWN,
    "/my/searches/save/progress-report/": (LOGIN, *(GONE,) * 5),
    "/my/searches/{search}/": (LOGIN, GONE, GONE, GONE, FOUND, GONE),
    "/my/searches/{search}/delete/": (LOGIN, GONE, GONE, GONE, FOUND, GONE),
    "/no-more-search-letters/{no_more_letters}/": (FOUND,) * 6,
    "/no-more-search-letters/{no_more}/": (GONE,) * 6,
    "/my/records/{record}/still-true/": (LOGIN, GONE, FOUND, GONE, FOUND, FOUND),
    "/my/records/WSIS-P-0/still-true/": (LOGIN, *(GONE,) * 5),
    "/still-true/{asked}/": (FOUND,) * 6,
    "/still-true/{forged}/": (GONE,) * 6,
    "/no-more-reminders/{no_more}/": (FOUND,) * 6,
    "/no-more-reminders/{asked}/": (GONE,) * 6,
    "/invitations/{sent}/": (FOUND,) * 6,
    "/invitations/{to_draft}/": (FOUND,) * 6,
    "/invitations/{forged}/": (GONE,) * 6,
    "/my/organisations/{radio}/": (LOGIN, GONE, FOUND, GONE, FOUND, FOUND),
    "/my/organisations/{radio}/leave/": (LOGIN, GONE, FOUND, GONE, FOUND, GONE),
    "/my/organisations/{radio}/members/{owner}/remove/": (
        (LOGIN, GONE, FOUND, GONE, FOUND, FOUND)
    ),
    "/my/organisations/{radio}/members/{stranger}/remove/": (LOGIN, *(GONE,) * 5),
    "/my/submissions/{draft}/": (LOGIN, GONE, FOUND, FOUND, FOUND, GONE),
    "/my/submissions/{draft}/alike/": (OTHER,) * 6,
    "/my/submissions/{draft}/change-instead/{record}/": (
        (LOGIN, GONE, FOUND, FOUND, FOUND, GONE)
    ),
    "/my/submissions/{foreign}/change-instead/{record}/": (LOGIN, *(GONE,) * 5),
    "/my/records/{record}/again/": (LOGIN, NOT_YOURS, FOUND, NOT_YOURS, FOUND, FOUND),
    "/my/records/WSIS-P-000000/again/": (LOGIN, *(GONE,) * 5),
    "/my/records/{record}/take-down/": (LOGIN, GONE, FOUND, GONE, FOUND, FOUND),
    "/my/records/WSIS-P-000000/take-down/": (LOGIN, *(GONE,) * 5),
    "/admin/stocktaking/proposal/": (*(LOGIN,) * 5, FOUND),
    "/admin/stocktaking/proposal/propose/withdrawal/{record}/": (*(LOGIN,) * 5, FOUND),
    "/admin/stocktaking/proposal/propose/merger/{record}/": (*(LOGIN,) * 5, FOUND),
    "/admin/stocktaking/proposal/propose/restoration/{record}/": (*(LOGIN,) * 5, FOUND),
    "/admin/stocktaking/proposal/propose/change/{record}/": (*(LOGIN,) * 5, GONE),
    "/admin/stocktaking/proposal/propose/withdrawal/WSIS-P-000000/": (
        *(LOGIN,) * 5,
        GONE,
    ),
    "/my/submissions/{draft}/sharing/": (LOGIN, GONE, FOUND, FOUND, FOUND, GONE),
    "/my/organisations/{radio}/invitations/{sent_pk}/withdraw/": (OTHER,) * 6,
    "/my/submissions/{draft}/sharing/secretariat/": (OTHER,) * 6,
    "/my/submissions/{draft}/sharing/people/{colleague}/stop/": (OTHER,) * 6,
    "/my/submissions/{draft}/sharing/invitations/{to_draft_pk}/withdraw/": (
        (OTHER,) * 6
    ),
    "/admin/stocktaking/draft/": (LOGIN, LOGIN, LOGIN, LOGIN, LOGIN, FOUND),
    "/admin/stocktaking/draft/{draft}/change/": (*(LOGIN,) * 5, FOUND),
    "/admin/stocktaking/membershipclaim/": (*(LOGIN,) * 5, FOUND),
    "/admin/stocktaking/membershipclaim/{claim}/decide/": (*(LOGIN,) * 5, FOUND),
}
# What POST changes, and who may: everybody else leaves no trace.
POSTS = {
    ("/my/organisations/{radio}/", "email=new@a.org"): {"member", "owner", "moderator"},
    ("/my/records/{record}/still-true/", "number=1"): {
        *("member", "owner", "moderator")
    },
    ("/my/records/{record}/still-true/", "number=2"): set(),
    ("/my/keys/", "name=Copy&days=90"): set(),  # the password is asked for first
    ("/my/keys/{key}/revoke/", ""): {"owner"},
    ("/my/reminders/", "off=1"): {*WHO} - {"anonymous"},
    ("/my/searches/save/project/?q=radio", "name=A"): {*WHO} - {"anonymous"},
    ("/my/searches/{search}/", "name=New"): {"owner"},
    ("/my/searches/{search}/delete/", ""): {"owner"},
    ("/no-more-search-letters/{no_more_letters}/", ""): {*WHO},
    ("/no-more-search-letters/{no_more}/", ""): set(),
    ("/still-true/{asked}/", "number=1"): {*WHO},  # whoever has it is who was asked
    ("/still-true/{forged}/", "number=1"): set(),
    ("/no-more-reminders/{no_more}/", "off=1"): {*WHO},
    ("/no-more-reminders/{asked}/", "off=1"): set(),
    ("/my/organisations/{radio}/leave/", ""): {"member", "owner"},
    ("/my/organisations/{radio}/members/{member}/remove/", ""): {"owner", "moderator"},
    ("/my/organisations/{radio}/members/{owner}/remove/", ""): {"moderator"},
    ("/my/organisations/{radio}/members/{stranger}/remove/", ""): set(),
    ("/my/organisations/{radio}/invitations/{sent_pk}/withdraw/", ""): {
        *("member", "owner", "moderator")
    },
    ("/my/organisations/{other}/invitations/{sent_pk}/withdraw/", ""): set(),
    ("/my/organisations/{radio}/claim/", "words=Mine"): {
        *("stranger", "colleague", "moderator")
    },
    ("/invitations/{sent}/", "accept=1"): set(),
    ("/invitations/{sent}/", "decline=1"): set(),
    ("/invitations/{to_draft}/", "accept=1"): set(),
    ("/invitations/{forged}/", "accept=1"): set(),
    ("/my/submissions/{draft}/alike/", "alike_other={record}"): {
        *("member", "colleague", "owner")
    },
    ("/my/submissions/{draft}/alike/", "alike_later={record}"): {"member", "owner"},
    ("/my/submissions/{foreign}/alike/", "alike_other={record}"): set(),
    ("/my/submissions/{draft}/change-instead/{record}/", "version=1"): {
        *("member", "colleague", "owner")
    },
    ("/my/submissions/{foreign}/change-instead/{record}/", "version=1"): set(),
    ("/my/records/{record}/again/", ""): {"member", "owner", "moderator"},
    ("/my/submissions/{draft}/sharing/", "email=new@a.org"): {
        *("member", "colleague", "owner")
    },
    ("/my/submissions/{draft}/sharing/secretariat/", "shared=1"): {
        *("member", "colleague", "owner")
    },
    ("/my/submissions/{draft}/sharing/people/{colleague}/stop/", ""): {
        *("colleague", "owner")
    },
    ("/my/submissions/{draft}/sharing/people/{stranger}/stop/", ""): set(),
    ("/my/submissions/{foreign}/sharing/people/{colleague}/stop/", ""): set(),
    (
        "/my/submissions/{draft}/sharing/invitations/{to_draft_pk}/withdraw/",
        "",
    ): {"owner"},
    (
        "/my/submissions/{foreign}/sharing/invitations/{to_draft_pk}/withdraw/",
        "",
    ): set(),
    ("/my/erase/", "email=nobody@example.org&password=x"): set(),
    ("/admin/stocktaking/membershipclaim/{claim}/decide/", "confirm=1"): {"moderator"},
}


@pytest.fixture
def world():
    people = {name: UserFactory(name=name) for name in WHO[1:-1]}
    people["moderator"] = SecretariatFactory()
    for user in people.values():
        user.set_password("a long secret")
        user.save()
    radio, other = OrganisationFactory(), OrganisationFactory()
    radio.members.add(people["owner"])
    radio.members.add(people["member"])
    draft = SubmissionFactory(
        submitter=people["owner"],
        organisation=radio,
        collaborators=[people["colleague"]],
    )
    row = submitted(
        "project", document(organisation=radio.reference), submitter=people["owner"]
    )
    sent = InvitationFactory(organisation=radio, invited_by=people["owner"])
    to_draft = DraftInvitationFactory(submission=draft)
    names = {name: user.pk for name, user in people.items()}
    names |= {
        "key": key_of(people["owner"])[0].pk,
        "radio": radio.reference,
        "other": other.reference,
        "draft": draft.pk,
        "foreign": SubmissionFactory().pk,
        "claim": MembershipClaimFactory().pk,
        "sent": membership.token_of(sent),
        "sent_pk": sent.pk,
        "record": row.reference,
        "asked": upkeep.token_of(people["owner"], upkeep.row_of(row.reference)),
        "no_more": upkeep.no_more_token_of(people["owner"]),
        "no_more_letters": upkeep.no_more_token_of(people["owner"], letters.NO_MORE),
        "search": SavedSearchFactory(person=people["owner"]).pk,
        "to_draft": membership.token_of(to_draft),
        "to_draft_pk": to_draft.pk,
        "forged": membership.token_of(sent)[:-1] + "!",
    }
    return SimpleNamespace(people=people, names=names)


def client_of(world, who):
    client = Client()
    if who in world.people:
        client.force_login(world.people[who])
    return client


def traces():
    models = (
        *(OrganisationMember, Invitation, DraftInvitation, MembershipClaim),
        *(Submission, Submission.collaborators.through, Revision, NoReminders),
        *(ApiKey, SavedSearch),
    )
    return {
        model.__name__: sorted(map(str, model.objects.values())) for model in models
    }


def test_every_address_answers_who_asks_as_the_table_says(world):
    found = {
        address: tuple(
            client_of(world, who).get(address.format(**world.names)).status_code
            for who in WHO
        )
        for address in GETS
    }
    assert found == GETS


@pytest.mark.parametrize("who", WHO)
def test_what_is_posted_changes_something_for_those_of_the_table_alone(world, who):
    before = traces()

    left = {one for one in POSTS if leaves_traces(world, who, *one, before)}

    assert left == {one for one, people in POSTS.items() if who in people}


def leaves_traces(world, who, address, sent, before):
    """What was posted is undone again: each finds the world as it was."""
    said = sent.format(**world.names)
    values = dict(pair.split("=", 1) for pair in said.split("&") if pair)
    with transaction.atomic():
        answer = client_of(world, who).post(address.format(**world.names), values)
        found = traces() != before
        transaction.set_rollback(True)
    assert answer.status_code < 500
    return found


def test_every_address_of_people_is_in_the_table(world):
    from stocktaking.urls import urlpatterns  # noqa: PLC0415  # what there is

    rooms = ("my", "invitations", "organisations", "claims", "sharing", "own_data")
    rooms += ("confirming", "reminders", "searches")
    rooms += ("likeness", "again")
    ours = {
        str(pattern.pattern)
        for pattern in urlpatterns
        if pattern.callback.__module__.rpartition(".")[2] in rooms
    }
    asked = {*GETS, *(address for address, _sent in POSTS)}
    matched = {
        str(pattern.pattern)
        for pattern in urlpatterns
        for address in asked
        if pattern.resolve(address.format(**world.names).removeprefix("/"))
    }
    assert ours - matched == set()
