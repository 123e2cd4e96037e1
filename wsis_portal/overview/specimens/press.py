"""Made documents become rows, as the workflow would have made them one by one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils import timezone

from actionlines.models import ActionLine, Country, Sdg, Target
from goldenbook import reporting
from goldenbook.models import Commitment, ProgressReport
from stocktaking import registers
from stocktaking.choices import Action, Profile, State
from stocktaking.documents import PRIVATE
from stocktaking.formats import envelope
from stocktaking.models import (
    Collection,
    Edition,
    Organisation,
    Revision,
    Submission,
)
from stocktaking.registers import Public
from stocktaking.workflow import STEPS
from wsis_portal.accounts.models import User
from wsis_portal.overview.specimens.accounts import people
from wsis_portal.overview.specimens.chain import Chain
from wsis_portal.overview.specimens.known import Organisations
from wsis_portal.overview.specimens.rows import PublicRows
from wsis_portal.overview.specimens.stories import Story
from wsis_portal.overview.specimens.tables import Table, references


class Press:
    """Holds the keys of what documents name, so that no row is looked up again."""

    def __init__(self) -> None:
        self.authors, self.reviewer = people()
        countries = keys_by(Country, "code")
        self.organisations = Organisations(countries)
        self.promise: dict[str, int] = {}
        """Reference and key of the commitment that reports are of."""
        keys = {
            ActionLine: keys_by(ActionLine, "code"),
            Collection: keys_by(Collection, "code"),
            Commitment: self.promise,
            Country: countries,
            Organisation: self.organisations.keys,
            Sdg: keys_by(Sdg, "number"),
            Target: keys_by(Target, "letter"),
        }
        self.registers = {
            register.name: PublicRows(register, keys, self.organisations)
            for register in registers.every()
        }
        self.reports: dict[int, list[tuple[ProgressReport, date | None]]] = {}
        """By the key of a commitment, with the day when each was handed in."""
        self.submissions = Table(Submission, numbered=True)
        self.revisions = Table(Revision, numbered=True)
        self.revised: Iterator[int] = iter(())
        self.chain = Chain()

    @property
    def tables(self) -> Iterator[Table]:
        yield self.organisations.table
        yield self.submissions
        yield self.revisions
        yield self.chain.events
        yield self.chain.notes
        for rows in self.registers.values():
            yield from rows.tables

    def print(self, stories: Sequence[Story]) -> None:
        """Their rows, all at once. Only for who holds the chain, until commit."""
        published = [story for story in stories if story.is_published]
        self.organisations.expect(story.public for story in published)
        counts = Counter(story.register for story in published)
        free = {name: self.room(name, number) for name, number in counts.items()}
        self.chain.hold(sum(len(story.actions) for story in stories))
        self.revised = self.revisions.keys(len(published))
        keys = self.submissions.keys(len(stories))
        for key, story in zip(keys, stories, strict=True):
            public = self.about_the_promise(story.public)
            document = self.organisations.referred(public)
            reference = ""
            if story.is_published:
                row, reference = next(free[story.register])
                self.publish(story, key, row, reference, public)
            self.submit(story, key, reference, document)
            self.record(story, key)
        for table in self.tables:
            table.copy()
        self.follow_reports()
        for name in counts:
            Edition.objects.turn(name)

    def room(self, register: str, number: int) -> Iterator[tuple[int, str]]:
        """Keys and references of NUMBER new records."""
        keys = self.registers[register].records.keys(number)
        letter = registers.get(register).letter
        return zip(keys, references(letter, number), strict=True)

    def about_the_promise(self, public: Public) -> Public:
        if "commitment" not in public:
            return public
        (reference,) = self.promise
        return {**public, "commitment": reference}

    def publish(
        self, story: Story, submission: int, key: int, reference: str, public: Public
    ) -> None:
        self.organisations.add(public)
        public, at = self.organisations.referred(public), story.times[-1]
        revision, handed_in = next(self.revised), taken(story).get(Action.SUBMIT)
        row = key, reference, revision, public, at, handed_in
        self.registers[story.register].add(*row)
        self.revisions.add(
            id=revision,
            reference=reference,
            number=1,
            public=public,
            submission_id=submission,
            created_at=at,
        )
        if story.register == "commitment":
            self.promise.clear()
            self.promise[reference] = key
        if "commitment" in public:
            said = {name: public[name] for name in ("fulfilment", "ends_on")}
            day = handed_in and timezone.localdate(handed_in)
            report = ProgressReport(pk=key, **said), day
            self.reports.setdefault(self.promise[public["commitment"]], []).append(
                report
            )

    def follow_reports(self) -> None:
        """What commitments know of their reports, as reporting.py tells it to each."""
        rows = Commitment.objects.select_related("revision", "organisation")
        told = rows.in_bulk(self.reports)
        for key, row in told.items():
            reports, days = zip(*self.reports.pop(key), strict=True)
            vouched_on = max(filter(None, [row.vouched_on, *days]), default=None)
            reporting.tell(row, reporting.latest_of(reports), vouched_on)
        Commitment.objects.bulk_update(told.values(), reporting.KEPT)

    def submit(self, story: Story, key: int, reference: str, document: Public) -> None:
        steps = taken(story)
        submitted_at = steps.get(Action.SUBMIT)
        self.submissions.add(
            id=key,
            register=story.register,
            profile=story.profile,
            reference=reference,
            document=envelope(document, self.private(story)),
            state=story.state,
            submitter_id=self.author(story).pk,
            reviewer_id=self.reviewer.pk if Action.TAKE_UP in steps else None,
            terms=settings.TERMS_VERSION if submitted_at else "",
            terms_accepted_at=submitted_at,
            submitted_at=submitted_at,
            created_at=story.times[0],
            updated_at=story.times[-1],
        )

    def author(self, story: Story) -> User:
        if story.profile == Profile.HISTORIC:
            return self.reviewer
        return self.authors[story.author % len(self.authors)]

    def private(self, story: Story) -> dict[str, Any]:
        private = dict.fromkeys(PRIVATE, "")
        if story.profile == Profile.HISTORIC:
            return private
        author = self.author(story)
        return {**private, "contact_name": author.name, "email": author.email}

    def record(self, story: Story, key: int) -> None:
        before = State.DRAFT
        for action, at in zip(story.actions, story.times[1:], strict=True):
            after = STEPS[action].leads_to(before)
            actor = self.author(story) if action == Action.SUBMIT else self.reviewer
            words = story.words if action == Action.REQUEST_CHANGES else ""
            step = {"action": action, "before": before, "after": after, "reason": ""}
            self.chain.add(key, actor.pk, words, at, **step)
            before = after


def taken(story: Story) -> dict[Action, datetime]:
    """When each step was taken."""
    return dict(zip(story.actions, story.times[1:], strict=True))


def keys_by(model: type[Model], name: str) -> dict[Any, int]:
    rows: Any = model._default_manager.order_by()
    return dict(rows.values_list(name, "pk"))
