"""A form draws a document and reads it back. It judges nothing: documents do."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking import registers
from stocktaking.choices import Action, Origin, State
from stocktaking.documents import PRIVATE, needed_private
from stocktaking.formats import Document, envelope
from stocktaking.forms.rows import ROWS, named
from stocktaking.models import Organisation, Submission
from stocktaking.outline import Difference, differences
from wsis_portal.errors import InvalidInput, Problems, Refusal
from wsis_portal.languages import short

REASONED = {"action_lines": "action_line", "targets": "target", "sdgs": "sdg"}
OUTSIDE = ("version", "terms", "organisation_type", "organisation_country")
"""Fields of the page that are no fields of the document."""

NOT_WHOLE = _("The form did not arrive whole. Look it through and send it again.")


@dataclass(frozen=True)
class Fault:
    """A problem where the reader can mend it: the id of the control, and words."""

    control: str
    label: StrOrPromise
    words: str


class DocumentForm:
    """The facts on one form, each list of rows on a form set of its own."""

    facts_class: ClassVar[type[forms.Form]]

    def __init__(self, item: Submission, data: QueryDict | None = None) -> None:
        self.item, self.before, private = item, item.public, item.private
        seen = {"version": item.document_version}
        initial = {**facts_of(self.before), **private, **seen}
        self.facts = self.facts_class(data, initial=initial)
        self.lists = {
            name: rows(data, prefix=name, initial=shown(name, self.before))
            for name, rows in ROWS.items()
        }
        self.faults: list[Fault] = []
        self.elsewhere: list[Difference] = []
        self.said = ""
        self.mark_needed(item)
        if item.state == State.RETURNED:
            self.show_comments(item)

    def show_comments(self, item: Submission) -> None:
        """Put what the reviewer asks for beside the fields that it is about."""
        asked = item.events.filter(action=Action.REQUEST_CHANGES).last()
        comments = asked.comments if asked else {}
        self.said = asked.words if asked else ""
        for name, words in comments.items():
            drawn: Any = self.lists.get(name) or self.facts.fields.get(name)
            if drawn is not None:
                drawn.comment = words

    def mark_needed(self, item: Submission) -> None:
        """Say beside each field whether the document may do without it."""
        judge = registers.get(item.register).judge
        needed = {*judge.needed.get(item.profile, ()), *needed_private(item.profile)}
        for name in needed & self.facts.fields.keys():
            self.facts.fields[name].needed = True  # type: ignore[attr-defined]
        for original in self.lists["texts"].forms[:1]:
            for name in ("language", "title", "summary"):
                original.fields[name].needed = True
            original.fields["language"].initial = short(get_language() or "en")
            original.fields["origin"].initial = Origin.AUTHOR.value

    def is_valid(self) -> bool:
        """Whether it is a form of ours at all; right and wrong words both are."""
        if all(part.is_valid() for part in (self.facts, *self.lists.values())):
            return True
        if self.facts.is_bound:
            self.faults.append(Fault("", "", str(NOT_WHOLE)))
        return False

    def document(self) -> Document:
        """What was typed, over what the form does not show."""
        typed = dict(self.facts.cleaned_data)
        private = {name: typed.pop(name) for name in PRIVATE}
        spelled_out = organisation_of(typed)
        for name in OUTSIDE:
            typed.pop(name)
        for name, key in REASONED.items():
            chosen = typed[name].items()
            typed[name] = [{key: code, "reason": why} for code, why in chosen]
        typed["budget"] = "".join(typed["budget"].split()) or None
        typed["currency"] = typed["currency"].upper()
        lists = {name: items(rows) for name, rows in self.lists.items()}
        return envelope({**self.before, **typed, **lists, **spelled_out}, private)

    def refuse(self, refusal: Refusal) -> None:
        """Say what was refused, each problem where it can be mended."""
        if isinstance(refusal, InvalidInput):
            self.show(refusal.problems)
        elif refusal.problem.code == "needs-terms":
            self.show(self.problems())
            self.add(self.facts, "terms", str(refusal), refusal.problem.code)
        else:
            self.add(self.facts, None, str(refusal), refusal.problem.code)
        if refusal.problem.code == "saved-meanwhile":
            mine = self.document()["public"]
            self.elsewhere = differences(self.item.register, self.before, mine)

    def problems(self) -> Problems:
        """All that keeps the typed document from being handed in."""
        register = registers.get(self.item.register)
        return register.problems(self.document(), self.item.profile)

    def check(self, item: Submission) -> None:
        """Say beside the fields what keeps the stored draft from being handed in."""
        for form in (self.facts, *(f for rows in self.lists.values() for f in rows)):
            form.full_clean()
            form.cleaned_data = {}  # nothing was typed; errors want it all the same
        found = registers.get(item.register).problems(item.document, item.profile)
        self.show(found)

    def show(self, problems: Problems) -> None:
        """Put each problem beside its control: texts.0.title beside the title."""
        places = [(self.place(path), found) for path, found in problems.items()]
        for (form, name), found in sorted(places, key=self.in_order):
            for problem in found:
                self.add(form, name, str(problem), problem.code)

    def in_order(self, shown: Any) -> tuple[int, str]:
        """Of the page: texts first, then the facts as they stand, then the lists."""
        (form, name), _found = shown
        if form is self.facts:
            return 1 + [*form.fields].index(name) if name else 0, ""
        first = 0 if form.prefix.startswith("texts") else len(self.facts.fields) + 1
        return first, form.prefix

    def place(self, path: str) -> tuple[forms.Form, str | None]:
        """The form and the field that PATH of the document is drawn in."""
        first, *rest = path.removeprefix("private.").split(".")
        if first in self.lists:
            forms_of = self.lists[first].forms
            if not forms_of:
                return self.facts, None
            number = int(rest[0]) if rest and rest[0].isdigit() else 0
            form = forms_of[min(number, len(forms_of) - 1)]
            names = [part for part in rest if part in form.fields]
            return form, names[-1] if names else next(iter(form.fields))
        if first == "stakeholder_type":
            return self.facts, "organisation_type"
        return self.facts, first if first in self.facts.fields else None

    def add(
        self, form: forms.Form, name: str | None, words: str, code: str = "invalid"
    ) -> None:
        form.add_error(name, ValidationError(words, code=code))
        if name is None:
            self.faults.append(Fault("", "", words))
            return
        field = form[name]
        label = field.label
        self.faults.append(Fault(first_control(field), label, words))


def first_control(field: forms.BoundField) -> str:
    """The id to jump to; of check boxes, that of the first."""
    several = isinstance(field.field.widget, forms.CheckboxSelectMultiple)
    return f"{field.auto_id}_0" if several else str(field.id_for_label)


def organisation_of(typed: dict[str, Any]) -> dict[str, Any]:
    """The organisation spelled out; without one, the type is the record's own."""
    stakeholder_type = typed["organisation_type"]
    spelled_out = named(typed["organisation"])
    if not spelled_out:
        return {"organisation": None, "stakeholder_type": stakeholder_type}
    if isinstance(words := spelled_out["organisation"], dict):
        country = typed["organisation_country"] or None
        words |= {"stakeholder_type": stakeholder_type, "country": country}
    return {**spelled_out, "stakeholder_type": ""}


