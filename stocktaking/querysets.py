"""Named reads. Views, API, admin and exports ask here and do not filter by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import connection
from django.db.models import (
    Count,
    FloatField,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.utils import timezone

from actionlines.models import ActionLine, Country
from stocktaking import registers
from stocktaking.choices import (
    EDITABLE,
    SENDABLE,
    WAITING,
    ClaimState,
    State,
    UploadState,
)
from stocktaking.words.asking import asked, matches, rank
from wsis_portal.text import fold_words

if TYPE_CHECKING:
    from stocktaking.models import (
        Edition,
        MembershipClaim,
        Organisation,
        Project,
        Revision,
        Submission,
        SubmissionEvent,
        Upload,
        UploadRow,
    )
    from wsis_portal.accounts.models import User

REFERENCE = re.compile(r"WSIS-O-\d+")
DOCUMENT = (
    *("reference", "published_at", "updated_at"),
    *("revision__number", "revision__public"),
)
OF_ORGANISATION = (
    *("stakeholder_type", "organisation__name"),
    "organisation__stakeholder_type",
)
"""Columns of a row that its document is told from."""

M = TypeVar("M", bound=Model)


def coded(name: str, value: object) -> str:
    """A code among those of a record, such as action_line:C7."""
    return f"{name}:{value}"


class AppointmentQuerySet(QuerySet[M]):
    def valid_on(self, day: date | None = None) -> Self:
        """In force on that day, by default today."""
        return self.filter(in_force("", day or timezone.localdate()))


class OrganisationQuerySet(QuerySet["Organisation"]):
    def named(self, text: str) -> Self:
        """By reference, slug or name, present or former; case and accents aside."""
        if REFERENCE.fullmatch(text.strip().upper()):
            return self.filter(reference=text.strip().upper())
        now = Q(slug=text) | Q(folded_name=folded_name(text))
        former: Any = self.model.former_names.rel.related_model
        of_old = former.objects.order_by().filter(now).values("organisation")
        of_now = self.model.objects.order_by().filter(now).values("pk")
        return self.filter(pk__in=of_now.union(of_old))  # each asks its own indexes

    def all_named(self, texts: Iterable[str]) -> dict[str, list[Organisation]]:
        """By each of TEXTS, what `named` finds. Two queries for any number of them."""
        texts = {*texts}
        names = Q(slug__in=texts) | Q(folded_name__in={*map(folded_name, texts)})
        former: Any = self.model.former_names.rel.related_model
        of_old = former.objects.filter(names).order_by().values("organisation")
        references = Q(reference__in={text.strip().upper() for text in texts})
        found = self.filter(names | references | Q(pk__in=of_old))
        known = list(found.prefetch_related("former_names"))
        return {text: [row for row in known if row.goes_by(text)] for text in texts}

    def beginning(self, letters: str) -> Self:
        """Whose name, present or former, has LETTERS at the start of a word."""
        folded = fold_words(letters)
        if not folded:
            return self.none()
        has = Q(folded_name__startswith=folded) | Q(folded_name__contains=f" {folded}")
        former = Q(former_names__folded_name__startswith=folded)
        return self.filter(has | former).distinct().order_by("folded_name", "pk")

    def with_members(self) -> Self:
        """With how many belong to it, as `size`."""
        members: Any = self.model._meta.get_field("memberships").related_model
        same = members.objects.filter(organisation=OuterRef("pk")).order_by()
        counted = same.values("organisation").annotate(size=Count("pk"))
        size = Subquery(counted.values("size"))
        return self.annotate(size=size)

    def same_as(self, name: str, country: Country | None) -> Self:
        """Of this name, and not known to be of another country."""
        rows = self.named(name)
        if country is None:
            return rows
        return rows.filter(Q(country=country) | Q(country=None))


def folded_name(text: str) -> str:
    """As names are compared; text without a letter is no name."""
    return fold_words(text) or "-"


def in_force(path: str, day: date) -> Q:
    """Of the appointment at PATH: it is valid on that day."""
    ends = Q(**{f"{path}valid_to": None}) | Q(**{f"{path}valid_to__gte": day})
    return ends & Q(**{f"{path}valid_from__lte": day})


def granted_codes(user: User, day: date | None = None) -> list[str]:
    """Codes of the action lines that USER may moderate for an agency on that day."""
    day = day or timezone.localdate()
    grants, members = "moderation_grants__", "moderation_grants__agency__members__"
    lines = ActionLine.objects.filter(
        in_force(grants, day), in_force(members, day), **{f"{members}user": user}
    )
    return list(lines.order_by().values_list("code", flat=True).distinct())


class RecordQuerySet(QuerySet[M]):
    """Reads of a register. The lists of a document are rows that name their record."""

    def for_cards(self) -> Self:
        """With what a card shows: a fixed number of queries for any number of rows."""
        rows = self.select_related("organisation")
        return rows.prefetch_related("texts", "countries", "action_lines__action_line")

    def for_names(self) -> Self:
        """With what names a record: title, organisation, countries. Three queries."""
        rows = self.select_related("organisation")
        return rows.prefetch_related("texts", "countries")

    def for_documents(self) -> Self:
        """With what the public document shows, and no more: the revision says it."""
        rows = self.select_related("organisation", "revision")
        return rows.only(*DOCUMENT, *OF_ORGANISATION)

    def for_pages(self) -> Self:
        """With all that the page of a record shows."""
        lists = ["targets__target", "sdgs__sdg", "partners__organisation", "links"]
        rows = self.for_cards().prefetch_related(*lists)
        return rows.prefetch_related("identifiers", "collections")

    def rows_of(self, name: str) -> QuerySet[Any]:
        """The rows of the list NAME, such as "texts", of all records."""
        model: Any = self.model
        rows: QuerySet[Any] = getattr(model, name).rel.related_model.objects.all()
        return rows

    def matching(self, typed: str, languages: Iterable[str] | None = None) -> Self:
        """With a text that has the words; each is searched in its own language.

        One text has all the words, or those of one side of OR, and none that follows
        a minus; quotes make a phrase. With LANGUAGES only their texts are searched.
        """
        found = self.texts_with(typed, languages).values("record")
        return self.filter(pk__in=found)

    def texts_with(
        self, typed: str, languages: Iterable[str] | None = None
    ) -> QuerySet[Any]:
        """The texts of all records that have the words."""
        texts = self.rows_of("texts").order_by().filter(matches(asked(typed)))
        return texts.filter(language__in=list(languages)) if languages else texts

    def best_first(
        self, typed: str, languages: Iterable[str] | None = None
    ) -> QuerySet[Any]:
        """Primary keys of those that match, by the rank of their best text; the newest
        first among equals. Each text is looked at once.
        """
        if not (question := asked(typed)):
            return self.none().values_list("pk", flat=True)
        texts = self.texts_with(typed, languages)
        if self.query.where:
            texts = texts.filter(record__in=self.order_by().values("pk"))
        ranked = texts.values("record", "record__published_at")
        ranked = ranked.annotate(rank=Max(rank(question), output_field=FloatField()))
        best = ranked.order_by("-rank", "-record__published_at", "-record")
        keys: QuerySet[Any] = best.values_list("record", flat=True)
        return keys

    def coded(self, name: str, values: Iterable[object]) -> Self:
        """Found by any of these codes: coded("action_line", ["C7"])."""
        return self.filter(codes__overlap=[coded(name, value) for value in values])

    def entries_of(self, reference: str) -> list[Any]:
        """Earlier and later entries of the same undertaking, the oldest first.

        Each with `step`: how many entries after (below zero: before) that of REFERENCE
        it is, and the `title` of its original. One query.
        """
        texts = self.rows_of("texts").model._meta.db_table
        names = {"records": self.model._meta.db_table, "texts": texts}
        params = {"reference": reference, "most": MOST_ENTRIES}
        return list(self.model._default_manager.raw(ENTRIES % names, params))


MOST_ENTRIES = 50
"""In each direction; nobody reports once a year for longer."""
ENTRIES = """
WITH RECURSIVE earlier(id, continues_id, step) AS (
    SELECT id, continues_id, 0 FROM %(records)s WHERE reference = %%(reference)s
    UNION ALL
    SELECT one.id, one.continues_id, step - 1
    FROM %(records)s AS one JOIN earlier ON one.id = earlier.continues_id
    WHERE step > -%%(most)s
), later(id, step) AS (
    SELECT id, 0 FROM %(records)s WHERE reference = %%(reference)s
    UNION ALL
    SELECT one.id, step + 1
    FROM %(records)s AS one JOIN later ON one.continues_id = later.id
    WHERE step < %%(most)s
)
SELECT one.id, one.reference, one.year, found.step, text.title
FROM (SELECT id, step FROM earlier UNION ALL SELECT id, step FROM later) AS found
JOIN %(records)s AS one USING (id)
JOIN %(texts)s AS text ON text.record_id = one.id AND text.position = 0
WHERE found.step <> 0
ORDER BY found.step, one.year, one.id
"""


class ProjectQuerySet(RecordQuerySet["Project"]):
    def for_pages(self) -> Self:
        return super().for_pages().prefetch_related("awards")


class SubmissionQuerySet(QuerySet["Submission"]):
    def written_by(self, user: User) -> Self:
        """Own ones, and those shared with USER by name."""
        return self.filter(self.by_name(user))

    def of_author(self, user: User) -> Self:
        """Those, and what is of an organisation that USER belongs to."""
        ours = user.organisations.order_by().values("pk")
        return self.filter(self.by_name(user) | Q(organisation__in=ours))

    def by_name(self, user: User) -> Q:
        shared = self.model.objects.filter(collaborators=user).order_by().values("pk")
        return Q(submitter=user) | Q(pk__in=shared)

    def for_lists(self) -> Self:
        """With who works on it; two queries for any number of rows."""
        rows = self.select_related("submitter", "organisation")
        return rows.prefetch_related("collaborators")

    def undecided(self) -> Self:
        """Somebody still acts next: writes, decides, or may appeal."""
        may_appeal = Q(state=State.REFUSED, appealed_at=None)
        return self.filter(Q(state__in=[*EDITABLE, *WAITING]) | may_appeal)

    def on_lines(self, codes: Iterable[str]) -> Self:
        """Whose document names one of these action lines, by its index."""
        named = Q(pk__in=[])
        for code in codes:
            lines = [{"action_line": code}]
            named |= Q(document__contains={"public": {"action_lines": lines}})
        return self.filter(named)

    def moderatable_by(self, user: User, on: date | None = None) -> Self:
        """The queue of USER: the secretariat sees all that was handed in, an agency
        what touches the lines granted to it on that day (default today), others none.
        """
        handed_in = self.exclude(state__in=[State.DRAFT, State.DISCARDED])
        if user.has_perm("stocktaking.moderate_submission"):
            return handed_in
        return handed_in.on_lines(granted_codes(user, on))

    def decidable_by(self, user: User) -> Self:
        """Of the queue, what USER has no stake in: not an own submission, not one of
        an own organisation, not an appeal against an own refusal. Two queries more.
        """
        own = Q(submitter=user) | Q(collaborators=user) | Q(refused_by=user)
        own |= Q(organisation__members=user)
        ours = list(user.organisations.values_list("reference", flat=True))
        for reference in ours:
            own |= Q(document__contains={"public": {"organisation": reference}})
        records = self.model.objects.published_for(ours)
        own |= Q(reference__in=records)
        for register in registers.every():
            if register.about:
                own |= Q(**{f"document__public__{register.about}__in": records})
        stakes = self.model.objects.filter(own).values("pk")
        return self.moderatable_by(user).exclude(pk__in=stakes)

    def published_for(self, organisations: Iterable[str]) -> list[str]:
        """References of the records that one of ORGANISATIONS has, or once had."""
        named = Q(pk__in=[])
        for reference in organisations:
            named |= Q(revision__public__contains={"organisation": reference})
        return list(self.filter(named).order_by().values_list("reference", flat=True))


class InvitationQuerySet(QuerySet[M]):
    def unanswered(self) -> Self:
        return self.filter(accepted_at=None, declined_at=None, withdrawn_at=None)

    def open(self) -> Self:
        """Unanswered, and still valid."""
        return self.unanswered().filter(expires_at__gt=timezone.now())

    def sent_to(self, user: User) -> Self:
        """To the address of USER, case aside."""
        return self.filter(email__iexact=user.email)


class ClaimQuerySet(QuerySet["MembershipClaim"]):
    def waiting(self) -> Self:
        return self.filter(state=ClaimState.WAITING)


class EventQuerySet(QuerySet["SubmissionEvent"]):
    def last_words_to(self, user: User) -> Self:
        """What somebody else said with the last step of what is not decided yet, newest
        first. Words that were answered by a step are not among them.
        """
        submissions: Any = self.model._meta.get_field("submission").related_model
        open_ones = (
            submissions.objects.of_author(user).undecided().order_by().values("pk")
        )
        steps = self.filter(submission__in=open_ones)
        last = steps.order_by("submission_id", "-number").distinct("submission_id")
        said = self.filter(pk__in=last.values("pk"), note__words__gt="")
        said = said.exclude(note__actor=user).select_related("submission", "note")
        return said.order_by("-number")


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


class UploadQuerySet(QuerySet["Upload"]):
    def open_of(self, user: User) -> Self:
        """What USER has sent, and may still hand in."""
        closed = (UploadState.SENT, UploadState.REFUSED)
        return self.filter(owner=user).exclude(state__in=closed)


class UploadRowQuerySet(QuerySet["UploadRow"]):
    def sendable(self) -> Self:
        """Without a fault, something new, and no duplicate unless it is wanted."""
        good = self.filter(verdict__in=SENDABLE)
        return good.filter(Q(twins=[]) | Q(is_wanted=True))

    def doubtful(self) -> Self:
        """Without a fault, and perhaps there already."""
        return self.filter(verdict__in=SENDABLE).exclude(twins=[])

    def counts(self) -> dict[str, int]:
        """How many of each verdict; one query."""
        rows = self.order_by().values_list("verdict").annotate(Count("pk"))
        return dict(rows)
