"""What the reviewer asks for, each comment where it can be answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stocktaking import registers
from stocktaking.choices import Action, State
from stocktaking.forms.faults import Fault, first_control
from stocktaking.forms.sections import DRAWN_AS, Section
from stocktaking.models import Submission

if TYPE_CHECKING:
    from stocktaking.forms.document import DocumentForm


@dataclass(frozen=True)
class Asked:
    """Words on the whole, and comments by the field of the document."""

    words: str = ""
    comments: Mapping[str, str] = field(default_factory=dict)

    def of(self, section: Section) -> int:
        """How many comments are about answers of SECTION."""
        return sum(map(section.asks, self.comments))

    def elsewhere(self, item: Submission) -> list[tuple[str, str]]:
        """Under their labels the comments on what no section of the form asks."""
        register = registers.get(item.register)
        sections = register.drawn.sections
        return register.labelled(
            {
                name: words
                for name, words in self.comments.items()
                if not any(section.asks(name) for section in sections)
            }
        )


NOTHING = Asked()


def asked_of(item: Submission) -> Asked:
    """With the last request, until it is handed in again; one query, or none."""
    if item.state != State.RETURNED:
        return NOTHING
    requests = item.events.filter(action=Action.REQUEST_CHANGES)
    last = requests.select_related("note").last()
    return Asked(last.words, last.comments) if last else NOTHING


def show(form: "DocumentForm") -> list[Fault]:
    """Put each comment of the section beside its control; they come in that order."""
    comments = form.asked.comments
    names = [name for name in form.names() if name in comments]
    return [beside(form, name, comments[name]) for name in names]


def beside(form: "DocumentForm", name: str, words: str) -> Fault:
    shown = DRAWN_AS.get(name, name)
    drawn: Any = form.lists.get(name) or form.facts.fields[shown]
    drawn.comment = words
    if name in form.lists:
        (label,) = registers.get(form.item.register).labels([name])
        drawn.about = label
        return Fault(name, label, words)
    return Fault(first_control(form.facts[shown]), drawn.label, words)
