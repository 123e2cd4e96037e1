"""The life of a submission. The only room that writes its state."""

from stocktaking.workflow.bases import moved_on, with_confirmation
from stocktaking.workflow.confirming import confirm
from stocktaking.workflow.contact import (
    changes_contact_only,
    contact_holder,
    keep_contact,
)
from stocktaking.workflow.drafts import (
    MOST_DRAFTS,
    Writer,
    open_draft,
    save_document,
    save_words,
    start_change,
    start_draft,
)
from stocktaking.workflow.given import Given, StepRefused
from stocktaking.workflow.rebasing import Newer, newer, rebase
from stocktaking.workflow.rights import by_name, may_change
from stocktaking.workflow.steps import STEPS, Step
from stocktaking.workflow.taking import possible_actions, take_step
from stocktaking.workflow.terms import terms_accepted
from stocktaking.workflow.turns import in_turn

__all__ = [
    "MOST_DRAFTS",
    "STEPS",
    "Given",
    "Newer",
    "Step",
    "StepRefused",
    "Writer",
    "by_name",
    "changes_contact_only",
    "confirm",
    "contact_holder",
    "in_turn",
    "keep_contact",
    "may_change",
    "moved_on",
    "newer",
    "open_draft",
    "possible_actions",
    "rebase",
    "save_document",
    "save_words",
    "start_change",
    "start_draft",
    "take_step",
    "terms_accepted",
    "with_confirmation",
]
