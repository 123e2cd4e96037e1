"""What each step writes into the row beside its state, and what it refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.choices import ACTS, WAITING, Action, IdentifierScheme, Kind, Profile
from stocktaking.models import Revision, Submission
from stocktaking.publishing import refuse_emptied
from stocktaking.querysets import countries_of
from stocktaking.workflow.bases import moved_on, with_confirmation
from stocktaking.workflow.given import Given, StepRefused
from stocktaking.workflow.rights import may_hand_in, moderator, secretariat
from stocktaking.workflow.terms import accept_terms, terms_accepted
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, InvalidDocument, Problem

Changes = dict[str, Any]

SENTENCES |= {
    "of-the-import": _("Identifiers of the import are given by the import."),
    "continues-itself": _("%(reference)s is this record, or a later entry of it."),
}


def on_submit(item: Submission, actor: User, given: Given) -> Changes:
    if item.kind in ACTS:  # its words are the record's own, and were judged
        check_right_to_hand_in(item)
        return {"submitted_at": timezone.now(), "reviewer": None}
    accepted = accepted_terms(actor, given)
    check_right_to_hand_in(item)
    document = registers.get(item.register).clean(item.document, item.profile)
    refuse_import_identifiers(item, document["public"])
    refuse_circle(item, document["public"])
    refuse_emptied_meanwhile(item, document["public"])
    handed_in = {"submitted_at": timezone.now(), "reviewer": None}
    return {"document": document, **handed_in, **accepted}


def refuse_emptied_meanwhile(item: Submission, public: dict[str, Any]) -> None:
    if now := Revision.objects.current(item.reference):
        refuse_emptied(item, now, with_confirmation(item, public, now))


def accepted_terms(actor: User, given: Given) -> Changes:
    """Of the actor, who is asked once for each version."""
    if given.terms != settings.TERMS_VERSION and not terms_accepted(actor):
        raise StepRefused("needs-terms")
    agreed = accept_terms(actor, settings.TERMS_VERSION)
    return {"terms": agreed.version, "terms_accepted_at": agreed.accepted_at}


def refuse_circle(item: Submission, public: dict[str, Any]) -> None:
    """No record continues itself, nor one that continues it. One query, where asked."""
    earlier = public.get("continues")
    if not (earlier and item.reference):
        return
    model: Any = registers.get(item.register).judge.Meta.model
    entries = model.objects.entries_of(item.reference)
    later = {entry.reference for entry in entries if entry.step > 0}
    if earlier in {item.reference, *later}:
        problem = Problem("continues-itself", {"reference": earlier})
        raise InvalidDocument({"continues": [problem]})


def on_hand_over(item: Submission, actor: User, given: Given) -> Changes:
    if not given.to or given.to.pk == item.reviewer_id or not moderator(item, given.to):
        raise StepRefused("may-not-moderate")
    return {"reviewer": given.to}


def on_merge(item: Submission, actor: User, given: Given) -> Changes:
    """Into a record of the same register that is public now, and not into itself."""
    reference = given.into.strip().upper()
    into = Revision.objects.public(reference)
    same = into and into.submission.register == item.register
    if not same or reference == item.reference:
        raise StepRefused("no-such-record", reference=given.into)
    return {"merged_into": reference}


def on_appeal(item: Submission, actor: User, given: Given) -> Changes:
    now = timezone.now()
    return {"appealed_at": now, "submitted_at": now, "reviewer": None}


def on_publish(item: Submission, actor: User, given: Given) -> Changes:
    """Reference and cleaned document; refused when the record moved on meanwhile."""
    register = registers.get(item.register)
    document = register.clean(item.document, item.profile)
    if item.kind == Kind.NEW:
        reference = registers.new_reference(register.letter)
        return {"document": document, "reference": reference}
    now = check_base(item)
    if item.kind == Kind.WITHDRAWAL:
        return {}
    if item.kind == Kind.MERGER:
        check_absorbed(item)
    refuse_circle(item, document["public"])
    public = with_confirmation(item, document["public"], now)
    if public != document["public"]:
        document = {**document, "public": public}
    return {"document": document}


def check_absorbed(item: Submission) -> None:
    """What it says of both was read in this version of the other."""
    absorbs = item.proposal.absorbs
    other = Revision.objects.public(absorbs, lock=True)
    waiting = Submission.objects.filter(reference=absorbs, state__in=WAITING)
    if not other or other.number != item.proposal.revision:
        raise StepRefused("other-moved-on", reference=absorbs)
    if waiting.exists():
        raise StepRefused("change-waiting")


def on_publish_at_once(item: Submission, actor: User, given: Given) -> Changes:
    """What is new needs the terms accepted, as everywhere; a change had them before."""
    accepted = accepted_terms(actor, given) if item.kind == Kind.NEW else {}
    check_right_to_hand_in(item)
    return {**on_publish(item, actor, given), **accepted}


def on_decision(item: Submission, actor: User, given: Given) -> Changes:
    """As on_publish; an organisation that was spelled out may by now be the actor's."""
    changes = on_publish(item, actor, given)
    public = changes.get("document", item.opened)["public"]
    refuse_import_identifiers(item, public)
    if actor.organisations.filter(reference=str(public.get("organisation"))).exists():
        raise StepRefused("may-not-moderate")
    return changes


