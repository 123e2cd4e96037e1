"""What a record says today, and the edition of its register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import connection
from django.db.models import Q, QuerySet

from stocktaking import registers
from stocktaking.choices import Kind, State

if TYPE_CHECKING:
    from stocktaking.models import Edition, Revision
    from wsis_portal.accounts.models import User


class RevisionQuerySet(QuerySet["Revision"]):
    def reported_by(self, user: User) -> Self:
        """Today's version of the public records that USER, or an organisation that USER
        belongs to, has reported.
        """
        submissions: Any = self.model._meta.get_field("submission").related_model
        published = submissions.objects.written_by(user).filter(state=State.PUBLISHED)
        mine = Q(reference__in=published.order_by().values("reference"))
        ours = Q(organisation__in=user.organisations.order_by().values("pk"))
        found = Q(pk__in=[])
        for register in registers.every():
            model: Any = register.judge.Meta.model
            owned = mine | ours if hasattr(model, "organisation") else mine
            rows = model.objects.order_by().filter(owned)
            found |= Q(pk__in=rows.values("revision"))
        return self.filter(found).select_related("submission")

    def with_acts(self, reference: str) -> list[Revision]:
        """Versions of the record, the newest first, each with the `act` by which it
        came and those by which it was `taken_down`. Two queries.
        """
        versions = list(self.filter(reference=reference).order_by("-number"))
        submissions: Any = self.model._meta.get_field("submission").related_model
        acts = list(submissions.objects.done_to(reference))
        by_key, until = {act.pk: act for act in acts}, None
        for version in versions:
            since = version.created_at
            version.act = by_key.get(version.submission_id)
            version.taken_down = [
                act
                for act in acts
                if act.kind == Kind.WITHDRAWAL
                and since <= act.done_at
                and (until is None or act.done_at < until)
            ]
            until = since
        return versions

    def current(self, reference: str, *, lock: bool = False) -> Revision | None:
        """What the record says today; with LOCK, until we commit as well."""
        revisions = self.filter(reference=reference)
        if lock:
            list(revisions.select_for_update().filter(number=1))
        return revisions.order_by("number").last()

    def public(self, reference: str, *, lock: bool = False) -> Revision | None:
        """The same, and none once the record was taken down."""
        now = self.current(reference, lock=lock)
        return None if now and now.is_withdrawn() else now


class EditionQuerySet(QuerySet["Edition"]):
    def current(self, register: str) -> int:
        """The number of the register as it is; 0 before its first record."""
        return next(iter(self.filter(pk=register).values_list("number", flat=True)), 0)

    def turn(self, register: str) -> None:
        """The register is another one when this is committed."""
        with connection.cursor() as cursor:
            cursor.execute(NEXT_EDITION, [register])


NEXT_EDITION = """
INSERT INTO stocktaking_edition AS now (register, number)
VALUES (%s, extract(epoch FROM clock_timestamp()) * 1000000)
ON CONFLICT (register)
DO UPDATE SET number = greatest(now.number + 1, excluded.number)
"""
"""By the clock, so that a number does not come again after a database was restored."""
