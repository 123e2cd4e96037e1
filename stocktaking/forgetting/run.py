"""The order in which a person is forgotten, all in one transaction."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import CASCADE, ForeignObjectRel, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.forgetting import submissions
from stocktaking.forgetting.traces import MARK, Traces, columns, tables
from stocktaking.models import (
    DraftInvitation,
    Edition,
    ErrorReport,
    EventNote,
    Invitation,
    MembershipClaim,
    Record,
)
from stocktaking.workflow import in_turn
from wsis_portal.accounts import mails
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, Refusal

OURS = "@portal.invalid"  # accounts of the portal itself, and of forgotten people

SENTENCES |= {
    "no-such-person": _("There is no account of %(email)s."),
    "account-of-the-portal": _("%(email)s is no person's account."),
    "only-administrator": _(
        "%(email)s is the only administrator. Make somebody else one first."
    ),
}


@dataclass
class Forgotten:
    """How much of what was erased or stays, by a word for it."""

    counts: Counter[str] = field(default_factory=Counter)
    still_named: list[str] = field(default_factory=list)
    """Words that stay and have the name: a change of the record can remove it."""


def person_of(email: str) -> User:
    """Raises Refusal when there is none, or none that may be forgotten."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        raise Refusal("no-such-person", email=email)
    if user.email.endswith(OURS):
        raise Refusal("account-of-the-portal", email=user.email)
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        raise Refusal("only-administrator", email=user.email)
    return user


def rehearse(user: User) -> Forgotten:
    """What forget() would do; it is done and taken back."""
    with transaction.atomic():
        forgotten = forget(user)
        transaction.set_rollback(True)
    user.refresh_from_db()
    return forgotten


@in_turn()
def forget(user: User) -> Forgotten:
    """Erase who and words wherever they are USER's; the chain of events still verifies.

    The account stays without name, address and rights, because events, decisions and
    public records hang on it. Raises Refusal; then nothing has changed.
    """
    user, done = person_of(user.email), Counter[str]()
    traces = Traces(user.email, user.name.strip())
    done["reviews"] = submissions.leave_reviews(user)
    done["handed_on"] = submissions.hand_on(user)
    done += submissions.erase_own(user)
    done["contacts_of_others"] = submissions.erase_from_others(traces)
    done["events"] = EventNote.objects.filter(actor=user).count()
    done["notes"] = erase_notes(user, traces)
    done["reasons"] = erase_reasons(user)
    done["invitations"] = erase_invitations(user)
    done["error_reports"] = erase_error_reports(user)
    done["rights"] = erase_what_is_of(user)
    done["log"] = erase_log(user, traces)
    done["sessions"] = end_sessions(user)
    mails.forget_jobs_of(user)
    make_nameless(user)
    done["addresses"], still_named = erase_address(traces)
    return Forgotten(done, still_named)


def erase_notes(user: User, traces: Traces) -> int:
    """Those of USER, and those in which somebody else names USER."""
    naming = [row["pk"] for row in traces.rows(EventNote)]
    notes = EventNote.objects.filter(actor=user) | EventNote.objects.filter(
        pk__in=naming
    )
    return notes.delete()[0]


def erase_reasons(user: User) -> int:
    """Of claims that USER refused; that there was a reason stays."""
    decided = MembershipClaim.objects.filter(decided_by=user).exclude(reason="")
    return decided.update(reason=MARK)


def erase_invitations(user: User) -> int:
    """Those that were sent to the address; those that USER sent go with the account."""
    sent = (model.objects.sent_to(user) for model in (Invitation, DraftInvitation))
    return sum(rows.delete()[0] for rows in sent)


def erase_error_reports(user: User) -> int:
    """Of what USER reported, signed in or by the address alone, or said when settling
    a report, no word stays.
    """
    named = ErrorReport.objects.filter(email__iexact=user.email)
    mine = ErrorReport.objects.filter(reporter=user) | named.filter(reporter=None)
    erased = mine.delete()[0]
    named.update(email="")  # somebody else gave it
    ErrorReport.objects.filter(settled_by=user).update(outcome="")
    return erased


def erase_what_is_of(user: User) -> int:
    """Rights, memberships and all else that a model deletes along with its person."""
    erased = 0
    for relation in User._meta.get_fields(include_hidden=True):
        if getattr(relation, "on_delete", None) is not CASCADE:
            continue
        assert isinstance(relation, ForeignObjectRel)  # noqa: S101  # it has on_delete
        rows: QuerySet[Model] = QuerySet(model=relation.related_model)
        mine = rows.filter(**{relation.field.attname: user.pk})
        keys = [str(row.pk) for row in mine]
        entries_on(relation.related_model, keys).delete()
        erased += mine.delete()[0]
    return erased


def entries_on(model: Any, keys: list[str]) -> QuerySet[LogEntry]:
    kind = ContentType.objects.get_for_model(model)
    return LogEntry.objects.filter(content_type=kind, object_id__in=keys)


def erase_log(user: User, traces: Traces) -> int:
    """What the admin noted about USER; the own entries went with the account."""
    naming = [row["pk"] for row in traces.rows(LogEntry)]
    about = entries_on(User, [str(user.pk)]) | LogEntry.objects.filter(pk__in=naming)
    return about.delete()[0]


def end_sessions(user: User) -> int:
    mine = [
        session.pk
        for session in Session.objects.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    return Session.objects.filter(pk__in=mine).delete()[0]


def make_nameless(user: User) -> None:
    user.email, user.name = f"forgotten-{user.pk}{OURS}", ""
    user.language, user.last_login = settings.LANGUAGE_CODE, None
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()


def erase_address(traces: Traces) -> tuple[int, list[str]]:
    """Put a mark wherever else the address stands, in public words as well.

    Gives how many rows that were, and which words still have the name.
    """
    erased, named = 0, []
    for model in tables():
        rows: QuerySet[Model] = QuerySet(model=model)
        for row in traces.rows(model):
            words = {name: traces.without_address(row[name]) for name in columns(model)}
            found = rows.get(pk=row["pk"])
            if changed := {n: new for n, new in words.items() if new != row[n]}:
                erased += rows.filter(pk=row["pk"]).update(**changed)
                touch(found)
            if traces.are_in(words):
                named.append(place_of(found))
    return erased, named


def touch(row: Model) -> None:
    """Harvesters ask for what changed since: a record changes with its texts. It is no
    longer found by what is gone.
    """
    record = getattr(row, "record", row)
    if isinstance(record, Record):
        record.updated_at = timezone.now()
        record.save(update_fields=["updated_at"])
        Edition.objects.turn(registers.of(type(record)).name)


def place_of(row: Model) -> str:
    return f"{row._meta.verbose_name} {getattr(row, 'record', row)}"