def check_right_to_hand_in(item: Submission) -> None:
    """The submitter's right may have ended, or the record gone, since it was begun."""
    about = registers.get(item.register).about
    reference = item.reference or (about and str(item.public.get(about) or ""))
    if not reference:
        return
    if item.kind != Kind.RESTORATION and not Revision.objects.public(reference):
        raise StepRefused("no-such-record", reference=reference)
    if not may_hand_in(item, item.submitter):
        raise StepRefused("may-not-change", reference=reference)


def refuse_import_identifiers(item: Submission, public: dict[str, Any]) -> None:
    """Only the import says under which number it knows a record."""
    base = Revision.objects.current(item.reference)
    known = base.public.get("identifiers", []) if base else []
    rows = public.get("identifiers", [])
    if imported(rows) != imported(known):
        raise InvalidDocument({"identifiers": [Problem("of-the-import")]})


def imported(rows: list[dict[str, str]]) -> set[str]:
    scheme = IdentifierScheme.IMPORT
    return {row["value"] for row in rows if row["scheme"] == scheme}


def check_base(item: Submission) -> Revision:
    """What is public now; StepRefused, naming the fields, when that has moved on.

    What comes back may have been taken down.
    """
    now = Revision.objects.current(item.reference, lock=True)
    gone = not now or now.is_withdrawn()
    if not now or (gone and item.kind != Kind.RESTORATION):
        raise StepRefused("no-such-record", reference=item.reference)
    if names := moved_on(item, now):
        in_words = registers.get(item.register).fields_in_words(names)
        raise StepRefused("stale-base", fields=in_words, names=names)
    return now


def on_import(item: Submission, actor: User, given: Given) -> Changes:
    item.profile = Profile.HISTORIC
    return {**on_publish(item, actor, given), "profile": item.profile}


def on_correct(item: Submission, actor: User, given: Given) -> Changes:
    """The corrected document, judged; nobody writes over what they have not seen."""
    if given.version != item.document_version:
        raise StepRefused("saved-meanwhile")
    corrected = {**item.opened, "public": given.public}
    document = registers.get(item.register).clean(corrected, item.profile)
    if not registers.differences(item.public, document["public"]):
        raise StepRefused("nothing-corrected")
    gone = lines_of(item.public) - lines_of(document["public"])
    if gone and not secretariat(item, actor):
        raise StepRefused("lines-stay")
    refuse_import_identifiers(item, document["public"])
    refuse_circle(item, document["public"])
    return {"document": document, "document_version": item.document_version + 1}


def lines_of(public: dict[str, Any]) -> set[str]:
    return {row["action_line"] for row in public.get("action_lines") or ()}


def on_endorse(item: Submission, actor: User, given: Given) -> Changes:
    """For a country that the actor speaks for, once, and no withdrawal."""
    if item.kind == Kind.WITHDRAWAL:
        raise StepRefused("step-not-possible")
    ours = given.country in countries_of(actor)
    rows = Submission.objects.filter(pk=item.pk).of_countries([given.country])
    if not (ours and rows.exists()):
        raise StepRefused("not-of-your-country")
    if item.endorsements.filter(country__code=given.country).exists():
        raise StepRefused("endorsed-already")
    return {}


def on_saying(item: Submission, actor: User, given: Given) -> Changes:
    """Not what one said just before: a button that was pressed twice."""
    last = item.events.select_related("note").last()
    is_said = last and last.action in (Action.COMMENT, Action.OPINION)
    if last and is_said and last.words == given.words and last.note.actor == actor:
        raise StepRefused("said-already")
    return {}


WRITES: Mapping[Action, Callable[[Submission, User, Given], Changes]] = {
    Action.SUBMIT: on_submit,
    Action.TAKE_UP: lambda item, actor, given: {"reviewer": actor},
    Action.RELEASE: lambda item, actor, given: {"reviewer": None},
    Action.HAND_OVER: on_hand_over,
    Action.CORRECT: on_correct,
    Action.ENDORSE: on_endorse,
    Action.COMMENT: on_saying,
    Action.OPINION: on_saying,
    Action.PUBLISH: on_decision,
    Action.REFUSE: lambda item, actor, given: {"refused_by": actor},
    Action.MERGE: on_merge,
    Action.APPEAL: on_appeal,
    Action.PUBLISH_AT_ONCE: on_publish_at_once,
    Action.IMPORT: on_import,
}
