"""The life of a submission. The only room that writes its state."""

from stocktaking.workflow.again import is_continued, kept_and_left, report_again
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
from stocktaking.workflow.proposing import (
    propose_merger,
    propose_restoration,
    propose_withdrawal,
)
from stocktaking.workflow.rebasing import Newer, newer, rebase
from stocktaking.workflow.refusing import not_possible
from stocktaking.workflow.rights import colleagues, contact_reader, may_change
from stocktaking.workflow.steps import STEPS, Step
from stocktaking.workflow.taking import change_following, possible_actions, take_step
from stocktaking.workflow.terms import terms_accepted
from stocktaking.workflow.turning import (
    change_begun,
    let_continue,
    refuse_turning,
    set_apart,
    turn_into_change,
    turned,
)
from stocktaking.workflow.turns import in_turn

__all__ = [
    "MOST_DRAFTS",
    "STEPS",
    "Given",
    "Newer",
    "Step",
    "StepRefused",
    "Writer",
    "change_begun",
    "change_following",
    "changes_contact_only",
    "colleagues",
    "confirm",
    "contact_holder",
    "contact_reader",
    "in_turn",
    "is_continued",
    "keep_contact",
    "kept_and_left",
    "let_continue",
    "may_change",
    "moved_on",
    "newer",
    "not_possible",
    "open_draft",
    "possible_actions",
    "propose_merger",
    "propose_restoration",
    "propose_withdrawal",
    "rebase",
    "refuse_turning",
    "report_again",
    "save_document",
    "save_words",
    "set_apart",
    "start_change",
    "start_draft",
    "take_step",
    "terms_accepted",
    "turn_into_change",
    "turned",
    "with_confirmation",
]
