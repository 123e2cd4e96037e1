"""For each agency exactly what is on its lines of the day, whichever way it comes."""

import os
from datetime import timedelta

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from stocktaking.choices import Action, State
from stocktaking.models import ModerationGrant, Submission, Upload
from stocktaking.seeding import content, seed_grants
from tests.factories import (
    ActionLineFactory,
    AgencyFactory,
    AgencyMemberFactory,
    FacilitationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    lines,
    text,
)
from tests.factories.actionlines import CODES

pytestmark = pytest.mark.django_db

GRANTS = content("moderation_grants.json")["grants"]
QUEUE = reverse("admin:stocktaking_submission_changelist")
AUDIT = bool(os.environ.get("AUDIT"))
SOME = ["ITU", "UNESCO", "ILO"]  # of many lines, of one shared by two, of a sub-line
each = pytest.mark.parametrize("agency", GRANTS if AUDIT else SOME)


@pytest.fixture
def waiting():
    """A submission on each line, by its code; one on two lines of two agencies; and the
    grants that the portal begins with.
    """
    for code in CODES:
        ActionLineFactory(code=code)
    for agency in GRANTS:
        row = AgencyFactory(code=agency)
        for code in CODES:  # history, which gives no right
            line = ActionLineFactory(code=code)
            FacilitationFactory(action_line=line, agency=row)
    seed_grants(SecretariatFactory())
    owner = UserFactory()
    file = Upload.objects.create(owner=owner, name="a.csv", size=1, language="en")
    asked = {code: [code] for code in CODES} | {"C3 C2": ["C3", "C2"]}
    return {
        name: SubmissionFactory(
            state=State.SUBMITTED,
            submitter=owner,
            upload=file,
            document=document(
                texts=[text("Village radio")], action_lines=lines(*codes)
            ),
        )
        for name, codes in asked.items()
    }


def of(agency):
    """Names of those that are on a line of AGENCY."""
    granted = set(GRANTS[agency])
    return {name for name in [*CODES, "C3 C2"] if not granted.isdisjoint(name.split())}


def member_of(agency):
    person = UserFactory(is_staff=True)
    AgencyMemberFactory(user=person, agency=AgencyFactory(code=agency))
    return person


def seen(client, waiting):
    """By way: the names of what is met there; of what is counted: how many."""

    def listed(**query):
        rows = client.get(QUEUE, query).context["cl"].result_list
        return {name for name, item in waiting.items() if item in rows}

    def opened(page, *more):
        return {
            name
            for name, item in waiting.items()
            if client.get(reverse(page, args=[item.pk, *more])).status_code == 200
        }

    (panel,) = client.get(reverse("admin:index")).context["panels"]
    counted = panel.context
    return {
        "queue": listed(),
        "all": listed(state="all"),
        "search": listed(q="village"),
        "file": listed(upload=waiting["C1"].upload_id),
        "unassigned": listed(held="nobody"),
        "page": opened("admin:stocktaking_submission_change"),
        "step": opened("admin:stocktaking_submission_step", "take-up"),
        "waiting": counted["waiting"].number,
        "states": sum(share.number for share in counted["states"]),
        "ages": sum(share.number for share in counted["ages"]),
    }


def everywhere(names):
    ways = ("queue", "all", "search", "file", "unassigned", "page", "step")
    counts = ("waiting", "states", "ages")
    return dict.fromkeys(ways, names) | dict.fromkeys(counts, len(names))


def taken_up(client, items):
    """Keys of those that a decision about many takes up."""
    keys = [item.pk for item in items]
    client.post(QUEUE, {"action": "take_up", "_selected_action": keys})
    moved = Submission.objects.filter(pk__in=keys, state=State.IN_REVIEW)
    return set(moved.values_list("pk", flat=True))


@each
def test_members_meet_what_is_on_the_lines_of_their_agency(client, waiting, agency):
    client.force_login(member_of(agency))

    assert seen(client, waiting) == everywhere(of(agency))

    ours = {waiting[name].pk for name in of(agency)}
    assert taken_up(client, waiting.values()) == ours


@each
def test_grant_that_ended_yesterday_gives_nothing_today(client, waiting, agency):
    yesterday = timezone.localdate() - timedelta(days=1)
    grants = ModerationGrant.objects.filter(agency__code=agency)
    grants.update(valid_from=yesterday, valid_to=yesterday)
    client.force_login(member_of(agency))

    assert seen(client, waiting) == everywhere(set())
    assert taken_up(client, waiting.values()) == set()


def test_of_several_grants_those_of_the_day_count(client, waiting):
    yesterday = timezone.localdate() - timedelta(days=1)
    ended = ModerationGrant.objects.filter(action_line__code="C3")
    ended.update(valid_from=yesterday, valid_to=yesterday)
    client.force_login(member_of("UNESCO"))

    assert seen(client, waiting) == everywhere(of("UNESCO") - {"C3", "C3 C2"})


def test_facilitation_without_a_grant_gives_nothing(client, waiting):
    agency = AgencyFactory(code="UPU")
    for code in CODES:
        FacilitationFactory(agency=agency, action_line=ActionLineFactory(code=code))
    client.force_login(member_of("UPU"))

    assert seen(client, waiting) == everywhere(set())
    assert taken_up(client, waiting.values()) == set()


def test_whole_file_is_taken_up_as_far_as_the_grants_go(client, waiting):
    client.force_login(member_of("ILO"))
    file = waiting["C1"].upload_id
    address = reverse("admin:stocktaking_submission_file", args=[file])

    client.post(address, {"step": Action.TAKE_UP})

    moved = Submission.objects.filter(state=State.IN_REVIEW)
    assert list(moved) == [waiting["C7-EEMPLOYMENT"]]


def test_no_field_of_the_administration_completes_submissions():
    """Django's view for that asks the list of the model, which knows no agency."""
    for one in admin.site._registry.values():
        assert one.autocomplete_fields == ()
        assert all(inline.autocomplete_fields == () for inline in one.inlines)
