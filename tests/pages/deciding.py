"""Decisions about many, of the administrator: to be made, at work, left off, done."""

from datetime import timedelta

from django.utils import timezone

from stocktaking import deciding
from stocktaking.choices import Action, Outcome, State
from stocktaking.models import BulkDecision, Submission


def decided_together(people):
    person = people["administrator"]
    waiting = Submission.objects.filter(state=State.SUBMITTED)
    made = {
        name: deciding.choose(person, Action.REFUSE, waiting)
        for name in ("to_be_refused", "refused_in_part", "at_work", "left_off")
    }
    now = timezone.now()
    begun(made["refused_in_part"], begun_at=now, done_at=now, reason="other")
    begun(made["at_work"], begun_at=now)
    begun(made["left_off"], begun_at=now - timedelta(days=1))
    outcomes(made["refused_in_part"])
    return {name: one.pk for name, one in made.items()}


def begun(made, **values):
    BulkDecision.objects.filter(pk=made.pk).update(**values)


def outcomes(made):
    made.rows.update(outcome=Outcome.DONE)
    first = made.rows.order_by("pk").first()
    first.outcome = Outcome.REFUSED
    first.problems = {"texts": [["required", {}]], "": [["held-by-another", {}]]}
    first.save()
