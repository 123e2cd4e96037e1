"""Submissions and their steps, by who may read or decide them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from stocktaking import registers
from stocktaking.choices import ACTS, EDITABLE, UNTOLD, WAITING, Action, Kind, State
from stocktaking.querysets.appointments import countries_of, granted_codes
from stocktaking.querysets.queue import QueueQuerySet

if TYPE_CHECKING:
    from stocktaking.models import SubmissionEvent
    from wsis_portal.accounts.models import User


class SubmissionQuerySet(QueueQuerySet):
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

    def of_countries(self, codes: Iterable[str]) -> Self:
        """What is done in one of these countries, or reported by an organisation of it;
        by the index of documents, but for organisations that are known already.
        """
        codes = list(codes)
        found = Q(document__public__organisation__in=self.organisations_in(codes))
        for code in codes:
            found |= Q(document__contains={"public": {"countries": [code]}})
            named = {"organisation": {"country": code}}
            found |= Q(document__contains={"public": named})
        return self.filter(found)

    def spoken_for_by(self, user: User) -> Self:
        """What was handed in from the countries that USER speaks for today, and USER
        has no stake in; what was returned is its authors' again. Five queries.
        """
        if not (codes := countries_of(user)):
            return self.none()
        rows = self.filter(state__in=[*WAITING, State.PUBLISHED]).of_countries(codes)
        return rows.without_stakes_of(user)

    def organisations_in(self, codes: list[str]) -> list[str]:
        """References of those of these countries."""
        model: Any = self.model._meta.get_field("organisation").related_model
        rows = model.objects.order_by().filter(country__code__in=codes)
        return list(rows.values_list("reference", flat=True))

    def moderatable_by(self, user: User, on: date | None = None) -> Self:
        """The queue of USER: the secretariat sees all that was handed in, an agency
        what touches the lines granted to it on that day (default today), others none.
        """
        handed_in = self.handed_in()
        if user.has_perm("stocktaking.moderate_submission"):
            return handed_in
        return handed_in.on_lines(granted_codes(user, on))

    def decidable_by(self, user: User) -> Self:
        """Of the queue, what USER has no stake in. What is done to public records
        beside changes is for the secretariat.
        """
        queue = self.moderatable_by(user)
        if not user.has_perm("stocktaking.moderate_submission"):
            queue = queue.exclude(kind__in=ACTS)
        return queue.without_stakes_of(user)

    def without_stakes_of(self, user: User) -> Self:
        """Not an own submission, not one of an own organisation, not an appeal against
        an own refusal. Two queries more.
        """
        own = Q(submitter=user) | Q(collaborators=user) | Q(refused_by=user)
        own |= Q(organisation__members=user)
        ours = user.organisations.references_ever()
        for reference in ours:
            own |= Q(document__contains={"public": {"organisation": reference}})
        records = self.model.objects.published_for(ours)
        own |= Q(reference__in=records)
        for register in registers.every():
            if register.about:
                own |= Q(**{f"document__public__{register.about}__in": records})
        stakes = self.model.objects.order_by().filter(own, pk=OuterRef("pk"))
        return self.filter(~Exists(stakes))

    def published_for(self, organisations: Iterable[str]) -> list[str]:
        """References of the records that one of ORGANISATIONS has, or once had."""
        named = Q(pk__in=[])
        for reference in organisations:
            named |= Q(revision__public__contains={"organisation": reference})
        return list(self.filter(named).order_by().values_list("reference", flat=True))

    def done_to(self, reference: str) -> Self:
        """Acts after publication of that record, the newest first, each with its
        `proposal` and the time at which it was decided, `done_at`.
        """
        acts = self.filter(
            reference=reference,
            state=State.PUBLISHED,
            kind__in=ACTS,
            events__action=Action.PUBLISH,
            proposal__isnull=False,
        ).annotate(done_at=F("events__at"))
        acts = acts.select_related("proposal").defer("document")
        return acts.order_by("-done_at", "-pk")

    def acts_on_records_of(self, user: User) -> Any:
        """Keys of what was done, after publication, to records that USER reported."""
        reported = self.filter(
            submitter=user, state=State.PUBLISHED, kind__in=(Kind.NEW, Kind.CHANGE)
        )
        ours = list(reported.order_by().values_list("reference", flat=True).distinct())
        acts = self.filter(kind__in=ACTS).order_by()
        named = acts.filter(reference__in=ours).values("pk")
        return named.union(acts.filter(proposal__absorbs__in=ours).values("pk"))


class EventQuerySet(QuerySet["SubmissionEvent"]):
    def for_authors(self) -> Self:
        """What the reviewers say to each other is not for those whom they review."""
        return self.exclude(action=Action.OPINION)

    def last_words_to(self, user: User) -> Self:
        """What others said about what is not decided yet, since USER took a step or
        somebody handed it in; newest first.
        """
        open_ones = self.submissions.of_author(user).undecided().values("pk")
        mine = Q(note__actor=user) | Q(action__in=[Action.SUBMIT, Action.APPEAL])
        answers = self.model.objects.filter(mine, submission=OuterRef("submission"))
        answered = Exists(answers.filter(number__gte=OuterRef("number")))
        said = self.for_authors().filter(submission__in=open_ones, note__words__gt="")
        return said.exclude(answered).for_messages()

    def told_to(self, user: User) -> Self:
        """All steps of which USER was told by mail, and those of colleagues who write
        with USER, newest first. What USER said is no message.
        """
        mine = self.filter(submission__in=self.submissions.of_author(user).values("pk"))
        others = self.filter(after=State.PUBLISHED)
        others = others.filter(submission__in=self.submissions.acts_on_records_of(user))
        rows = self.filter(pk__in=mine.values("pk").union(others.values("pk")))
        own = Q(action=Action.COMMENT, note__actor=user)
        return rows.for_authors().exclude(action__in=UNTOLD).exclude(own).for_messages()

    def for_messages(self) -> Self:
        return self.select_related("submission", "note").order_by("-number")

    @property
    def submissions(self) -> SubmissionQuerySet:
        model: Any = self.model._meta.get_field("submission").related_model
        rows: SubmissionQuerySet = model.objects.order_by()
        return rows
