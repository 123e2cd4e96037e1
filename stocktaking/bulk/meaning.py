"""What a row means: a new record, a change of a known one, nothing new, or a fault."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.bulk import faults
from stocktaking.bulk.columns import NEEDED_VALUES
from stocktaking.bulk.documents import onto, private_of, public_of
from stocktaking.bulk.known import Known
from stocktaking.choices import EDITABLE, WAITING, Kind, Profile, State, Verdict
from stocktaking.formats import Document, envelope
from stocktaking.importing.reading import Line
from stocktaking.importing.rows import InvalidRow, Row, understood
from stocktaking.models import Revision, Submission, Upload
from stocktaking.registers import Public
from stocktaking.workflow import contact_holder, may_change
from stocktaking.workflow.drafts import contact_for, contact_of
from stocktaking.workflow.rights import author
from wsis_portal.errors import SENTENCES, InvalidDocument, Problem, Problems

EXAMPLE = "EXAMPLE-1"
"""The own number of the row that the template shows."""
LONGEST_NUMBER = 200

SENTENCES |= {
    "own-number-twice": _("Row %(first)d has this number too. Give each row its own."),
    "own-number-taken": _(
        "A colleague has handed in another record under this number. Give another one."
    ),
    "own-number-waits": _(
        "What you handed in under this number waits for a decision. Recall it to change"
        " it, or wait."
    ),
    "other-record": _("Your number is that of another record. Correct one of the two."),
    "of-another-kind": _(
        "%(reference)s is a record of another kind than those of this file. Change it"
        " in a file of its own kind."
    ),
    "example-row": _("This is the example of the template. Leave the row out."),
}


@dataclass(frozen=True)
class Judged:
    """`item` is what is gone on with: handed in before and returned, or recalled."""

    verdict: Verdict
    row: Row
    problems: Problems = field(default_factory=dict)
    document: Document = field(default_factory=dict)
    base: Revision | None = None
    item: Submission | None = None
    reference: str = ""
    submission: Submission | None = None
    """What is known of the number already."""


def judged(line: Line, known: Known) -> Judged:
    """All that is wrong is told at once. A dozen queries."""
    row, problems = understood(line, known.words, NEEDED_VALUES, known.sheet.look_ups)
    problems = faults.joined(line.problems, problems)
    problems |= number_problems(row, known)
    try:
        found = meaning(row, line, known)
    except InvalidRow as refusal:
        found = Judged(Verdict.FAULTY, row, refusal.problems)
    problems = faults.joined(problems, found.problems)
    if not problems:
        return found
    return Judged(Verdict.FAULTY, row, problems, submission=found.submission)


def number_problems(row: Row, known: Known) -> Problems:
    first = known.first.get(row.id, row.number)
    if row.id.upper() == EXAMPLE:
        return {"id": [Problem("example-row")]}
    if len(row.id) > LONGEST_NUMBER:
        return {"id": [Problem("max_length")]}
    if row.id and first != row.number:
        return {"id": [Problem("own-number-twice", {"first": first})]}
    return {}


def meaning(row: Row, line: Line, known: Known) -> Judged:
    """Raises InvalidRow."""
    number = known.numbers.get(row.id)
    item, actor = number.submission if number else None, known.upload.owner
    if item and not author(item, actor):
        raise InvalidRow({"id": [Problem("own-number-taken")]})
    typed = str(line.values.get("reference") or "").strip().upper()
    reference = (item.merged_into or item.reference) if item else ""
    if typed and item and typed != reference:
        raise InvalidRow({"reference": [Problem("other-record")]})
    if item and item.state in (*EDITABLE, *WAITING):
        return of_submission(item, row, line, known)
    if reference or typed:
        return of_record(reference or typed, row, line, known)
    return of_new(item, row, line, known)


def of_submission(item: Submission, row: Row, line: Line, known: Known) -> Judged:
    """Under this number something is not decided yet."""
    public = onto(item.public, said(row, known), known.keys, known.sheet)
    document = envelope(public, private_of(line.values, item.private))
    cleaned, problems = clean(document, item.profile, row, known)
    same = not problems and is_same(cleaned, item)
    about: dict[str, Any] = {"reference": item.reference, "submission": item}
    if same:
        return Judged(Verdict.UNCHANGED, row, **about)
    if item.state in WAITING:
        problems = problems or {"id": [Problem("own-number-waits")]}
    return Judged(Verdict.CHANGE, row, problems, cleaned, item=item, **about)


def of_record(reference: str, row: Row, line: Line, known: Known) -> Judged:
    """Of a record that is public. Raises InvalidRow."""
    base, actor = Revision.objects.public(reference), known.upload.owner
    key = "reference" if line.values.get("reference") else "id"
    named = {"reference": reference}
    if not base:
        raise InvalidRow({key: [Problem("no-such-record", named)]})
    if base.submission.register != known.upload.register:
        raise InvalidRow({key: [Problem("of-another-kind", named)]})
    if not may_change(reference, actor):
        raise InvalidRow({key: [Problem("may-not-change", named)]})
    public = onto(base.public, said(row, known), known.keys, known.sheet)
    private = private_of(line.values, contact_for(contact_holder(base), actor))
    profile = base.submission.profile
    cleaned, problems = clean(envelope(public, private), profile, row, known)
    if not problems and not registers.differences(base.public, cleaned["public"]):
        return Judged(Verdict.UNCHANGED, row, reference=reference)
    waiting = Submission.objects.filter(reference=reference, state__in=WAITING)
    if waiting.exists():
        problems = problems or {key: [Problem("change-waiting")]}
    return Judged(
        Verdict.CHANGE, row, problems, cleaned, base=base, reference=reference
    )


def of_new(item: Submission | None, row: Row, line: Line, known: Known) -> Judged:
    """Nothing of this number is there, or ITEM, which was refused or discarded."""
    public = said(row, known)
    private = private_of(line.values, contact_of(known.upload.owner))
    cleaned, problems = clean(envelope(public, private), Profile.NEW, row, known)
    is_refused = item is not None and item.state == State.REFUSED
    if item and is_refused and not problems and is_same(cleaned, item):
        return Judged(Verdict.UNCHANGED, row, submission=item)
    return Judged(Verdict.NEW, row, problems, cleaned)


def is_same(cleaned: Document, item: Submission) -> bool:
    """Whether ITEM says this; an organisation that it spelled out may have become a
    record since.
    """
    if cleaned["public"] == item.public:
        return True
    again = registers.cleaned(item)
    return bool(again) and cleaned["public"] == again["public"]


def said(row: Row, known: Known) -> Public:
    return public_of(row, known.sheet, known.upload.organisation)


def clean(
    document: Document, profile: str, row: Row, known: Known
) -> tuple[dict[str, Any], Problems]:
    """The document in its stored form, or what is wrong in the row."""
    try:
        return registers.get(known.upload.register).clean(document, profile), {}
    except InvalidDocument as refusal:
        return {}, faults.by_key(refusal.problems, row, known.sheet)


def begun(found: Judged, upload: Upload) -> Submission:
    """What is handed in for the row: not stored yet, or gone on with."""
    if found.item:
        return found.item
    item = Submission(
        register=upload.register, document=found.document, submitter=upload.owner
    )
    if found.base:
        item.kind, item.profile = Kind.CHANGE, found.base.submission.profile
        item.reference, item.base_revision = found.reference, found.base.number
    return item
