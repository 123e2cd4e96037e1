"""Records of the scene that stand differently, and the links of reminders."""

from datetime import date, timedelta

import time_machine
from django.utils import timezone

from stocktaking import upkeep, workflow
from stocktaking.choices import Action
from stocktaking.models import NoReminders, Project
from tests.factories import UserFactory, document, text
from tests.pages.submissions import decided


def standings(people):
    """One record in each standing; a link that is good, late, and used."""
    rows = {name: vouched_for(people, name, years) for name, years in YEARS.items()}
    finished = decided(people, Action.PUBLISH, document=document(stage="completed"))
    author, due = people["author"], rows["due"]
    with time_machine.travel(timezone.now() - timedelta(days=61)):
        late = upkeep.token_of(author, due)
    answered = rows["answered"]
    used = upkeep.token_of(author, answered)
    workflow.confirm(answered.reference, number=1, actor=author)
    silent = UserFactory(name="Sam Silent")
    NoReminders.objects.create(person=silent)
    return {
        **{name: row.reference for name, row in rows.items()},
        "finished": finished.reference,
        "asked": upkeep.token_of(author, due),
        "asked_long_ago": late,
        "answered": used,
        "no_more": upkeep.no_more_token_of(silent),
    }


YEARS = {"due": 1, "overdue": 2, "inactive": 3, "answered": 1}


def vouched_for(people, name, years):
    words = document(texts=[text(f"Village radio, {name}")])
    item = decided(people, Action.PUBLISH, document=words)
    day = date.today().replace(day=1) - timedelta(days=366 * years)  # noqa: DTZ011
    Project.objects.filter(reference=item.reference).update(vouched_on=day)
    return upkeep.row_of(item.reference)
