"""Every list of the administration, whoever it is of: searched, filtered, and never
dearer with more rows.
"""

from urllib.parse import parse_qs

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stocktaking.models import Collection
from tests.stocktaking.admin.rows import MAKE, MOST

pytestmark = pytest.mark.django_db

ADMINS = admin.site._registry
A_HANDFUL = {Collection, Group}
"""Lists that fit on a screen: nobody filters them."""
WRITTEN_HERE = {
    *(
        "AgencyMember",
        "CannedReply",
        "Collection",
        "ExchangeRate",
        "FocalPoint",
        "Group",
    ),
    *("ModerationGrant", "Organisation", "User"),
}
"""What an administrator may change: the rest is a file's, or the workflow's."""
DELETED_HERE = {"ApiKey", "Authenticator", "CannedReply", "ExchangeRate", "Group"}
ADDED_HERE = WRITTEN_HERE - {"Organisation"} | {"Report"}


def by_name(models):
    return pytest.mark.parametrize("model", models, ids=lambda one: one.__name__)


def address(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def questions(answer):
    """The search, and one answer to each filter that the list offers."""
    shown = answer.context["cl"]
    asked = [{}, {"q": "radio radio"}]
    for spec in shown.filter_specs:
        *_others, last = spec.choices(shown)
        if "query_string" in last:
            asked.append(parse_qs(last["query_string"].lstrip("?")))
        else:
            asked.append({spec.parameter_name: last["value"]})
    if shown.date_hierarchy:
        asked.append({f"{shown.date_hierarchy}__year": 2026})
    return asked


def costs(client, model, asked):
    found = []
    for query in asked:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address(model), query)
        assert answer.status_code == 200, query
        found.append(len(queries))
    return found


@by_name(ADMINS)
def test_list_costs_the_same_for_any_number(admin_client, model):
    MAKE[model](0)
    asked = questions(admin_client.get(address(model)))
    costs_of_one = costs(admin_client, model, asked)

    for n in range(1, 3):
        MAKE[model](n)
    costs_of_three = costs(admin_client, model, asked)
    for n in range(3, MOST.get(model, 12)):
        MAKE[model](n)

    assert costs_of_three == costs_of_one
    assert costs(admin_client, model, asked) == costs_of_one


@by_name(ADMINS)
def test_list_is_searched_and_narrowed(model):
    one = ADMINS[model]
    assert one.search_fields
    assert bool(one.list_filter) is (model not in A_HANDFUL)


@by_name(ADMINS)
def test_only_what_is_kept_here_is_written_here(model, rf, admin_user):
    request, one = rf.get("/"), ADMINS[model]
    request.user = admin_user
    name = model.__name__
    assert one.has_change_permission(request) is (name in WRITTEN_HERE)
    assert one.has_add_permission(request) is (name in ADDED_HERE)
    assert one.has_delete_permission(request) is (name in DELETED_HERE)