def items(rows: Any) -> list[dict[str, Any]]:
    return [item for form in rows.forms if (item := form.item())]


def facts_of(public: dict[str, Any]) -> dict[str, Any]:
    """What the facts show at first. A draft may hold anything: odd shapes are left."""
    reasoned = {name: reasons(public.get(name), key) for name, key in REASONED.items()}
    return {**public, **reasoned, **words_of(public.get("organisation"), public)}


def reasons(rows: Any, key: str) -> dict[str, str]:
    return {str(row[key]): row.get("reason", "") for row in dicts(rows) if key in row}


def dicts(rows: Any) -> list[dict[str, Any]]:
    listed = rows if isinstance(rows, list) else []
    return [dict(row) for row in listed if isinstance(row, dict)]


def words_of(organisation: Any, public: dict[str, Any]) -> dict[str, Any]:
    """An organisation of the document in the three fields that name it."""
    if isinstance(organisation, str):
        row = Organisation.objects.filter(reference=organisation).first()
        return {
            "organisation": row.name if row else organisation,
            "organisation_type": row.stakeholder_type if row else "",
            "organisation_country": row.country and row.country.code if row else "",
        }
    words = organisation if isinstance(organisation, dict) else {}
    own = public.get("stakeholder_type", "")
    return {
        "organisation": words.get("name", ""),
        "organisation_type": words.get("stakeholder_type") or own,
        "organisation_country": words.get("country") or "",
    }


def shown(name: str, public: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of a list as its form set shows them."""
    listed = dicts(public.get(name))
    if name == "partners":
        for row in listed:
            words = words_of(row.get("organisation"), {})
            row["organisation"] = words["organisation"]
    return listed
