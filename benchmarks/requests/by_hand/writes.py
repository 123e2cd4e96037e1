"""What is written: a document that is handed in, and a draft that is saved."""

import hashlib
import json
import secrets
from datetime import UTC, datetime
from typing import Any

from benchmarks.requests.hand import Hand
from benchmarks.requests.questions import Question
from benchmarks.requests.submissions import EMAIL, TERMS, document_of, drafted

LOCK = "SELECT pg_advisory_xact_lock(20032005)"
LAST = """
SELECT number, hash, (SELECT id FROM accounts_user WHERE email = %s)
FROM stocktaking_submissionevent ORDER BY number DESC LIMIT 1
"""
ROW = """
INSERT INTO stocktaking_submission (
    register, kind, profile, reference, document, document_version, state, writers,
    submitter_id, shared_with_secretariat, apart_from, merged_into, terms,
    terms_accepted_at, submitted_at, created_at, updated_at
) VALUES (
    'project', 'new', 'new', '', %(document)s, 1, 'submitted', '{}',
    %(submitter)s, false, '{}', '', %(terms)s, %(now)s, %(now)s, %(now)s, %(now)s
) RETURNING id
"""
EVENT = """
WITH event AS (
    INSERT INTO stocktaking_submissionevent (
        number, submission_id, action, before, after, reason, at,
        digest, previous, hash
    ) VALUES (
        %(number)s, %(submission)s, 'submit', 'draft', 'submitted', '', %(now)s,
        %(digest)s, %(previous)s, %(hash)s
    ) RETURNING id
)
INSERT INTO stocktaking_eventnote (event_id, actor_id, words, comments, salt)
SELECT id, %(submitter)s, '', '{}', %(salt)s FROM event RETURNING event_id
"""


SAVE = """
UPDATE stocktaking_submission SET
    document = jsonb_set(document, '{public,texts,0,title}', to_jsonb(%s::text)),
    document_version = document_version + 1, updated_at = now()
WHERE id = %s AND document_version = 1
RETURNING to_char(updated_at, 'HH24:MI')
"""


def save(hand: Hand, question: Question) -> bytes:
    """A draft is opened, and its title saved; nothing is looked for."""
    draft = drafted(hand, question).address.split("/")[3]
    ((time,),) = hand.rows(SAVE, [question.form["texts-0-title"], draft])
    return f"Saved at {time}".encode()


def hand_in(hand: Hand, question: Question) -> int:
    """In one transaction, behind the lock that keeps the chain one; gives its key."""
    hand.connection.autocommit = False
    with hand.connection:
        hand.change(LOCK)
        ((number, previous, submitter),) = hand.rows(LAST, [EMAIL])
        row: dict[str, Any] = {
            "document": json.dumps(document_of(question)),
            "terms": TERMS,
            "submitter": submitter,
            "now": datetime.now(UTC),
        }
        ((submission,),) = hand.rows(ROW, row)
        hand.rows(EVENT, row | chained(number + 1, previous, submission, row))
    hand.connection.autocommit = True
    return int(submission)


def chained(
    number: int, previous: str, submission: int, row: dict[str, Any]
) -> dict[str, Any]:
    """The event as the chain wants it."""
    salt = secrets.token_hex(16)
    digest = sha256([salt, row["submitter"], "", {}])
    step = ["submit", "draft", "submitted", ""]
    at = row["now"].isoformat()
    return {
        "number": number,
        "submission": submission,
        "previous": previous,
        "salt": salt,
        "digest": digest,
        "hash": sha256([number, submission, at, *step, digest, previous]),
    }


def sha256(parts: list[Any]) -> str:
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
