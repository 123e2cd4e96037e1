"""All that the database has about a person, for that person."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Field, ForeignKey, ForeignObjectRel, Model, QuerySet

from stocktaking.forgetting.traces import Traces
from stocktaking.models import (
    DraftInvitation,
    ErrorReport,
    Invitation,
    Submission,
    SubmissionEvent,
    UploadRow,
)
from wsis_portal.accounts.models import User

Row = dict[str, Any]
SECRETS = {"password", "salt", "secret", "key", "session_key", "token", "hashed_key"}
"""Columns that open something or prove something, and say nothing about a person."""
MORE_SECRETS = {"accounts.ApiKey": {"digest"}, "mfa.Authenticator": {"data"}}
DECIDED = ("register", "kind", "reference", "state", "submitted_at", "updated_at")
PARTS: Mapping[str, tuple[str, ...]] = {
    "stocktaking.Submission.reviewer": DECIDED,
    "stocktaking.Submission.refused_by": DECIDED,
    "stocktaking.MembershipClaim.decided_by": ("state", "decided_at", "reason"),
    "stocktaking.ErrorReport.settled_by": (
        "reference",
        "page",
        "settled_at",
        "outcome",
    ),
    "stocktaking.BulkDecision.to": ("action", "begun_at"),
}
"""Rows of others in which the person took a part: that part alone."""


def everything_of(user: User) -> dict[str, Any]:
    """By relation of the account, such as "stocktaking.Submission.submitter": rows.

    A new model that names a person is in it without a word here.
    """
    rows = {label(one): list(rows_of(one, user)) for one in relations()}
    return {
        "account": told(user, user),
        "rows": rows,
        "rows_of_uploads": list(uploaded_by(user)),
        "said_to_you": said_to(user),
        "invitations_to_you": invitations_to(user),
        "errors_reported_by_address": errors_reported_by(user),
        "contact_in_submissions_of_others": contacts_of(user),
    }


def relations() -> list[ForeignObjectRel]:
    """Every column of the database that holds a person."""
    found = [
        relation
        for relation in User._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel) and not relation.many_to_many
    ]
    return sorted(found, key=label)


def label(relation: ForeignObjectRel) -> str:
    return f"{relation.related_model._meta.label}.{relation.field.name}"


def rows_of(relation: ForeignObjectRel, user: User) -> Iterator[Row]:
    """One query for each relation, with what the rows point at."""
    model: Any = relation.related_model
    links = [f.name for f in model._meta.concrete_fields if is_link(f)]
    rows: QuerySet[Model] = QuerySet(model=model).select_related(*links)
    mine = rows.filter(**{relation.field.attname: user.pk}).order_by("pk")
    for row in mine.iterator():
        yield told(row, user, PARTS.get(label(relation)))


def told(row: Model, user: User, parts: tuple[str, ...] | None = None) -> Row:
    """A row by the names of its columns: other people are left out, and secrets."""
    secret = SECRETS | MORE_SECRETS.get(row._meta.label, set())
    return {
        field.name: value_of(row, field)
        for field in row._meta.concrete_fields
        if field.name not in secret
        and (parts is None or field.name in parts)
        and not is_somebody_else(row, field, user)
    }


def is_link(field: Field[Any, Any]) -> bool:
    return isinstance(field, ForeignKey)


def is_somebody_else(row: Model, field: Field[Any, Any], user: User) -> bool:
    is_person = isinstance(field, ForeignKey) and field.related_model is User
    return is_person and getattr(row, field.attname) not in {None, user.pk}


def value_of(row: Model, field: Field[Any, Any]) -> Any:
    if isinstance(field, ForeignKey) and (linked := getattr(row, field.name)):
        return {"number": linked.pk, "name": str(linked)}
    return getattr(row, field.attname)


def uploaded_by(user: User) -> Iterator[Row]:
    """What stands in the files that USER has sent, while their rows are kept."""
    rows = UploadRow.objects.filter(upload__owner=user).order_by("upload", "number")
    for row in rows.iterator():
        yield {"upload": row.upload_id, "row": row.number, "cells": row.cells}


def said_to(user: User) -> list[Row]:
    """What others said at steps of own submissions; who they are is theirs."""
    events = SubmissionEvent.objects.for_authors().filter(submission__submitter=user)
    spoken = events.exclude(note=None).exclude(note__actor=user)
    return [
        {
            "submission": event.submission_id,
            "step": event.action,
            "at": event.at,
            "words": event.words,
            "comments": event.comments,
        }
        for event in spoken.select_related("note").order_by("number")
    ]


def invitations_to(user: User) -> list[Row]:
    """By what stands in them; who sent them is theirs."""
    return [
        {"kind": str(model._meta.verbose_name), **told(sent, user)}
        for model in (Invitation, DraftInvitation)
        for sent in model.objects.sent_to(user).order_by("pk")
    ]


def errors_reported_by(user: User) -> list[Row]:
    """Without the account: by the address for the answer."""
    named = ErrorReport.objects.filter(email__iexact=user.email, reporter=None)
    return [told(found, user) for found in named.order_by("pk")]


def contacts_of(user: User) -> list[Row]:
    """Where somebody else named the address as the contact; by the index."""
    traces = Traces(user.email, user.name.strip())
    named = Submission.objects.none()
    for written in {user.email, user.email.lower()}:
        contact = {"private": {"email": written}}
        named |= Submission.objects.filter(document__contains=contact)
    return [
        {"submission": item.pk, "contact": contact_in(item, traces)}
        for item in named.exclude(submitter=user).order_by("pk")
    ]


def contact_in(item: Submission, traces: Traces) -> Row:
    return {n: value for n, value in item.private.items() if traces.are_in(value)}
