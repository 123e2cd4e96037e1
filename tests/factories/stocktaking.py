from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from stocktaking import events, registers
from stocktaking.choices import EDITABLE, Action, Kind, Origin, Profile, State
from stocktaking.formats import envelope
from stocktaking.indexing.codes import index
from stocktaking.indexing.words import words_of_record
from stocktaking.models import (
    AgencyMember,
    Collection,
    Edition,
    FocalPoint,
    ModerationGrant,
    Organisation,
    Project,
    Revision,
    Submission,
)
from stocktaking.portal import portal_account
from stocktaking.workflow import STEPS
from tests.factories.accounts import SecretariatFactory, UserFactory
from tests.factories.actionlines import (
    ActionLineFactory,
    AgencyFactory,
    CountryFactory,
    SdgFactory,
    TargetFactory,
)

PRIVATE = {"contact_name": "A. Person", "email": "a@example.org"}
DOCUMENTS = {}
"""By register: the function that makes its smallest valid document."""
MODELS = {"project": Project}
LAST_STEPS = {
    State.SUBMITTED: Action.SUBMIT,
    State.IN_REVIEW: Action.TAKE_UP,
    State.RETURNED: Action.REQUEST_CHANGES,
    State.PUBLISHED: Action.PUBLISH,
    State.REFUSED: Action.REFUSE,
    State.MERGED: Action.MERGE,
    State.DISCARDED: Action.DISCARD,
}
"""By state: the step that led there."""


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    reference = factory.Sequence(lambda n: f"WSIS-O-{900000 + n}")
    slug = factory.Sequence(lambda n: f"organisation-{n}")
    name = factory.LazyAttribute(lambda organisation: organisation.slug.title())

    @factory.post_generation
    def members(self, create, extracted, **kwargs):
        self.members.set(extracted or [])


class CollectionFactory(DjangoModelFactory):
    class Meta:
        model = Collection
        django_get_or_create = ["code"]

    code = "stocktaking"
    name = factory.LazyAttribute(lambda collection: collection.code.title())


class AppointmentFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    valid_from = date(2006, 2, 24)
    appointed_by = factory.SubFactory(SecretariatFactory)


class AgencyMemberFactory(AppointmentFactory):
    class Meta:
        model = AgencyMember

    agency = factory.SubFactory(AgencyFactory)
    user = factory.SubFactory(UserFactory)


class FocalPointFactory(AppointmentFactory):
    class Meta:
        model = FocalPoint

    country = factory.SubFactory(CountryFactory)
    user = factory.SubFactory(UserFactory)


class ModerationGrantFactory(AppointmentFactory):
    """Of the agency of one person: member=user, code="C3"."""

    class Meta:
        model = ModerationGrant

    class Params:
        code = "C3"
        member = factory.SubFactory(UserFactory)

    agency = factory.LazyAttribute(
        lambda grant: AgencyMemberFactory(user=grant.member).agency
    )
    action_line = factory.LazyAttribute(
        lambda grant: ActionLineFactory(code=grant.code)
    )


def text(title="Village radio", language="en", **more):
    """One item of texts[]."""
    return {
        "language": language,
        "title": title,
        "summary": "Farmers hear prices.",
        "description": "",
        "origin": Origin.AUTHOR.value,
        **more,
    }


def lines(*codes):
    """The list of a document, with the rows that it names."""
    codes = [ActionLineFactory(code=code).code for code in codes]
    return [{"action_line": code, "reason": ""} for code in codes]


def document(**public):
    """The smallest project that may be new; PUBLIC changes or adds to it."""
    smallest = {
        "texts": [text()],
        "activity_type": "project",
        "level": "international",
        "stage": "ongoing",
        "starts_on": "2025",
    }
    return envelope(with_rows(smallest | public), dict(PRIVATE))


def with_rows(public):
    """PUBLIC with an organisation and a line, where it does not name any."""
    if "organisation" not in public:
        public["organisation"] = OrganisationFactory().reference
    if "action_lines" not in public:
        public["action_lines"] = lines("C3")
    return public


DOCUMENTS["project"] = document


class BareSubmissionFactory(DjangoModelFactory):
    """Where a row has come from; without words, events or people of its own."""

    class Meta:
        model = Submission

    state = State.PUBLISHED
    profile = Profile.HISTORIC
    submitter = factory.LazyFunction(portal_account)


class RevisionFactory(DjangoModelFactory):
    class Meta:
        model = Revision

    class Params:
        register = "project"

    number = 1
    public = factory.Dict({})
    submission = factory.SubFactory(
        BareSubmissionFactory,
        register=factory.SelfAttribute("..register"),
        reference=factory.SelfAttribute("..reference"),
    )


class PublishedFactory(DjangoModelFactory):
    """A public row whose revision says what the row and its lists say.

    No workflow stands behind it: for that ask for record().
    """

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    revision = factory.SubFactory(
        RevisionFactory, reference=factory.SelfAttribute("..reference")
    )

    @classmethod
    def _after_postgeneration(cls, instance, create, results=None):
        register = registers.of(type(instance))
        instance.revision.public = register.judge().to_representation(instance)
        instance.revision.save()
        if hasattr(instance, "codes"):
            index(instance)
            instance.save(update_fields=["codes"])
        instance.texts.update(**words_of_record(instance))
        Edition.objects.turn(register.name)


