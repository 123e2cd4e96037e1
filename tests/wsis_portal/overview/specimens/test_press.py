"""What is made at once is what the workflow makes one by one."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.db.models import DateTimeField

from stocktaking import registers
from stocktaking.choices import Profile, State
from stocktaking.events import verify_events, verify_submissions
from stocktaking.models import (
    CodeBitmap,
    Edition,
    EventNote,
    Organisation,
    OrganisationTally,
    Submission,
)
from stocktaking.workflow import Given, take_step
from wsis_portal.accounts.models import User
from wsis_portal.overview.specimens.accounts import REVIEWER
from wsis_portal.overview.specimens.run import make

pytestmark = pytest.mark.django_db
SALTED = {"salt", "digest", "previous", "hash"}
OLD_AND_NEW = ((45, 0), (1000, 970))
"""Histories from files, what was reviewed, and what is not finished."""


def made(*runs, seed=3):
    return [sum(make(seed, number, first)) for number, first in runs]


OF_ALL = {Edition, CodeBitmap}
"""An edition is one for all that comes at once; bits stand at the keys of the rows."""


def start_again():
    """References as in an empty database, which no rollback brings back."""
    with connection.cursor() as cursor:
        for letter in "opgr":
            sequence = f"stocktaking_reference_{letter}"
            cursor.execute("SELECT setval(%s, 1, false)", [sequence])


def every_row():
    """By table: the rows, with the place of a row for its key, without times."""
    models = [
        model
        for app in ("stocktaking", "goldenbook")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model not in OF_ALL
    ]
    places = {model: {key: n for n, key in enumerate(keys(model))} for model in models}
    return {model._meta.label: rows_of(model, places) for model in models}


def keys(model):
    return model.objects.order_by("pk").values_list("pk", flat=True)


def is_unordered(model):
    """Links, and what triggers write."""
    return bool(model._meta.auto_created) or model is OrganisationTally


def rows_of(model, places):
    fields = [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, DateTimeField) and field.name not in SALTED
        if not (is_unordered(model) and field.primary_key)
    ]
    rows = model.objects.values_list(*(field.attname for field in fields))
    return sorted(
        repr([place(*pair, places) for pair in zip(fields, row, strict=True)])
        for row in rows
    )


def place(field, value, places):
    if field.name == "vouched_on":  # the day of a step
        return field.name, value is not None
    model = field.model if field.primary_key else field.related_model
    return field.name, places[model][value] if value and model in places else value


def told():
    """Each submission, and the notes on its steps."""
    steps = {item: [] for item in Submission.objects.order_by("pk")}
    for note in EventNote.objects.select_related("event").order_by("event"):
        steps[note.event.submission].append(note)
    return steps


def do_again(item, notes):
    fields = ("register", "profile", "document", "submitter")
    again = Submission.objects.create(**{name: getattr(item, name) for name in fields})
    for note in notes:
        given = Given(words=note.words, comments=note.comments, terms=item.terms)
        actor = User.objects.get(pk=note.actor_id)
        take_step(again, note.event.action, actor=actor, given=given)


def let_them_act():
    """In the workflow nobody takes a step without the right to it."""
    User.objects.update(is_active=True)
    right = Permission.objects.get(codename="moderate_submission")
    User.objects.get(email=REVIEWER).user_permissions.add(right)


def test_rows_are_those_that_the_workflow_writes(loaded):
    made((0, 0))  # the people and the collections
    start_again()
    with transaction.atomic():
        made(*OLD_AND_NEW)
        at_once, story = every_row(), told()
        transaction.set_rollback(True)
    start_again()
    let_them_act()

    for item, notes in story.items():
        do_again(item, notes)

    assert every_row() == at_once
    check_kinds(story)


def check_kinds(story):
    """That nothing was left out of what was compared."""
    assert {item.register for item in story} == {one.name for one in registers.every()}
    assert {item.profile for item in story} == {Profile.HISTORIC, Profile.NEW}
    states = ["draft", "submitted", "in-review", "returned", "published"]
    assert {item.state for item in story} == set(states)


def test_every_document_is_one_that_the_judge_takes(loaded):
    made((300, 0), (5000, 4970))

    for item in Submission.objects.all():
        profile = Profile.DRAFT if item.state == State.DRAFT else item.profile
        register = registers.get(item.register)
        assert register.problems(item.document, profile) == {}, item.document
    assert Submission.objects.count() > 330


def test_events_are_a_good_chain_in_the_order_of_time(loaded):
    made((1000, 940))

    assert [*verify_events(), *verify_submissions()] == []
    notes = EventNote.objects.order_by("event__number")
    assert list(notes) == list(notes.order_by("event__at", "event__number"))


def test_times_of_a_submission_are_those_of_its_steps(loaded):
    made((1000, 985))

    item = Submission.objects.filter(state=State.PUBLISHED).first()

    submit, _take_up, publish = item.events.order_by("number")
    assert item.created_at < item.submitted_at == item.terms_accepted_at == submit.at
    assert item.updated_at == publish.at == item.revision.created_at


def test_organisation_is_a_row_once_in_however_many_runs(loaded):
    made((30, 0))
    made((60, 30))

    names = list(Organisation.objects.values_list("name", flat=True))
    assert len(names) == len(set(names)) == 5
