"""What an actor hands over with a step, and what a refused one is told."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from stocktaking.registers import Public
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, Refusal

MOST_LETTERS = 10_000  # of what is said with a step

SENTENCES |= {
    "step-not-possible": _("This step is not possible now."),
    "not-taken-up": _("Take it up first: only its reviewer can do this."),
    "held-already": _("It has been taken up already."),
    "held-by-another": _(
        "Somebody else is reviewing it. They, or the secretariat, can hand it over."
    ),
    "with-its-author": _("It is with its author, who has not handed it in again."),
    "handed-in": _("It was handed in already. It can be recalled until it is read."),
    "decided-already": _("It has been decided already."),
    "own-part": _(
        "You have a part in it, yourself or by your organisation: others decide."
    ),
    "own-refusal": _("You refused it. Another moderator decides on the appeal."),
    "for-the-secretariat": _("The secretariat alone decides on this."),
    "moved-meanwhile": _("Somebody else has just changed this submission."),
    "changed-since-shown": _(
        "The document has changed since this page was opened. Read it again, then"
        " decide."
    ),
    "saved-meanwhile": _(
        "The same answers were changed elsewhere. Compare and save again."
    ),
    "stale-base": _(
        "The record has changed since: %(fields)s. Bring the draft onto it."
    ),
    "change-waiting": _("Another change of this record is waiting for a decision."),
    "no-such-record": _("There is no record %(reference)s."),
    "may-not-moderate": _("This person may not decide on this submission."),
    "may-not-change": _("Only those who reported %(reference)s may change it."),
    "change-begun": _("A draft of a change of %(reference)s is open already."),
    "too-many-drafts": _("Finish or discard a draft first: %(limit)d are open."),
    "said-already": _("You have just said that: it is in the thread."),
    "too-long": _("That is longer than %(limit)d characters. Say it shorter."),
    "needs-words": _("Say why, so that the submitter can act on it."),
    "needs-reason": _("Choose a reason."),
    "needs-into": _("Name the record that this one is merged into."),
    "needs-to": _("Name the person who takes it over."),
    "needs-choice": _("Choose one version of each field."),
    "needs-no-confirming": _("What is finished needs no confirming."),
    "needs-correcting": _(
        "Some of what this record says is not accepted any more. Change it: that says"
        " that the rest is true, too."
    ),
    "changed-meanwhile": _(
        "The record was changed meanwhile. Read what it says now, then confirm it."
    ),
    "needs-terms": _("Accept the terms of use."),
    "needs-leaning": _("Say which decision you would take."),
    "needs-country": _("Name the country that you speak for."),
    "needs-public": _("Correct a field."),
    "needs-cause": _("Say for what reason it is taken down."),
    "lines-stay": _(
        "Others review it for that action line. Only the secretariat takes one away."
    ),
    "nothing-corrected": _("That is what it says already."),
    "not-of-your-country": _("You do not speak for this country, or it is not in it."),
    "endorsed-already": _("It is endorsed for this country already."),
    "other-moved-on": _(
        "%(reference)s has changed since, or is gone. Refuse this and propose it anew."
    ),
    "not-taken-down": _("%(reference)s says that today."),
    "no-such-revision": _("%(reference)s has no version %(number)d."),
}


class StepRefused(Refusal):
    """The step is not possible, now or for this person."""


@dataclass(frozen=True)
class Given:
    """Each step names what it needs of this."""

    words: str = ""
    reason: str = ""
    comments: dict[str, str] = field(default_factory=dict)
    into: str = ""
    to: User | None = None
    leaning: str = ""
    country: str = ""
    public: Public | None = None
    """The public part as it is corrected."""
    version: int = 0
    """Of the document that was corrected."""
    terms: str = ""
    silent: bool = False
    """Who acts has the answer on the page, and need not be told by mail."""
