"""What a reviewer is shown of a submission, on one page."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking import registers, workflow
from stocktaking.admin.absorbed import absorbed
from stocktaking.admin.offers import Offer
from stocktaking.cautions import cautions
from stocktaking.choices import EDITABLE, WAITING, Action, Kind, State
from stocktaking.comparing import Change, changes, corrected
from stocktaking.documents import PrivateDocument
from stocktaking.models import Record, Revision, Submission, SubmissionEvent
from stocktaking.outline import Names, answers, contact, fields_of
from stocktaking.querysets import SubmissionQuerySet
from stocktaking.search.likeness import Seen, look_alikes
from stocktaking.texts import TEXTS, Text, apart
from stocktaking.wording import Effort
from wsis_portal.accounts.models import User
from wsis_portal.errors import Problem, Problems

PARTS = {
    "document": _("Document"),
    "public": _("Document"),
    "private": _("Contact, not published"),
}
"""Words for what is wrong as a whole."""
RECENT = 5  # earlier submissions of a person or an organisation


class Said(NamedTuple):
    """A field of the document, what it says, and where to comment on it."""

    name: str
    label: Any
    lines: list[str]
    comment: Any
    texts: list[Text]
    """In the place of the lines: the texts, part by part."""


class Noticed(NamedTuple):
    """What to look at before it is decided: under the words for the field."""

    is_complete: bool
    """Nothing keeps it from being published."""
    cautions: list[tuple[str, Problem]]
    look_alikes: list[Any]
    """Published records."""
    waiting_alike: list[Submission]


class Told(NamedTuple):
    """A step, the words on single fields, and what it corrected."""

    event: SubmissionEvent
    on_fields: list[tuple[str, str]]
    corrected: list[Change]


class History(NamedTuple):
    """Of a person or an organisation, as far as the reviewer may see it."""

    counts: dict[str, int]
    """By the words for the state."""
    recent: list[Submission]


def review(item: Submission, person: User, offers: Collection[Offer]) -> dict[str, Any]:
    """All of it but the steps: a fixed number of queries."""
    queue = Submission.objects.moderatable_by(person)
    ours = Submission.objects.decidable_by(person)
    effort = Effort()
    always = {
        "thread": thread(item, effort, is_reviewer=ours.filter(pk=item.pk).exists()),
        "next": after(item, ours),
    }
    if item.state in EDITABLE:
        return always  # its author writes on it; nothing is handed in
    rows = said(item, offers)
    return {
        **always,
        "answers": [row for row in rows if row.lines],
        "unanswered": [row for row in rows if not row.lines],
        "contact": [Said("", *line, None, []) for line in contact(item.private)],
        "changes": proposed(item, effort),
        "noticed": noticed(item, queue) if item.state in WAITING else None,
        "of_submitter": history(item, queue.filter(submitter=item.submitter_id)),
        "of_organisation": of_organisation(item, queue),
        "is_shown": item.kind != Kind.WITHDRAWAL,
        "proposal": item.proposal if item.is_act else None,
        "absorbed": absorbed(item) if item.kind == Kind.MERGER else None,
    }


def said(item: Submission, offers: Collection[Offer]) -> list[Said]:
    """In the document's order, what is answered and what is not."""
    asking = {offer.action: offer.form for offer in offers}.get(Action.REQUEST_CHANGES)
    filled = answers(item.register, {"public": item.public, "private": {}})
    texts = {TEXTS: apart(item.public)[0]}
    rows = []
    for name, field in fields_of(item.register).items():
        label, lines = filled.get(name, (field.label or name, []))
        comment = asking.comment_on(name) if asking else None
        if not field.read_only:
            rows.append(Said(name, label, lines, comment, texts.get(name, [])))
    return rows


def noticed(item: Submission, queue: SubmissionQuerySet) -> Noticed:
    """What keeps it from being published, as a code or a record may have gone since;
    else what is often a mistake.
    """
    found = registers.get(item.register).problems(item.document, item.profile)
    told = found or cautions(item.public, timezone.localdate())
    waiting = queue.waiting().filter(register=item.register).called_like(item)
    waiting = waiting.select_related("submitter")[:RECENT]
    return Noticed(not found, labelled(item, told), alike(item), list(waiting))


def labelled(item: Submission, found: Problems) -> list[tuple[str, Problem]]:
    """Each under the words for its field."""
    fields = {**fields_of(item.register), **PrivateDocument().fields}
    return [
        (label_of(fields, path), problem)
        for path, several in found.items()
        for problem in several
    ]


def label_of(fields: Any, path: str) -> str:
    """Of a field; within a list, the number of the row and the field there."""
    name, number, last = [*path.removeprefix("private.").split("."), "", ""][:3]
    field = fields.get(name)
    label = str(getattr(field, "label", None) or PARTS.get(name, name))
    if number.isdecimal():
        label = f"{label} {int(number) + 1}"
    inner = getattr(getattr(field, "child", None), "fields", {}).get(last)
    return f"{label}: {inner.label or last}" if inner is not None else label


def proposed(item: Submission, effort: Effort) -> list[Change]:
    """What a change does to what the record says today, word by word."""
    versions = Revision.objects.filter(reference=item.reference)
    if item.state in WAITING and item.base_revision:
        base = Revision.objects.current(item.reference)
    else:  # what was decided is shown as it was decided
        base = versions.filter(number=item.base_revision or 0).first()
    if not base:
        return []
    public = workflow.with_confirmation(item, item.public, base)
    return changes(item.register, base.public, public, effort=effort)


def alike(item: Submission) -> list[Any]:
    """Published records that a new one may be a second report of."""
    model: Any = registers.get(item.register).judge.Meta.model
    if item.kind != Kind.NEW or not issubclass(model, Record):
        return []
    besides = {item.reference, str(item.public.get("continues"))}
    return look_alikes(model.objects.for_names(), Seen.of(item.public), besides)


def of_organisation(item: Submission, queue: SubmissionQuerySet) -> History | None:
    """Of the one that the document names; one that is spelled out has none yet."""
    named = item.public.get("organisation")
    if not isinstance(named, str) or not named:
        return None
    return history(item, queue.filter(entry__organisation=named))


def history(item: Submission, rows: SubmissionQuerySet) -> History:
    others = rows.exclude(pk=item.pk)
    by_state = others.by_state()
    counts = {str(s.label): by_state[s.value] for s in State if s.value in by_state}
    return History(
        counts,
        list(others.select_related("entry").order_by("-submitted_at", "-pk")[:RECENT]),
    )


def thread(item: Submission, effort: Effort, *, is_reviewer: bool) -> list[Told]:
    """What happened and what was said, the newest first; opinions for those who may
    decide on it, and nobody who has a stake in it.
    """
    register, names = registers.get(item.register), Names()
    told = item.events.all() if is_reviewer else item.events.for_authors()
    rows = told.select_related("note__actor", "opinion__agency", "correction")
    return [
        Told(
            event,
            register.labelled(event.comments),
            corrected(event, names, effort),
        )
        for event in rows.order_by("-number")
    ]


def after(item: Submission, queue: SubmissionQuerySet) -> Submission | None:
    """What has waited longest, that nobody else holds."""
    free = queue.waiting().filter(reviewer=None).exclude(pk=item.pk)
    return free.order_by("submitted_at", "pk").first()
