"""Organisations that were recorded twice, in the administration."""

import pytest
from django.urls import reverse

from stocktaking.models import Organisation, OrganisationMerger
from stocktaking.uniting import merge_organisations
from tests.factories import (
    AgencyFactory,
    CountryFactory,
    MembershipClaimFactory,
    OrganisationFactory,
    SecretariatFactory,
    UserFactory,
    record,
)
from tests.factories.accounts import give_second_factor
from tests.stocktaking.situations import member_for

pytestmark = pytest.mark.django_db

LIST = reverse("admin:stocktaking_organisation_changelist")
MERGE = reverse("admin:stocktaking_organisation_merge")


@pytest.fixture
def mona(client):
    person = SecretariatFactory()
    client.force_login(person)
    return person


@pytest.fixture
def two():
    member = UserFactory(name="Awa Diop")
    return (
        OrganisationFactory(name="Radio Trust", country=CountryFactory(code="SN")),
        OrganisationFactory(
            name="Radio Trust Ltd", country=CountryFactory(code="ML"), members=[member]
        ),
    )


def of(one, other=""):
    asked = {"one": one.reference}
    return asked | ({"other": getattr(other, "reference", other)} if other else {})


def address(one, other):
    return f"{MERGE}?one={one.reference}&other={other.reference}"


def of_both(one, other, stays):
    """What the page that shows both sends."""
    pair = f"{one.reference} {other.reference}"
    return {"pair": pair, "stays": stays.reference}


def page_of(row):
    return reverse("admin:stocktaking_organisation_change", args=[row.pk])


def test_page_of_one_leads_to_names_that_are_alike(client, mona, two):
    one, other = two
    OrganisationFactory(name="Ministry of Fishing")

    assert f"{MERGE}?one={one.reference}" in client.get(page_of(one)).text
    found = client.get(MERGE, of(one)).context["others"]

    assert [row for row, _address in found] == [other]


def test_both_stand_side_by_side_with_what_they_have(client, mona, two):
    one, other = two
    record(organisation=one.reference)
    MembershipClaimFactory(organisation=other)

    answer = client.get(MERGE, of(one, other.name))

    table = {str(line.label): line for line in answer.context["lines"]}
    assert (table["Country"].one, table["Country"].other) == (
        ["Country SN"],
        ["Country ML"],
    )
    assert table["Country"].differs
    assert not table["Website"].differs
    assert (table["Records"].one, table["Records"].other) == (["1"], ["0"])
    assert table["Claims of membership"].other == ["1"]
    assert "Awa Diop" in answer.text


def test_chosen_one_stays(client, mona, two):
    one, other = two
    row = record(organisation=other.reference)

    answer = client.post(address(one, other), of_both(one, other, one), follow=True)

    assert answer.redirect_chain == [(page_of(one), 302)]
    assert f"Radio Trust Ltd ({other.reference}) is part of" in answer.text
    assert OrganisationMerger.objects.get().merged_by == mona
    row.refresh_from_db()
    assert row.organisation == one


def test_other_of_the_two_may_stay_as_well(client, mona, two):
    one, other = two
    client.post(address(one, other), of_both(one, other, other))
    assert OrganisationMerger.objects.get().reference == one.reference


@pytest.mark.parametrize("said", [{}, {"stays": "WSIS-O-000000"}, {"stays": "x" * 99}])
def test_who_stays_is_chosen(client, mona, two, said):
    answer = client.post(address(*two), said)
    assert answer.status_code == 422
    assert not OrganisationMerger.objects.exists()


def test_refusal_is_told_on_the_page(client, mona, two):
    for row in two:
        row.agency = AgencyFactory()
        row.save()

    answer = client.post(address(*two), of_both(*two, two[0]))

    assert (answer.status_code, "linked to an agency" in answer.text) == (422, True)
    assert Organisation.objects.count() == 2


def test_second_of_two_people_is_told_that_it_is_done(client, mona, two):
    one, other = two
    merge_organisations(one.reference, other.reference, actor=SecretariatFactory())

    answer = client.post(address(one, other), of_both(one, other, one), follow=True)

    assert answer.redirect_chain == [(page_of(one), 302)]
    assert f"{other.reference} is this organisation." in answer.text
    assert OrganisationMerger.objects.count() == 1