class RecordFactory(PublishedFactory):
    """A public row with a text and a line, and what is asked for by its code:

    lines=["C1"], countries=["CH"], sdgs=[9], targets=["a"], collections=["prize-2012"],
    texts=[text(...)].
    """

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)

    @factory.post_generation
    def texts(self, create, extracted, **kwargs):
        extracted = (
            [text(f"Record {self.reference}")] if extracted is None else extracted
        )
        for n, item in enumerate(extracted):
            self.texts.create(position=n, **item)

    @factory.post_generation
    def lines(self, create, extracted, **kwargs):
        for n, code in enumerate(["C3"] if extracted is None else extracted):
            line = ActionLineFactory(code=code)
            self.action_lines.create(position=n, action_line=line)

    @factory.post_generation
    def targets(self, create, extracted, **kwargs):
        for n, letter in enumerate(extracted or []):
            self.targets.create(position=n, target=TargetFactory(letter=letter))

    @factory.post_generation
    def sdgs(self, create, extracted, **kwargs):
        for n, number in enumerate(extracted or []):
            self.sdgs.create(position=n, sdg=SdgFactory(number=number))

    @factory.post_generation
    def countries(self, create, extracted, **kwargs):
        self.countries.set([CountryFactory(code=code) for code in extracted or []])

    @factory.post_generation
    def collections(self, create, extracted, **kwargs):
        self.collections.set([CollectionFactory(code=code) for code in extracted or []])


class ProjectFactory(RecordFactory):
    class Meta:
        model = Project
        skip_postgeneration_save = True

    reference = factory.Sequence(lambda n: f"WSIS-P-{900000 + n}")


class PartnerFactory(OrganisationFactory):
    """An organisation that is named in a public record, which has no owner."""

    @factory.post_generation
    def record(self, create, extracted, **kwargs):
        of_nobody = ProjectFactory(organisation=None)
        of_nobody.partners.create(position=0, organisation=self, role="funding")


class SubmissionFactory(DjangoModelFactory):
    """A draft with a complete document. Any other state brings what it needs.

    That is an event too: the last step alone, silent, by the reviewer or submitter.
    """

    class Meta:
        model = Submission
        skip_postgeneration_save = True

    register = "project"
    submitter = factory.SubFactory(UserFactory)
    state = State.DRAFT
    document = factory.LazyAttribute(lambda item: DOCUMENTS[item.register]())
    terms = factory.LazyAttribute(
        lambda item: "" if item.state in EDITABLE else "2026-11"
    )
    submitted_at = factory.LazyAttribute(
        lambda item: (
            None if item.state in EDITABLE else datetime(2026, 11, 2, tzinfo=UTC)
        )
    )
    reviewer = factory.Maybe(
        factory.LazyAttribute(lambda item: item.state == State.IN_REVIEW),
        factory.SubFactory(SecretariatFactory),
    )
    refused_by = factory.Maybe(
        factory.LazyAttribute(lambda item: item.state == State.REFUSED),
        factory.SubFactory(SecretariatFactory),
    )
    reference = factory.LazyAttributeSequence(
        lambda item, n: numbered(item, n) if item.state == State.PUBLISHED else ""
    )
    merged_into = factory.LazyAttribute(
        lambda item: "WSIS-P-000001" if item.state == State.MERGED else ""
    )

    @factory.post_generation
    def collaborators(self, create, extracted, **kwargs):
        if create:
            self.collaborators.set(extracted or [])

    @factory.post_generation
    def event(self, create, extracted, **kwargs):
        if create and self.state in LAST_STEPS:
            action = LAST_STEPS[self.state]
            before, actor = STEPS[action].sources[0], self.reviewer or self.submitter
            step = {"action": action, "before": before, "after": self.state}
            events.record(self, actor, "", {}, **step)


def numbered(item, n):
    return f"WSIS-{registers.get(item.register).letter}-{800000 + n}"


def record(register="project", **changes):
    """A published record with its revision, as the workflow leaves it.

    CHANGES are those of its document; submitter, profile ... go to submitted().
    """
    return submitted(register, DOCUMENTS[register](**changes))


def submitted(register, document, **more):
    """The record that this document becomes, without the steps before."""
    more = {"register": register, "document": document, "state": State.PUBLISHED} | more
    item = SubmissionFactory(**more)
    registers.get(register).publish(item)
    return row_of(item)


def row_of(item):
    """The public row of a published submission."""
    return MODELS[item.register].objects.get(reference=item.reference)


def change_of(row, public=None, **more):
    """A change by who reported it; it says the same, but for PUBLIC."""
    base = Revision.objects.filter(reference=row.reference).latest("number")
    given = {
        "document": envelope({**base.public, **(public or {})}, dict(PRIVATE)),
        "base_revision": base.number,
        "kind": Kind.CHANGE,
        "reference": row.reference,
        "register": base.submission.register,
        "profile": base.submission.profile,
        "submitter": base.submission.submitter,
    }
    return SubmissionFactory(**{**given, **more})
