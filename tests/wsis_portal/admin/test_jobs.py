"""Jobs that failed: seen with their errors, and tried again."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from tests.factories import UserFactory
from tests.stocktaking.admin.rows import job

pytestmark = pytest.mark.django_db
LIST = reverse("admin:wsis_portal_job_changelist")


def page_of(row):
    return reverse("admin:wsis_portal_job_change", args=[row.pk])


def again(client, *rows):
    keys = [str(row.pk) for row in rows]
    chosen = {"action": "try_again", "_selected_action": keys}
    return client.post(LIST, chosen, follow=True)


def test_error_of_a_job_is_shown_as_text(admin_client):
    row = job(0)

    listed, page = admin_client.get(LIST).text, admin_client.get(page_of(row)).text

    assert "mails.job_0" in listed
    assert "ConnectionRefusedError" in listed
    assert "Traceback: &lt;b&gt;no server&lt;/b&gt;" in page


def test_chosen_ones_that_failed_go_into_the_queue_again(admin_client):
    chosen, other, done = job(0), job(1), job(2)
    DBTaskResult.objects.filter(pk=done.pk).update(status="SUCCESSFUL")

    answer = again(admin_client, chosen, done)

    states = dict(DBTaskResult.objects.values_list("pk", "status"))
    assert states == {chosen.pk: "READY", other.pk: "FAILED", done.pk: "SUCCESSFUL"}
    assert DBTaskResult.objects.get(pk=chosen.pk).worker_ids == []
    assert "1 job is tried again." in answer.text


def test_failed_ones_are_listed(admin_client):
    row, done = job(0), job(1)
    DBTaskResult.objects.filter(pk=done.pk).update(status="SUCCESSFUL")
    found = admin_client.get(LIST, {"status__exact": "FAILED"})
    assert list(found.context["cl"].queryset) == [row]


@pytest.mark.parametrize("right", ["", "view_job"])
def test_who_may_only_look_tries_nothing_again(client, right):
    person, row = UserFactory(is_staff=True), job(0)
    person.user_permissions.set(Permission.objects.filter(codename=right))
    client.force_login(person)

    answer = again(client, row)

    assert answer.status_code == (200 if right else 403)
    assert DBTaskResult.objects.get().status == "FAILED"
