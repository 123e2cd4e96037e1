"""Rights for a time: given and ended in the admin, with a record of who did it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from stocktaking.models import AgencyMember, FocalPoint, ModerationGrant
from stocktaking.querysets import agencies_of, countries_of, granted_codes
from tests.factories import (
    ActionLineFactory,
    AgencyFactory,
    AgencyMemberFactory,
    CountryFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    SecretariatFactory,
    UserFactory,
)
from tests.stocktaking.situations import member_for

pytestmark = pytest.mark.django_db
APPOINTMENTS = {
    ModerationGrant: ModerationGrantFactory,
    AgencyMember: AgencyMemberFactory,
    FocalPoint: FocalPointFactory,
}
each = pytest.mark.parametrize(
    ("model", "make"), APPOINTMENTS.items(), ids=lambda one: one.__name__
)


@pytest.fixture
def mona(client):
    person = SecretariatFactory()
    client.force_login(person)
    return person


def address(model, page="changelist", *args):
    return reverse(f"admin:stocktaking_{model._meta.model_name}_{page}", args=args)


def days(number):
    return timezone.localdate() + timedelta(days=number)


def given_to(person):
    """What is asked of each form."""
    return {
        ModerationGrant: {
            "agency": AgencyFactory().pk,
            "action_line": ActionLineFactory(code="C3").pk,
        },
        AgencyMember: {"agency": AgencyFactory().pk, "user": person.email},
        FocalPoint: {"country": CountryFactory(code="SN").pk, "user": person.email},
    }


@each
def test_who_gave_it_and_when_is_on_record(client, mona, model, make):
    said = given_to(UserFactory())[model] | {"valid_from": "2026-01-01"}

    client.post(address(model, "add"), said)

    made = model.objects.get()
    assert (made.appointed_by, made.ended_by, made.ended_at) == (mona, None, None)
    assert timezone.now() - made.appointed_at < timedelta(minutes=1)


@each
def test_who_ended_it_and_when_is_on_record(client, mona, model, make):
    row = make()
    giver, page = row.appointed_by, address(model, "change", row.pk)

    client.post(page, {"valid_to": "2026-01-01"})

    row.refresh_from_db()
    assert (row.valid_to, row.ended_by) == (date(2026, 1, 1), mona)
    assert row.appointed_by == giver
    assert str(mona) in client.get(page).text


@each
def test_end_that_is_taken_back_is_nobodys(client, mona, model, make):
    row = make(valid_to="2026-01-01", ended_by=mona, ended_at=timezone.now())
    client.post(address(model, "change", row.pk), {"valid_to": ""})
    row.refresh_from_db()
    assert (row.valid_to, row.ended_by, row.ended_at) == (None, None, None)


@each
def test_what_it_was_for_is_not_rewritten(client, mona, model, make):
    row = make()
    before = model.objects.values().get()
    said = given_to(UserFactory())[model] | {"valid_from": "2020-01-01"}

    client.post(address(model, "change", row.pk), said)

    assert model.objects.values().get() == before


@each
def test_nothing_is_deleted(client, mona, model, make):
    row = make()
    delete = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    client.post(address(model), delete)
    page = client.post(address(model, "delete", row.pk), {"post": "yes"})
    assert (page.status_code, model.objects.get()) == (403, row)


@each
@pytest.mark.parametrize("begun", [-5, 0, 5])
def test_what_is_ended_now_gives_nothing_from_now_on(client, mona, model, make, begun):
    row = make(valid_from=days(begun))
    chosen = {"action": "end_now", "_selected_action": [row.pk]}

    answer = client.post(address(model), chosen, follow=True)

    assert "1 has ended." in answer.text
    row.refresh_from_db()
    assert (row.ended_by, row.valid_to) == (mona, days(max(begun, 0) - 1))
    assert not model.objects.valid_on().exists()
    assert not model.objects.valid_on(days(max(begun, 0))).exists()


@each
def test_what_has_ended_keeps_its_end(client, mona, model, make):
    row = make(valid_to="2020-01-01")
    chosen = {"action": "end_now", "_selected_action": [row.pk]}
    answer = client.post(address(model), chosen, follow=True)
    row.refresh_from_db()
    assert (row.valid_to, row.ended_by) == (date(2020, 1, 1), None)
    assert "0 have ended." in answer.text


@pytest.mark.parametrize("ended", ["grant", "member"])
def test_grant_and_membership_that_ended_yesterday_give_nothing_today(ended):
    person = UserFactory()
    member = AgencyMemberFactory(user=person)
    grant = ModerationGrantFactory(agency=member.agency)
    assert granted_codes(person) == ["C3"]

    row = {"grant": grant, "member": member}[ended]
    row.valid_to = days(-1)
    row.save()

    assert granted_codes(person) == []
    assert not agencies_of(person).exists()


def test_focal_point_that_ended_yesterday_speaks_for_nobody_today():
    row = FocalPointFactory(valid_to=days(0))
    assert countries_of(row.user) == ["CH"]
    row.valid_to = days(-1)
    row.save()
    assert countries_of(row.user) == []


@pytest.mark.parametrize("email", ["nobody@example.org", "not an address", ""])
def test_unknown_person_is_not_appointed(client, mona, email):
    said = {"agency": AgencyFactory().pk, "valid_from": "2026-01-01", "user": email}
    answer = client.post(address(AgencyMember, "add"), said)
    assert answer.status_code == 200
    assert "errorlist" in answer.text
    assert not AgencyMember.objects.exists()


def test_member_who_may_not_enter_yet_is_told_of(client, mona):
    said = given_to(UserFactory())[AgencyMember] | {"valid_from": "2026-01-01"}
    answer = client.post(address(AgencyMember, "add"), said, follow=True)
    assert "may not open the administration yet" in answer.text


@each
def test_end_before_the_start_is_refused(client, mona, model, make):
    row = make()
    answer = client.post(address(model, "change", row.pk), {"valid_to": "2006-02-22"})
    assert "The end is before the start." in answer.text


@each
def test_those_in_force_are_told_from_those_that_ended(client, mona, model, make):
    now, gone = make(), make(valid_to=days(-1))
    later = make(valid_from=days(3))

    found = {
        value: {*client.get(address(model), {"in_force": value}).context["cl"].queryset}
        for value in ("today", "ended", "later")
    }

    assert found == {"today": {now}, "ended": {gone}, "later": {later}}


@each
def test_members_of_agencies_appoint_nobody(client, model, make):
    person = member_for("C3")
    person.is_staff = True
    person.save()
    client.force_login(person)
    before = model.objects.count()
    for page in ("changelist", "add"):
        answer = client.post(address(model, page), given_to(person)[model])
        assert answer.status_code in {302, 403}
    assert model.objects.count() == before
