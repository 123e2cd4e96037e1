"""The good rows are handed in: each by itself, and told of in one message."""

import logging
from dataclasses import replace
from secrets import token_hex

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from stocktaking import notifications
from stocktaking.bulk import faults, mails
from stocktaking.bulk.access import is_own, refuse_at_work, refuse_strangers
from stocktaking.bulk.judging import AWAY, BROKEN
from stocktaking.bulk.known import Known, numbers_of, scope_of
from stocktaking.bulk.meaning import Judged, begun, judged
from stocktaking.choices import SENDABLE, Action, UploadState, Verdict
from stocktaking.importing.reading import LINE
from stocktaking.importing.vocabulary import Vocabulary
from stocktaking.models import OwnNumber, Submission, Upload, UploadRow
from stocktaking.workflow import Given, in_turn, moved_on, save_document, take_step
from stocktaking.workflow.drafts import organisation_of
from stocktaking.workflow.terms import terms_accepted
from wsis_portal.errors import SENTENCES, InvalidInput, Problem, Problems, Refusal
from wsis_portal.jobs.queue import enqueue, in_pieces
from wsis_portal.remembering import remembering

PIECE = 50  # rows in a job
TRY_AGAIN = "moved-meanwhile"  # somebody else was in the way
OTHER = {LINE: [Problem("saved-meanwhile")]}

SENTENCES |= {
    "nothing-to-send": _("No row is ready to be handed in."),
}

logger = logging.getLogger(__name__)


@transaction.atomic
def begin(upload: Upload, terms: str) -> None:
    """Have the good rows of UPLOAD handed in. Pressed twice, it is done once.

    Raises Refusal.
    """
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    refuse_at_work(upload)
    refuse_strangers(upload)
    if not terms and not terms_accepted(upload.owner):
        raise Refusal("needs-terms")
    if not upload.rows.sendable().exists():
        raise Refusal("nothing-to-send")
    upload.state, upload.terms = UploadState.SENDING, terms
    upload.save(update_fields=["state", "terms", "updated_at"])
    enqueue(send, upload.pk)


@task
def send(pk: int) -> None:
    in_pieces(send, send_some, pk)


def send_some(pk: int) -> bool:
    """Whether some are left. Done again, it goes on where it was."""
    uploads = Upload.objects.select_related("owner", "organisation")
    upload = uploads.filter(pk=pk, state=UploadState.SENDING).first()
    if not upload:
        return False
    sendable = upload.rows.sendable() if is_own(upload) else upload.rows.none()
    rows = list(sendable.values_list("pk", flat=True)[:PIECE])
    words = Vocabulary.load() if rows else None
    with (
        translation.override(upload.language),
        notifications.told_together(),
        remembering(),
    ):
        for row in rows:
            send_row(row, upload, words)
    if len(rows) == PIECE:
        return True
    finish(upload)
    return False


def send_row(pk: int, upload: Upload, words: Vocabulary | None) -> None:
    """In a transaction of its own, what became of it included."""
    try:
        with in_turn():
            rows = upload.rows.select_for_update(of=("self",)).sendable()
            if is_own(upload) and (row := rows.filter(pk=pk).first()):
                settle(row, upload, words)
    except InvalidInput as refusal:
        refuse(pk, refusal.problems)
    except Refusal as refusal:
        if refusal.problem.code == TRY_AGAIN:
            raise
        refuse(pk, {LINE: [refusal.problem]})
    except AWAY:
        raise
    except Exception:
        logger.exception("Row %s cannot be handed in.", pk)
        refuse(pk, BROKEN)


def settle(row: UploadRow, upload: Upload, words: Vocabulary | None) -> None:
    """What it means is asked again: others may have been at work since. What they
    changed is looked at before it is written over.
    """
    known = Known.of(upload, [row], words)
    found = judged(known.line(row), known)
    if found.verdict in SENDABLE and is_other(found, row):
        found = replace(found, verdict=Verdict.FAULTY, problems=OTHER)
    row.verdict, row.problems = found.verdict, faults.stored(found.problems)
    row.reference, row.submission = found.reference, found.submission
    if found.verdict in SENDABLE:
        row.submission = hand_in(found, upload)
        row.verdict = Verdict.SENT
        number = {**scope_of(upload), "value": found.row.id}
        changed = {"submission": row.submission}
        if not numbers_of(upload).filter(value=found.row.id).update(**changed):
            OwnNumber.objects.create(**number, **changed)
    row.save(update_fields=["verdict", "problems", "reference", "submission"])


def is_other(found: Judged, row: UploadRow) -> bool:
    """Whether the row is about something else than when it was judged. A confirmation
    of its record changed no words.
    """
    if found.verdict != row.verdict:
        return True
    if found.item:
        seen = (row.submission_id, row.document_version)
        return seen != (found.item.pk, found.item.document_version)
    if not found.base:
        return False
    if row.base_revision is None or row.reference != found.reference:
        return True
    before = Submission(reference=row.reference, base_revision=row.base_revision)
    return bool(moved_on(before, found.base))


def hand_in(found: Judged, upload: Upload) -> Submission:
    """As from the form. No draft is left over, so that none is counted."""
    actor, item = upload.owner, begun(found, upload)
    if found.item:
        version = item.document_version
        save_document(item, found.document, version=version, actor=actor)
    else:
        item.organisation = organisation_of(item, item.document)
    item.upload = upload
    item.save()
    take_step(item, Action.SUBMIT, actor=actor, given=Given(terms=upload.terms))
    return item


def refuse(pk: int, problems: Problems) -> None:
    told = faults.stored(problems)
    UploadRow.objects.filter(pk=pk).update(verdict=Verdict.FAULTY, problems=told)


def finish(upload: Upload) -> None:
    """The message is queued with the state: neither is there without the other."""
    with transaction.atomic():
        counts = upload.rows.counts()
        rest = {Verdict.FAULTY, *SENDABLE} & counts.keys()
        state = UploadState.READY if rest else UploadState.SENT
        working = Upload.objects.filter(pk=upload.pk, state=UploadState.SENDING)
        if working.update(state=state, counts=counts):
            enqueue(mails.send, upload.pk, token_hex(8))