def test_third_one_that_was_never_shown_is_not_merged(client, mona, two):
    one, other = two
    third = OrganisationFactory(name="Radio of the coast")
    sent = of_both(one, other, other)
    merge_organisations(third.reference, one.reference, actor=SecretariatFactory())

    answer = client.post(address(one, other), sent)

    assert answer.status_code == 422
    assert "These are not the two that you compared." in answer.text
    assert {*Organisation.objects.all()} >= {third, other}


@pytest.mark.parametrize("typed", ["Nobody", "WSIS-O-000000", "<b>", "x" * 4000])
def test_what_nobody_is_called_is_told_and_kept(client, mona, two, typed):
    answer = client.get(MERGE, of(two[0], typed))
    assert answer.status_code == 200
    assert "No other organisation has" in answer.text
    assert answer.context["typed"] == typed


def test_of_several_of_one_name_one_is_chosen(client, mona, two):
    one, _other = two
    same = OrganisationFactory.create_batch(2, name="Radio")
    answer = client.get(MERGE, of(one, "radio"))
    assert {row for row, _address in answer.context["others"]} == {*same}


def test_two_are_selected_in_the_list(client, mona, two):
    chosen = {"action": "merge_selected", "_selected_action": [row.pk for row in two]}
    assert client.post(LIST, chosen).url == address(*two)


def test_one_or_three_are_not_two(client, mona, two):
    for rows in (two[:1], [*two, OrganisationFactory()]):
        keys = [row.pk for row in rows]
        chosen = {"action": "merge_selected", "_selected_action": keys}
        assert "Select two of them." in client.post(LIST, chosen, follow=True).text


def test_those_of_one_name_are_listed(client, mona, two):
    same = OrganisationFactory(name="RADIO TRUST")
    found = client.get(LIST, {"namesakes": "yes"}).context["cl"].result_list
    assert {*found} == {two[0], same}


def test_merger_is_on_record(client, mona, two):
    one, other = two
    record(organisation=other.reference)
    made = merge_organisations(one.reference, other.reference, actor=mona)
    listed = reverse("admin:stocktaking_organisationmerger_changelist")
    page = reverse("admin:stocktaking_organisationmerger_change", args=[made.pk])

    assert other.reference in client.get(listed).text
    assert "Records: 1, Members: 1" in client.get(page).text


@pytest.mark.parametrize("reference", ["", "WSIS-O-000000", "x"])
def test_page_without_an_organisation_is_not_there(client, mona, reference):
    assert client.get(MERGE, {"one": reference}).status_code == 404


@pytest.mark.parametrize("who", ["agency", "staff"])
def test_others_merge_nothing(client, two, who):
    person = member_for("C3") if who == "agency" else UserFactory()
    person.is_staff = True
    person.save()
    give_second_factor(person)
    client.force_login(person)

    answers = [
        client.get(address(*two)),
        client.post(address(*two), of_both(*two, two[0])),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert client.get(LIST).status_code == 403
    assert Organisation.objects.count() == 2


def test_secretariat_keeps_organisations_and_deletes_none(client, mona, two):
    one, _other = two
    delete = reverse("admin:stocktaking_organisation_delete", args=[one.pk])
    assert client.get(page_of(one)).status_code == 200
    assert client.post(delete, {"post": "yes"}).status_code == 403
    assert Organisation.objects.count() == 2


def test_member_is_named_by_the_address(client, mona, two):
    one, person = two[0], UserFactory(email="ana@example.org")
    sets = {"former_names-TOTAL_FORMS": 0, "former_names-INITIAL_FORMS": 0}
    sets |= {"memberships-TOTAL_FORMS": 1, "memberships-INITIAL_FORMS": 0}
    said = {"name": one.name, "country": one.country_id, **sets}

    wrong = client.post(page_of(one), {**said, "memberships-0-user": "no@example.org"})
    client.post(page_of(one), {**said, "memberships-0-user": "Ana@Example.org"})

    assert "There is no account of this address." in wrong.text
    assert list(one.members.all()) == [person]
