"""A portal in which every page has something to show."""

from dataclasses import dataclass

from allauth.account.models import EmailConfirmationHMAC
from django.db import transaction
from django.utils import timezone

from actionlines.loading.run import load
from actionlines.models import ActionLine, Agency, Country
from stocktaking import registers
from stocktaking.choices import Action, State
from stocktaking.models import Organisation, Project, Tombstone
from stocktaking.publishing import rename
from stocktaking.saved_searches import letters
from stocktaking.upkeep import no_more_token_of
from tests.factories import (
    CommitmentFactory,
    ErrorReportFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    ProgressReportFactory,
    SavedSearchFactory,
    SecretariatFactory,
    UserFactory,
    change_of,
    key_of,
    lines,
    record,
    text,
)
from tests.pages.acts import acts_on_records
from tests.pages.countries import from_a_country
from tests.pages.deciding import decided_together
from tests.pages.membership import belonging
from tests.pages.standings import standings
from tests.pages.submissions import (
    decided,
    everything,
    over_the_years,
    own_submissions,
)
from tests.pages.uploads import own_uploads
from tests.stocktaking.admin.rows import job, merger
from tests.wsis_portal.accounts.keys import with_key
from tests.wsis_portal.accounts.people import person, with_app, with_recovery_codes
from wsis_portal.accounts import api_keys
from wsis_portal.accounts.models import User
from wsis_portal.overview.reports.making import make as make_report
from wsis_portal.planning import renew_statistics


@dataclass(frozen=True)
class Scene:
    people: dict[str, User]
    names: dict[str, object]
    """What {draft} and its like stand for in the addresses."""


@transaction.atomic  # one commit, whatever that costs
def make():
    load()
    people = everybody()
    names = {**public_records(people), **own_submissions(people)}
    names |= over_the_years(people) | acts_on_records(people)
    names |= rows_of_the_admin(people) | own_accounts(people)
    names |= reports_of_errors(people, names)
    names |= belonging(people, names)
    names |= standings(people)
    names |= own_uploads(people)
    names |= decided_together(people)
    names |= from_a_country(people)
    names |= searches(people)
    names |= {"report_year": make_report(timezone.localdate().year).year}
    renew_statistics()
    return Scene(people, names)


def everybody():
    return {
        "owner": person(name="Olga Owner"),
        "mover": person(name="Mia Mover"),
        "secured": person(name="Selma Secured"),
        "halfway": person(name="Hedi Halfway"),
        "newcomer": UserFactory(name="Nora Newcomer"),
        "author": UserFactory(name="Awa Author"),
        "focal point": FocalPointFactory(
            user__name="Fatou Focal", country=Country.objects.get(code="SN")
        ).user,
        "moderator": SecretariatFactory(name="Mona Moderator"),
        "administrator": UserFactory(
            name="Ada Administrator", is_staff=True, is_superuser=True
        ),
    }


def public_records(people):
    """The author's own with all there is, and with little; and what others left."""
    published = decided(people, Action.PUBLISH, document=everything())
    bare = decided(people, Action.PUBLISH)
    promise = CommitmentFactory(
        lines=["C3"], countries=["SN"], sdgs=[3], amount=12_500_000, currency="USD"
    )
    reported = reports_of(promise)
    gone = Tombstone.objects.create(
        reference="WSIS-P-999999",
        register="project",
        reason="duplicate",
        words="Reported twice.",
    )
    return {
        "record": published.reference,
        "bare": bare.reference,
        "published": published.pk,
        "commitment": promise.reference,
        "progress_report": reported.reference,
        "changed_record": changed_record(people["author"]).reference,
        "withdrawn": gone.reference,
        "tombstone": gone.pk,
        "project": Project.objects.get(reference=published.reference).pk,
    }


def reports_of(promise):
    """What was spent, in two currencies; one says nothing of it. The first of them."""
    spent = {"2008": (1_200_000, "USD"), "2010-06": (4_000_000, "USD")}
    spent |= {"2012": (3_100_000, "EUR"), "2014-03": (None, "")}
    made = [
        ProgressReportFactory(
            commitment=promise, ends_on=end, amount_spent=amount, currency=currency
        )
        for end, (amount, currency) in spent.items()
    ]
    return made[0]


def changed_record(author):
    """In two versions: words in two scripts, a list and a fact are others."""
    hears = "Farmers hear the prices of forty markets, each morning before they leave."
    arabic = text("إذاعة القرية", "ar", summary="يسمع المزارعون الأسعار كل صباح.")
    row = record(
        texts=[text("Village radio in the north", summary=hears), arabic],
        action_lines=lines("C3"),
        stage="planned",
    )
    hear = hears.replace("forty", "sixty").replace("each morning ", "")
    heard = "يسمع المزارعون والتجار الأسعار كل يوم."
    public = {
        "texts": [text("Village radio", summary=hear), {**arabic, "summary": heard}],
        "action_lines": lines("C3", "C9"),
        "stage": "completed",
    }
    item = change_of(row, public, submitter=author, state=State.PUBLISHED)
    registers.get("project").publish(item)
    return row


def searches(people):
    """One that is asked, one that cannot be; organisations with much and little."""
    author, trust = people["author"], Organisation.objects.get(name="Radio Trust")
    kept = SavedSearchFactory(person=author, question="q=radio&country=SN")
    SavedSearchFactory(person=author, question="country=QQ", by_mail=False)
    rename(trust, "Radio Trust of Villages")
    rename(trust, "Radio Trust")
    partner = Organisation.objects.exclude(projectpartners=None).first()
    return {
        "search": kept.pk,
        "no_more_letters": no_more_token_of(author, letters.NO_MORE),
        "no_letters": no_more_token_of(people["newcomer"], letters.NO_MORE),
        "trust": trust.slug,
        "partner": partner.slug,
    }


def rows_of_the_admin(people):
    trust = Organisation.objects.get(name="Radio Trust")
    trust.members.add(people["author"])
    return {
        "organisation": trust.pk,
        "grant": ModerationGrantFactory(agency=Agency.objects.get(code="UNESCO")).pk,
        "action_line": ActionLine.objects.get(code="C3").pk,
        "merger": merger(0).pk,
        "job": job(0).pk,
    }


def reports_of_errors(people, names):
    """One that waits, one that is settled, those of a lost record and of a page."""
    about, signed_in = {"reference": names["record"]}, {"reporter": people["author"]}
    waits = ErrorReportFactory(email="reader@example.org", **about, **signed_in)
    settled = ErrorReportFactory(settled=True, **about)
    lost = ErrorReportFactory(reference=names["withdrawn"])
    page = ErrorReportFactory(page="/countries/sn/", email="reader@example.org")
    names = {"error": waits, "settled_error": settled, "lost_error": lost}
    return {name: row.pk for name, row in names.items()} | {"page_error": page.pk}


def own_accounts(people):
    """The library asks for the second factors of all who have one."""
    new = people["mover"].emailaddress_set.create(email="new@example.org")
    with_app(people["halfway"])
    with_app(people["secured"])
    with_recovery_codes(people["secured"])
    return {
        "api_key": own_keys(people["owner"]).pk,
        "key": with_key(people["secured"]).pk,
        "confirmation": EmailConfirmationHMAC(new).key,
    }


def own_keys(owner):
    """One that was never used, one that was, one that has expired."""
    key_of(owner, "Old copy", days=-1)
    used, _word = key_of(owner, "Monthly report")
    api_keys.note_use(used)
    return key_of(owner, "Copy for our website")[0]
