"""Rows of every table of the administration, any number of them."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.utils import timezone

from actionlines.models import (
    ActionLine,
    Agency,
    Country,
    ExchangeRate,
    Facilitation,
    Indicator,
    Observation,
    Region,
    Sdg,
    SummitEvent,
    Target,
    UngisTerm,
)
from goldenbook.models import Commitment, ProgressReport
from stocktaking.choices import State
from stocktaking.models import (
    AgencyMember,
    CannedReply,
    Collection,
    Draft,
    DraftNotice,
    ErrorReport,
    FocalPoint,
    MembershipClaim,
    ModerationGrant,
    NoReminders,
    Organisation,
    OrganisationMerger,
    Project,
    Proposal,
    Reminder,
    Submission,
    Tombstone,
)
from tests.factories import (
    ActionLineFactory,
    AgencyFactory,
    AgencyMemberFactory,
    CannedReplyFactory,
    CollectionFactory,
    CommitmentFactory,
    CountryFactory,
    ErrorReportFactory,
    FacilitationFactory,
    FocalPointFactory,
    IndicatorFactory,
    MembershipClaimFactory,
    ModerationGrantFactory,
    ObservationFactory,
    OrganisationFactory,
    ProgressReportFactory,
    ProjectFactory,
    RegionFactory,
    SdgFactory,
    SecretariatFactory,
    SubmissionFactory,
    SummitEventFactory,
    TargetFactory,
    UserFactory,
    key_of,
)
from tests.factories.accounts import give_second_factor
from tests.factories.actionlines import CODES
from wsis_portal.accounts.models import ApiKey, User
from wsis_portal.models import Job, ScheduledJob
from wsis_portal.overview.models import Report

SOURCED = {"source": "Test", "as_of": "2026-01-01"}
REGIONS = ("AFR", "AMS", "ARB", "ASP", "CIS", "EUR")
LETTERS = "abcdefghij"


def country(n):
    return CountryFactory(code=f"{'PQRSTUVWXYZA'[n]}Q")


def merger(n):
    return OrganisationMerger.objects.create(
        reference=f"WSIS-O-70000{n}",
        name=f"Radio {n}",
        into=OrganisationFactory(),
        was={"name": f"Radio {n}", "country": None},
        moved={"records": n + 1},
        merged_by=SecretariatFactory(),
    )


def reminder(n):
    return Reminder.objects.create(
        person=UserFactory(),
        reference=f"WSIS-P-70000{n}",
        vouched_on=date(2025, 1, 1),
        occasion="due",
    )


def job(n):
    return Job.objects.create(
        task_path=f"stocktaking.membership.mails.job_{n}",
        args_kwargs={"args": [n], "kwargs": {}},
        status="FAILED",
        run_after=timezone.now(),
        backend_name="default",
        exception_class_path="builtins.ConnectionRefusedError",
        traceback="Traceback: <b>no server</b>",
        worker_ids=["a", "b"],
    )


def second_factor(n):
    give_second_factor(person := UserFactory())
    return Authenticator.objects.get(user=person)


MAKE = {
    ActionLine: lambda n: ActionLineFactory(code=CODES[n]),
    Agency: lambda n: AgencyFactory(),
    AgencyMember: lambda n: AgencyMemberFactory(),
    ApiKey: lambda n: key_of(UserFactory())[0],
    Authenticator: second_factor,
    CannedReply: lambda n: CannedReplyFactory(),
    Collection: lambda n: CollectionFactory(code=f"prize-{2000 + n}"),
    Commitment: lambda n: CommitmentFactory(),
    Country: country,
    Draft: lambda n: SubmissionFactory(),
    ErrorReport: lambda n: ErrorReportFactory(),
    DraftNotice: lambda n: DraftNotice.objects.create(submission=SubmissionFactory()),
    ExchangeRate: lambda n: ExchangeRate.objects.create(
        currency="CHF", date=date(2026, 1, 1 + n), rate="1.1", source="Test"
    ),
    Facilitation: lambda n: FacilitationFactory(),
    FocalPoint: lambda n: FocalPointFactory(country=country(n)),
    Group: lambda n: Group.objects.create(name=f"Readers {n}"),
    Indicator: lambda n: IndicatorFactory(),
    Job: job,
    MembershipClaim: lambda n: MembershipClaimFactory(),
    ModerationGrant: lambda n: ModerationGrantFactory(),
    NoReminders: lambda n: NoReminders.objects.create(person=UserFactory()),
    Observation: lambda n: ObservationFactory(),
    Organisation: lambda n: OrganisationFactory(country=country(n)),
    OrganisationMerger: merger,
    ProgressReport: lambda n: ProgressReportFactory(),
    Project: lambda n: ProjectFactory(),
    Proposal: lambda n: Proposal.objects.create(
        submission=SubmissionFactory(state=State.SUBMITTED)
    ),
    Region: lambda n: RegionFactory(code=REGIONS[n]),
    Reminder: reminder,
    ScheduledJob: lambda n: ScheduledJob.objects.create(
        name=f"job-{n}", next_run=timezone.now()
    ),
    Report: lambda n: Report.objects.create(
        year=2026, made_on=date(2026, 1, 1 + n), figures={}, digest="0" * 64
    ),
    Sdg: lambda n: SdgFactory(number=n + 1),
    Submission: lambda n: SubmissionFactory(state=State.SUBMITTED),
    SummitEvent: lambda n: SummitEventFactory(),
    Target: lambda n: TargetFactory(letter=LETTERS[n]),
    Tombstone: lambda n: Tombstone.objects.create(
        reference=f"WSIS-P-70000{n}", register="project", words="Reported twice."
    ),
    UngisTerm: lambda n: UngisTerm.objects.create(
        agency=AgencyFactory(), seat="chair", **SOURCED
    ),
    User: lambda n: UserFactory(),
}
"""By model: the function that makes the Nth row, counted from 0."""
MOST = {Region: len(REGIONS), Target: len(LETTERS)}
"""Of what there are no more."""
