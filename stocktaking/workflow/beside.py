"""What a step writes beside its event."""

from collections.abc import Callable, Mapping

from actionlines.models import Country
from stocktaking.choices import Action
from stocktaking.models import Correction, Endorsement, Opinion, SubmissionEvent
from stocktaking.querysets import agencies_of
from stocktaking.registers import Public, differences
from stocktaking.workflow.given import Given


def beside_correction(event: SubmissionEvent, given: Given, said: Public) -> None:
    """The fields that say something else now, before and after."""
    says = event.submission.public
    names = differences(said, says)
    Correction.objects.create(
        event=event,
        before={name: said.get(name) for name in names},
        after={name: says.get(name) for name in names},
    )


def beside_opinion(event: SubmissionEvent, given: Given, said: Public) -> None:
    """Of the agency that has a line of the document; the first, where several have."""
    agencies = agencies_of(event.note.actor)
    lines = {one["action_line"] for one in said.get("action_lines", ())}
    ours = agencies.filter(moderation_grants__action_line__code__in=lines)
    agency = ours.first() or agencies[0]
    Opinion.objects.create(event=event, agency=agency, leaning=given.leaning)


def beside_endorsement(event: SubmissionEvent, given: Given, said: Public) -> None:
    Endorsement.objects.create(
        event=event,
        submission=event.submission,
        country=Country.objects.get(code=given.country),
        endorsed_at=event.at,
    )


BESIDE: Mapping[Action, Callable[[SubmissionEvent, Given, Public], None]] = {
    Action.CORRECT: beside_correction,
    Action.OPINION: beside_opinion,
    Action.ENDORSE: beside_endorsement,
}
