"""Problems of a document, each where the reader can mend it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django_stubs_ext import StrOrPromise

from stocktaking.forms.sections import DRAWN_AS
from wsis_portal.errors import Problems

if TYPE_CHECKING:
    from stocktaking.forms.document import DocumentForm


@dataclass(frozen=True)
class Fault:
    """The id of the control that mends it, its label, and words."""

    control: str
    label: StrOrPromise
    words: str


Place = tuple[forms.Form, str | None]


def show(form: "DocumentForm", problems: Problems) -> None:
    """Put each problem beside its control: texts.0.title beside the title."""
    places = [(place(form, path), found) for path, found in problems.items()]
    order = {id(part): number for number, part in enumerate(form.parts())}
    for (part, name), found in sorted(places, key=lambda shown: in_order(order, shown)):
        for problem in found:
            add(form, part, name, str(problem), problem.code)


def in_order(order: dict[int, int], shown: Any) -> tuple[int, int]:
    """As the page has them; what concerns no control comes first."""
    (part, name), _found = shown
    if not name:
        return -1, 0
    return order[id(part)], [*part.fields].index(name)


def place(form: "DocumentForm", path: str) -> Place:
    """The form and the field that PATH of the document is drawn in."""
    first, *rest = path.removeprefix("private.").split(".")
    if first in form.lists:
        return in_list(form, form.lists[first].forms, rest)
    name = DRAWN_AS.get(first, first)
    return form.facts, name if name in form.facts.fields else None


def in_list(form: "DocumentForm", rows: list[forms.Form], rest: list[str]) -> Place:
    """The field that REST of a path, such as ["0", "title"], names in ROWS."""
    if not rows:
        return form.facts, None
    number = int(rest[0]) if rest and rest[0].isdigit() else 0
    row = rows[min(number, len(rows) - 1)]
    names = [part for part in rest if part in row.fields]
    return row, names[-1] if names else next(iter(row.fields))


def add(
    form: "DocumentForm",
    part: forms.Form,
    name: str | None,
    words: str,
    code: str = "invalid",
) -> None:
    part.add_error(name, ValidationError(words, code=code))
    if name is None:
        form.faults.append(Fault("", "", words))
        return
    field = part[name]
    form.faults.append(Fault(first_control(field), field.label, words))


def first_control(field: forms.BoundField) -> str:
    """The id to jump to; of check boxes, that of the first."""
    several = isinstance(field.field.widget, forms.CheckboxSelectMultiple)
    return f"{field.auto_id}_0" if several else str(field.id_for_label)
