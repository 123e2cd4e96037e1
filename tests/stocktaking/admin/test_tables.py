"""Every list and form of the admin opens: misspelt options fail silently."""

import pytest
from django.contrib import admin
from django.urls import reverse

from stocktaking.models import ModerationGrant
from tests.factories import (
    ActionLineFactory,
    AgencyFactory,
    CountryFactory,
    ModerationGrantFactory,
    OrganisationFactory,
)
from tests.stocktaking.admin.rows import MAKE

pytestmark = pytest.mark.django_db


@pytest.mark.ignore_template_errors  # Django's own page of a person has one
@pytest.mark.parametrize("model", admin.site._registry, ids=lambda one: one.__name__)
def test_list_search_and_form_open(admin_client, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = MAKE[model](0)

    answers = [
        admin_client.get(reverse(f"{name}_changelist")),
        admin_client.get(reverse(f"{name}_changelist"), {"q": "x"}),
        admin_client.get(reverse(f"{name}_change", args=[row.pk])),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200]


def test_grant_says_who_gave_it(admin_client, admin_user):
    url = reverse("admin:stocktaking_moderationgrant_add")
    given = {
        "agency": AgencyFactory().pk,
        "action_line": ActionLineFactory(code="C3").pk,
        "valid_from": "2026-01-01",
    }

    admin_client.post(url, given)

    assert ModerationGrant.objects.get().appointed_by == admin_user


def test_grant_keeps_who_gave_it_when_it_is_ended(admin_client):
    grant = ModerationGrantFactory()
    url = reverse("admin:stocktaking_moderationgrant_change", args=[grant.pk])
    ended = {
        "agency": grant.agency_id,
        "action_line": grant.action_line_id,
        "valid_from": "2006-02-24",
        "valid_to": "2026-01-01",
    }

    admin_client.post(url, ended)

    grant.refresh_from_db()
    kept = ModerationGrant.objects.get()
    assert str(kept.valid_to) == "2026-01-01"
    assert kept.appointed_by == grant.appointed_by


def test_family_of_lines_is_not_granted(admin_client):
    family = ActionLineFactory(code="C7")
    ActionLineFactory(code="C7-EHEALTH", parent=family)
    url = reverse("admin:stocktaking_moderationgrant_add")
    asked = {
        "agency": AgencyFactory().pk,
        "action_line": family.pk,
        "valid_from": "2026-01-01",
    }

    html = admin_client.post(url, asked).content.decode()

    assert "Grant its sub-lines" in html
    assert not ModerationGrant.objects.exists()


def test_renamed_organisation_is_found_by_its_former_name(admin_client):
    row = OrganisationFactory(name="Radio Trust", country=CountryFactory())
    url = reverse("admin:stocktaking_organisation_change", args=[row.pk])
    none = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    sets = {f"memberships-{k}": v for k, v in none.items()}
    sets |= {f"former_names-{k}": v for k, v in none.items()}

    admin_client.post(url, {"name": "Voices", "country": row.country_id, **sets})

    row.refresh_from_db()
    former = [name.name for name in row.former_names.all()]
    assert (row.name, row.slug, former) == ("Voices", "voices", ["Radio Trust"])
