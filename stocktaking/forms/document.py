"""A form draws a section of a document and reads it back. It judges nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping
from secrets import token_hex
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.choices import Origin
from stocktaking.documents import PRIVATE, needed_private
from stocktaking.forms import asked, faults, stored, typed
from stocktaking.forms.asked import Asked
from stocktaking.forms.faults import Fault
from stocktaking.forms.rows import ROWS
from stocktaking.forms.sections import Section
from stocktaking.merging import Prints, Values, flat, prints, prints_next
from stocktaking.models import Submission
from stocktaking.outline import Difference, differences
from wsis_portal.errors import InvalidInput, Problem, Problems, Refusal
from wsis_portal.languages import short

MOST_LETTERS = 16_000  # of all fingerprints of a section
ELSEWHERE = Problem("saved-meanwhile")
NOT_WHOLE = _("The form did not arrive whole. Look it through and send it again.")


class DocumentForm:
    """The facts of a section on one form, each list of rows on a form set of its own.

    `seen` says what of the document its reader saw: the fingerprints of its fields, so
    that what was changed elsewhere meanwhile is neither lost nor overwritten.
    """

    facts_class: ClassVar[type[forms.Form]]
    rows: ClassVar[Mapping[str, Any]] = ROWS
    sections: ClassVar[tuple[Section, ...]]

    def __init__(
        self,
        item: Submission,
        section: Section,
        data: QueryDict | None = None,
        more: str = "",
        said: Asked | None = None,
    ) -> None:
        """MORE names the list that gets an empty row beside those it has; SAID is what
        the reviewer asks for, where that is known already.
        """
        self.item, self.section, self.more = item, section, more
        self.stored = flat(item.opened)
        self.faults: list[Fault] = []
        self.elsewhere: list[Difference] = []
        self.conflicts: list[str] = []
        self.comments: list[Fault] = []
        self.asked = asked.asked_of(item) if said is None else said
        self.facts = self.facts_of(data)
        self.lists = {name: self.rows_of(name, data) for name in section.lists}
        self.mark()

    @classmethod
    def section_of(cls, slug: str) -> Section | None:
        return next((one for one in cls.sections if one.slug == slug), None)

    def facts_of(self, data: QueryDict | None) -> forms.Form:
        """The facts that the section asks."""
        initial = stored.facts_of(self.stored)
        if "organisation" in self.section.fields:
            initial |= stored.organisation_of(self.stored)
        facts = self.facts_class(data, initial=initial)
        facts.fields = {name: facts.fields[name] for name in self.section.fields}
        return facts

    def rows_of(self, name: str, data: QueryDict | None) -> Any:
        if data is not None:  # beside initial rows, a new one like them counts as empty
            return self.rows[name](data, prefix=name)
        return self.rows_shown(name, self.stored)

    def rows_shown(self, name: str, values: Values) -> Any:
        shown = stored.rows_of(name, dict(values))
        rows = self.rows[name](prefix=name, initial=shown)
        rows.extra = 1 if name == self.more or not shown else 0
        return rows

    def parts(self) -> Iterator[forms.Form]:
        """In the order of the page."""
        lists = [form for rows in self.lists.values() for form in rows.forms]
        yield from lists if self.section.lists_first else ()
        yield self.facts
        yield from () if self.section.lists_first else lists

    def mark(self) -> None:
        """Beside the fields: what is needed, and what the reviewer says."""
        self.mark_needed()
        self.comments = asked.show(self)

    def mark_needed(self) -> None:
        """Say beside each field whether the document may do without it."""
        profile = self.item.profile
        needed = {*self.judge.needed.get(profile, ()), *needed_private(profile)}
        for name in needed & self.facts.fields.keys():
            self.facts.fields[name].needed = True  # type: ignore[attr-defined]
        for original in self.lists["texts"].forms[:1] if "texts" in self.lists else ():
            for name in ("language", "title", "summary"):
                original.fields[name].needed = True
            original.fields["language"].initial = short(get_language() or "en")
            original.fields["origin"].initial = Origin.AUTHOR.value

    def is_valid(self) -> bool:
        """Whether it is a form of ours at all; right and wrong words both are."""
        if all(part.is_valid() for part in (self.facts, *self.lists.values())):
            return True
        self.faults.append(Fault("", "", str(NOT_WHOLE)))
        return False

    def typed(self) -> dict[str, Any]:
        """What was typed, by the fields of the document; the others are not named."""
        values = typed.facts(self.facts.cleaned_data, self.stored)
        for name, rows in self.lists.items():
            items = [item for form in rows.forms if (item := form.item())]
            values[name] = typed.rows(name, items, self.stored)
        return values

    def names(self) -> list[str]:
        """The fields of the document that the section draws."""
        names = (*self.judge().fields, *PRIVATE)
        return [name for name in names if self.section.asks(name)]

    def seen(self) -> Prints:
        """What this form shows of what is stored now."""
        return self.prints(self.names())

    def prints(self, names: Iterable[str]) -> Prints:
        """Of what is stored now, of the fields called NAMES."""
        return prints(self.stored, names, self.judge.items)

    def decided(self, seen: Prints) -> Prints:
        """SEEN, and the other version of each conflict: both are on the page."""
        return {**seen, **self.prints(self.conflicts)}

    def seen_next(self, seen: Prints, typed: Values) -> Prints:
        """What the reader knows after the words TYPED were saved."""
        return prints_next(seen, typed, self.stored, self.judge.items)

    @property
    def has_rows(self) -> bool:
        """Whether a list is among the conflicts."""
        return any(name in self.lists for name in self.conflicts)

    @property
    def judge(self) -> Any:
        return registers.get(self.item.register).judge

    def refuse(self, refusal: Refusal) -> None:
        """Say what was refused, each problem where it can be mended."""
        if isinstance(refusal, InvalidInput):
            self.show(refusal.problems)
        else:
            faults.add(self, self.facts, None, str(refusal), refusal.problem.code)

    def show(self, problems: Problems) -> None:
        """Those of this section, and of the document as a whole."""
        asks = self.section.asks
        here = {k: v for k, v in problems.items() if asks(k) or k == "document"}
        faults.show(self, here)

    def check(self, problems: Problems) -> None:
        """Say beside the fields what keeps the stored draft from being handed in."""
        for form in self.parts():
            form.full_clean()
            form.cleaned_data = {}  # nothing was typed; errors want it all the same
        self.show(problems)

    def compare(self, names: list[str], values: Values) -> None:
        """Show what was saved elsewhere beside what was typed here.

        Of lists the form shows VALUES from now on, which have the rows of both: none
        goes because somebody presses a button once more.
        """
        faults.add(self, self.facts, None, str(ELSEWHERE), ELSEWHERE.code)
        theirs = {name: self.stored.get(name) for name in names}
        mine = {name: self.typed()[name] for name in names}
        self.elsewhere = differences(self.item.register, theirs, mine)
        self.conflicts = names
        for name in names:
            if name in self.lists:
                self.lists[name] = self.rows_shown(name, values)
            elif isinstance(rows := values[name], list):
                show_rows(self.facts, name, rows)
        self.mark()


def show_rows(facts: forms.Form, name: str, rows: list[Any]) -> None:
    """Tick in the list NAME what ROWS say, with their reasons, over what was sent."""
    sent: Any = facts.data.copy()  # type: ignore[attr-defined]
    if name in stored.REASONED:
        reasons = stored.reasons(rows, stored.REASONED[name])
        for code, why in reasons.items():
            sent[f"{name}-reason-{code}"] = why
        rows = [*reasons]
    sent.setlist(name, rows)
    facts.data = sent


def new_writer() -> str:
    """The name of a form that is opened now: what it wrote itself is no conflict."""
    return token_hex(8)


def seen_of(data: QueryDict) -> Prints:
    """What the form says that its reader saw; nothing where it says nothing of use."""
    said = data.get("seen") or "{}"
    try:
        found = json.loads(said if len(said) <= MOST_LETTERS else "{}")
    except (ValueError, RecursionError):
        return {}
    given = found.items() if isinstance(found, dict) else ()
    return {str(name): str(value) for name, value in given}
