"""Named reads. Views, API, admin and exports ask here and do not filter by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import (
    Case,
    Count,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from actionlines.models import ActionLine, Country
from stocktaking import registers
from stocktaking.choices import SEARCH_CONFIGS, State
from wsis_portal.text import fold_words

if TYPE_CHECKING:
    from stocktaking.models import Organisation, Project, Revision, Submission
    from wsis_portal.accounts.models import User

REFERENCE = re.compile(r"WSIS-O-\d+")

M = TypeVar("M", bound=Model)


class AppointmentQuerySet(QuerySet[M]):
    def valid_on(self, day: date | None = None) -> Self:
        """In force on that day, by default today."""
        return self.filter(in_force("", day or timezone.localdate()))


class OrganisationQuerySet(QuerySet["Organisation"]):
    def named(self, text: str) -> Self:
        """By reference, slug or name, present or former; case and accents aside."""
        if REFERENCE.fullmatch(text.strip().upper()):
            return self.filter(reference=text.strip().upper())
        folded = fold_words(text) or "-"
        now = Q(slug=text) | Q(folded_name=folded)
        former = Q(former_names__slug=text) | Q(former_names__folded_name=folded)
        return self.filter(now | former).distinct()

    def same_as(self, name: str, country: Country | None) -> Self:
        """Of this name, and not known to be of another country."""
        rows = self.named(name)
        if country is None:
            return rows
        return rows.filter(Q(country=country) | Q(country=None))


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

    def for_documents(self) -> Self:
        """With all that the public document shows."""
        lists = ["targets__target", "sdgs__sdg", "partners__organisation", "links"]
        rows = self.for_cards().prefetch_related(*lists)
        return rows.prefetch_related("identifiers", "collections")

    def rows_of(self, name: str) -> QuerySet[Any]:
        """The rows of the list NAME, such as "texts", of all records."""
        model: Any = self.model
        rows: QuerySet[Any] = getattr(model, name).rel.related_model.objects.all()
        return rows

    def having(self, name: str, **wanted: Any) -> Self:
        """With a row of the list NAME that is so; each record once."""
        rows = self.rows_of(name).filter(**wanted)
        return self.filter(pk__in=rows.order_by().values("record"))

    def matching(self, text: str) -> Self:
        """With `rank`, of the best text; each text is searched in its own language.

        Understands quotes, OR and a leading minus.
        """
        found, ranks = Q(pk__in=[]), []
        known: dict[Q, str] = {Q(language=k): v for k, v in SEARCH_CONFIGS.items()}
        known[~Q(language__in=SEARCH_CONFIGS)] = "simple"
        for language, config in known.items():
            query = SearchQuery(text, config=config, search_type="websearch")
            found |= language & Q(search_vector=query)
            ranks.append(When(language, then=SearchRank(F("search_vector"), query)))
        best = self.rows_of("texts").filter(found, record=OuterRef("pk"))
        best = best.annotate(rank=Case(*ranks)).order_by("-rank")
        return self.annotate(rank=Subquery(best.values("rank")[:1])).exclude(rank=None)

    def on_lines(self, codes: Iterable[str]) -> Self:
        """On any of these action lines or their sub-lines."""
        lines = ActionLine.objects.under(codes).order_by()
        return self.having("action_lines", action_line__in=lines)

    def in_regions(self, codes: Iterable[str], scheme: str) -> Self:
        """In a country of any of these regions, commissions or groups."""
        countries = Country.objects.within(codes, scheme).order_by()
        return self.linked("countries", country__in=countries.values("pk"))

    def in_countries(self, codes: Iterable[str]) -> Self:
        return self.linked("countries", country__code__in=codes)

    def in_collections(self, codes: Iterable[str]) -> Self:
        return self.linked("collections", collection__code__in=codes)

    def linked(self, name: str, **wanted: Any) -> Self:
        """With a row of the many-to-many NAME that is so; each record once."""
        model: Any = self.model
        links = getattr(model, name).through.objects.filter(**wanted)
        return self.filter(pk__in=links.values(model._meta.model_name))

    def of_type(self, codes: Iterable[str]) -> Self:
        """Of these stakeholder types: the organisation's, else the record's own."""
        return self.with_stakeholder().filter(stakeholder_code__in=codes)

    def with_stakeholder(self) -> Self:
        own = F("stakeholder_type")
        return self.annotate(
            stakeholder_code=Coalesce("organisation__stakeholder_type", own)
        )

    def facet(self, path: str, **among: Any) -> dict[str, int]:
        """Records per value of PATH, as {"C1": 12, ...}: one query, each record once.

        AMONG narrows the joined rows that are counted, not the records.
        """
        rows = self.order_by().filter(**among).values_list(path)
        counted = rows.annotate(n=Count("pk", distinct=True)).order_by(path)
        return {str(value): n for value, n in counted if value not in (None, "")}


class ProjectQuerySet(RecordQuerySet["Project"]):
    def for_documents(self) -> Self:
        return super().for_documents().prefetch_related("awards")


class SubmissionQuerySet(QuerySet["Submission"]):
    def of_author(self, user: User) -> Self:
        """Own ones, and those shared by a colleague."""
        mine = self.model.objects.filter(collaborators=user).values("pk")
        return self.filter(Q(submitter=user) | Q(pk__in=mine))

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


class RevisionQuerySet(QuerySet["Revision"]):
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
