from datetime import timedelta

import pytest
from django.utils import timezone

from stocktaking.models import Collection, ModerationGrant
from stocktaking.seeding import content, seed_collections, seed_grants
from tests.factories import ActionLineFactory, AgencyFactory, SecretariatFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def grants():
    found = content("moderation_grants.json")["grants"]
    for agency, lines in found.items():
        AgencyFactory(code=agency)
        for line in lines:
            ActionLineFactory(code=line)
    return {(agency, line) for agency, lines in found.items() for line in lines}


def test_grants_are_seeded_from_today_on_and_say_by_whom(grants):
    secretariat = SecretariatFactory()

    made = seed_grants(secretariat)

    stored = ModerationGrant.objects.select_related("agency", "action_line")
    assert {(g.agency.code, g.action_line.code) for g in stored} == grants
    assert made == len(grants) == 18
    today = timezone.localdate()
    assert {(g.valid_from, g.valid_to, g.appointed_by) for g in stored} == {
        (today, None, secretariat)
    }


def test_every_line_that_agencies_moderate_is_granted_once(grants):
    for grant in ModerationGrant.objects.all():
        grant.full_clean()

    lines = sorted(line for _agency, line in grants)
    assert lines == sorted(set(lines))
    assert "C7" not in lines


def test_grant_that_was_ended_is_not_seeded_again(grants):
    seed_grants(SecretariatFactory())
    yesterday = timezone.localdate() - timedelta(days=1)
    ModerationGrant.objects.update(valid_from=yesterday, valid_to=yesterday)
    ModerationGrant.objects.exclude(action_line__code="C3").delete()

    assert seed_grants(SecretariatFactory()) == 0
    assert ModerationGrant.objects.get().valid_to == yesterday


def test_collections_are_seeded_once_and_keep_the_name_that_was_given():
    Collection.objects.create(code="golden-book", name="The Golden Book")
    seed_collections()
    seed_collections()

    assert Collection.objects.count() == 17
    assert Collection.objects.get(code="golden-book").name == "The Golden Book"
    assert Collection.objects.get(code="prize-2012").name == "WSIS Prizes 2012"
