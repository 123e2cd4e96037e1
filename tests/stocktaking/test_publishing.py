"""From a document to public rows and a revision, and back."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import IntegrityError
from django.db.models import ProtectedError

from stocktaking import publishing, registers, workflow
from stocktaking.choices import Action, Profile, State
from stocktaking.documents import ProjectDocument
from stocktaking.formats import envelope
from stocktaking.models import (
    Collection,
    Organisation,
    Project,
    ProjectText,
    Revision,
    Submission,
)
from stocktaking.publishing import rename
from stocktaking.workflow import Given
from tests.factories import (
    ActionLineFactory,
    CollectionFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    SdgFactory,
    SecretariatFactory,
    SubmissionFactory,
    TargetFactory,
    change_of,
    document,
    lines,
    record,
    row_of,
    submitted,
    text,
)
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


def publish(item):
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)
    return row_of(item)


def in_review(**public):
    return SubmissionFactory(state=State.IN_REVIEW, document=document(**public))


def full():
    """Public words that use every field and every list."""
    for code in ("CH", "KE"):
        CountryFactory(code=code)
    TargetFactory(letter="a")
    SdgFactory(number=9)
    CollectionFactory(code="prize-2012")
    return {
        "texts": [text(), text("Radio de village", "fr", origin="human-translation")],
        "organisation": OrganisationFactory().reference,
        "stakeholder_type": "",
        "activity_type": "training",
        "level": "national",
        "area": "applications",
        "countries": ["CH", "KE"],
        "action_lines": lines("C7-EHEALTH", "C1"),
        "targets": [{"target": "a", "reason": "Villages."}],
        "sdgs": [{"sdg": 9, "reason": ""}],
        "partners": [
            {"organisation": OrganisationFactory().reference, "role": "funding"}
        ],
        "starts_on": "2009-05",
        "ends_on": "2011",
        "continues": ProjectFactory().reference,
        "languages": ["sw", "en"],
        "links": [{"url": "https://example.org/", "title": "Radio"}],
        "identifiers": [{"scheme": "itu", "value": "0012"}],
        "collections": ["prize-2012"],
        "source": "Report 2012",
        "confirmed_on": "2012-01-31",
        "stage": "completed",
        "budget": "1000.50",
        "currency": "CHF",
        "awards": [
            {
                "scheme": "WSIS Prizes",
                "year": 2012,
                "category": "C7",
                "level": "winner",
                "source": "Forum",
            }
        ],
    }


def test_full_document_uses_every_field():
    public = full()
    fields = set(ProjectDocument().fields) - {"reference"}
    assert set(public) == fields
    assert {name for name in fields if not public[name]} == {"stakeholder_type"}


def test_published_document_reads_back_the_same():
    item = in_review(**full())
    public = item.public

    row = publish(item)

    shown = json.loads(json.dumps(ProjectDocument(row).data))
    assert shown == {"reference": item.reference, **public}
    assert Revision.objects.get(reference=item.reference).public == public
    assert (row.year, item.reference[:7]) == (2009, "WSIS-P-")


def test_published_record_may_be_handed_in_again_without_a_difference():
    row = publish(in_review(**full()))
    item = change_of(row)
    cleaned = registers.get("project").clean(item.document, Profile.NEW)
    assert cleaned["public"] == item.public


def test_change_removes_what_is_left_out():
    row = publish(in_review(**full()))
    item = change_of(row, state=State.IN_REVIEW)
    small = document(organisation=row.organisation.reference)
    Submission.objects.filter(pk=item.pk).update(document=small)
    item.refresh_from_db()

    row = publish(item)

    revision = Revision.objects.current(row.reference)
    left = {name for name, value in revision.public.items() if value}
    asked = {"texts", "organisation", "activity_type", "level", "action_lines"}
    assert left == asked | {"stage", "starts_on"}
    lists = ["targets", "sdgs", "partners", "links", "identifiers", "awards"]
    counts = [
        getattr(row, name).count() for name in [*lists, "countries", "collections"]
    ]
    assert counts == [0] * 8
    assert (row.budget, row.confirmed_on, row.ends_on) == (None, None, "")


def test_change_keeps_the_reference_and_both_revisions():
    row = record()
    words = {"texts": [text("Second title"), text("Deux", "fr")]}

    publish(change_of(row, words, state=State.IN_REVIEW))

    titles = row.texts.values_list("position", "language", "title")
    assert list(titles) == [(0, "en", "Second title"), (1, "fr", "Deux")]
    assert ProjectText.objects.count() == 2
    kept = Revision.objects.values_list(
        "reference", "number", "public__texts__0__title"
    )
    assert list(kept) == [
        (row.reference, 1, "Village radio"),
        (row.reference, 2, "Second title"),
    ]


def test_order_of_every_list_is_kept():
    codes = ["C9", "C1", "C7-EHEALTH", "C2"]
    row = publish(in_review(action_lines=lines(*codes)))
    shown = ProjectDocument(row).data["action_lines"]
    assert [line["action_line"] for line in shown] == codes


def test_change_may_turn_two_texts_round():
    row = record(texts=[text("One"), text("Un", "fr")])
    texts = [text("Un", "fr"), text("One")]
    publish(change_of(row, {"texts": texts}, state=State.IN_REVIEW))
    assert [t.language for t in row.texts.all()] == ["fr", "en"]
    assert Project.objects.get().original.title == "Un"


def test_publication_and_update_have_their_times():
    first, second = (datetime(2026, month, 1, tzinfo=UTC) for month in (3, 4))
    with time_machine.travel(first, tick=False):
        row = record()
    item = change_of(row, {"stage": "stopped"})
    with time_machine.travel(second, tick=False):
        workflow.take_step(item, Action.PUBLISH_AT_ONCE, actor=item.submitter)
    row.refresh_from_db()
    assert (row.published_at, row.updated_at) == (first, second)


def test_references_follow_one_another():
    first, second = (publish(in_review()).reference for _ in range(2))
    assert int(second[7:]) == int(first[7:]) + 1
    assert len(first) == len("WSIS-P-000001")


@pytest.mark.parametrize(
    ("starts_on", "years", "year"),
    [
        ("2009-05-01", [2012], 2009),
        ("2009", [], 2009),
        ("", [2014, 2012], 2012),
        ("", [], None),
    ],
)
def test_year_is_that_of_the_start_or_the_first_award(starts_on, years, year):
    awards = [{"scheme": "P", "year": y, "level": "winner"} for y in years]
    public = {
        "texts": [text()],
        "source": "x",
        "starts_on": starts_on,
        "awards": awards,
    }
    row = submitted("project", envelope(public, {}), profile=Profile.HISTORIC)
    assert row.year == year


# Organisations


def test_organisation_that_is_spelled_out_becomes_a_row_when_published():
    CountryFactory(code="CH")
    named = {
        "name": "Radio Trust",
        "stakeholder_type": "civil-society",
        "country": "CH",
        "website": "https://example.org/",
    }
    item = in_review(organisation=named)
    assert not Organisation.objects.filter(name="Radio Trust").exists()

    row = publish(item)

    made = Organisation.objects.get()
    assert (made.name, made.stakeholder_type) == ("Radio Trust", "civil-society")
    assert (made.country.code, made.website) == ("CH", "https://example.org/")
    assert (made.slug, made.reference[:7]) == ("radio-trust", "WSIS-O-")
    assert (row.organisation, row.stakeholder) == (made, "civil-society")
    assert Revision.objects.get().public["organisation"] == made.reference


def test_organisation_that_is_spelled_out_twice_becomes_one_row():
    again = {"name": "RADIO trust"}
    partners = [{"organisation": again, "role": r} for r in ("funding", "extending")]
    row = publish(in_review(organisation={"name": "Radio Trust"}, partners=partners))
    made = Organisation.objects.get()
    assert row.organisation == made
    assert [p.organisation for p in row.partners.all()] == [made, made]


def test_two_names_of_partners_that_turn_out_to_be_one_organisation_are_refused():
    """The second is no folded name of the first, but the slug that the first gets."""
    names = ("Radio's Trust", "radios-trust")
    item = in_review(partners=[{"organisation": {"name": name}} for name in names])

    with pytest.raises(InvalidDocument) as refusal:
        publish(item)

    codes = {k: [p.code for p in v] for k, v in refusal.value.problems.items()}
    assert codes == {"partners": ["partner-twice"]}
    assert not Organisation.objects.filter(slug="radios-trust").exists()


def test_two_waiting_submissions_spell_out_the_same_organisation():
    items = [in_review(organisation={"name": name}) for name in ("Radio", "radio")]
    rows = [publish(item) for item in items]
    assert {row.organisation for row in rows} == {Organisation.objects.get()}


def test_namesakes_of_two_countries_become_two_rows():
    named = [
        {"name": "Ministry", "country": CountryFactory(code=code).code}
        for code in ("CH", "KE")
    ]
    first, second = (publish(in_review(organisation=name)) for name in named)
    assert first.organisation != second.organisation
    reference = second.organisation.reference.lower()
    assert first.organisation.slug == "ministry"
    assert second.organisation.slug == f"ministry-{reference}"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Radio Trust", "radio-trust"),
        ("\u0631\u0627\u062f\u064a\u0648", "\u0631\u0627\u062f\u064a\u0648"),
        ("\u519c\u6751\u5e7f\u64ad", "\u519c\u6751\u5e7f\u64ad"),
        ("x" * 200, "x" * 70),
        ("x" * 69 + " yyy", "x" * 69),
    ],
)
def test_slug_is_made_of_the_name(name, slug):
    row = publish(in_review(organisation={"name": name}))
    assert row.organisation.slug == slug


def test_name_without_a_letter_has_the_reference_as_slug():
    row = publish(in_review(organisation={"name": "+++"}))
    assert row.organisation.slug == row.organisation.reference.lower()


def test_slug_that_another_organisation_has_or_had_is_not_given_twice():
    one = OrganisationFactory(name="Other", slug="radio-trust")
    one.former_names.create(slug="market-board", name="Elsewhere")
    for name, slug in (
        ("Radio Trust", "radio-trust"),
        ("Market Board", "market-board"),
    ):
        made = publish(in_review(organisation={"name": name})).organisation
        assert made.slug == f"{slug}-{made.reference.lower()}"


# Renaming


@pytest.fixture
def trust():
    return OrganisationFactory(name="Radio Trust", slug="radio-trust")


@pytest.mark.parametrize(
    "word", ["radio-trust", "Radio Trust", "village-media", "village MEDIA"]
)
def test_organisation_is_found_by_former_and_present_names(trust, word):
    rename(trust, "Village Media")
    assert Organisation.objects.named(word).get() == trust
    assert (trust.name, trust.slug) == ("Village Media", "village-media")


def test_renamed_organisation_does_not_break_a_waiting_submission(trust):
    item = SubmissionFactory(document=document(organisation="Radio Trust"))
    terms = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=terms)
    reviewer = SecretariatFactory()

    rename(trust, "Village Media")
    workflow.take_step(item, Action.TAKE_UP, actor=reviewer)
    workflow.take_step(item, Action.PUBLISH, actor=reviewer)

    assert Project.objects.get().organisation == trust
    assert Organisation.objects.count() == 1


def test_name_in_other_letters_keeps_the_slug(trust):
    rename(trust, "RADIO TRUST")
    trust.refresh_from_db()
    assert (trust.name, trust.slug) == ("RADIO TRUST", "radio-trust")


def test_name_that_comes_back_has_its_old_slug_again(trust):
    for name in ("Village Media", "Radio Trust"):
        rename(trust, name)
    assert trust.slug == "radio-trust"
    assert Organisation.objects.named("village-media").get() == trust


def test_longest_name_that_comes_back_has_its_old_slug_again():
    long = "x" * 200
    trust = publish(in_review(organisation={"name": long})).organisation
    for name in ("Village Media", long):
        rename(trust, name)
    assert trust.slug == "x" * 70


def test_names_that_make_one_slug_are_all_found():
    club = OrganisationFactory(name="C.E.R.N.", slug="cern")
    rename(club, "CERN")
    assert club.slug == "cern"
    for word in ("C.E.R.N.", "cern"):
        assert Organisation.objects.named(word).get() == club


def test_rename_to_the_slug_of_another_one_takes_the_reference_along(trust):
    other = OrganisationFactory(name="Other", slug="other")
    rename(other, "Radio Trust")
    assert other.slug == f"radio-trust-{other.reference.lower()}"


# What is refused at the last moment


def test_identifier_of_another_record_is_refused_and_leaves_no_trace():
    number = [{"scheme": "itu", "value": "0012"}]
    record(identifiers=number)
    item = in_review(identifiers=number, organisation={"name": "Radio Trust"})

    with pytest.raises(InvalidDocument) as refusal:
        publish(item)

    item.refresh_from_db()
    (problem,) = refusal.value.problems["identifiers"]
    assert problem.code == "identifier-taken"
    assert (item.state, item.events.last().after) == (State.IN_REVIEW,) * 2
    assert not Organisation.objects.filter(name="Radio Trust").exists()
    assert Project.objects.count() == Revision.objects.count() == 1


def test_record_keeps_its_own_identifier_and_zeros():
    row = record(identifiers=[{"scheme": "itu", "value": "0012"}])
    publish(change_of(row, {"area": "applications"}, state=State.IN_REVIEW))
    assert [i.value for i in row.identifiers.all()] == ["0012"]


def test_same_number_of_another_scheme_is_another_identifier():
    for scheme in ("itu", "iati"):
        record(identifiers=[{"scheme": scheme, "value": "1"}])
    assert Project.objects.count() == 2


class Careless(ProjectDocument):
    """Lets pass what only the database knows to be wrong."""

    rules = ()

    class Meta(ProjectDocument.Meta):
        pass


def test_what_no_rule_foresaw_is_not_taken_for_an_identifier():
    whole = document(budget="-5", currency="CHF")
    item = SubmissionFactory(state=State.PUBLISHED, document=whole)
    with pytest.raises(IntegrityError, match="project_budget_has_a_currency"):
        publishing.records.publish(Careless, item)


def test_historic_record_may_be_completed_and_not_emptied():
    public = {
        "texts": [text(summary="")],
        "source": "Report 2005",
        "area": "applications",
        "sdgs": [{"sdg": SdgFactory(number=9).number}],
    }
    row = submitted("project", envelope(public, {}), profile=Profile.HISTORIC)
    more = {"area": "infrastructure", "stage": "completed"}
    publish(change_of(row, more, state=State.IN_REVIEW))

    for lost in ({"area": ""}, {"stage": ""}, {"sdgs": []}):
        item = change_of(row, lost, state=State.IN_REVIEW)
        with pytest.raises(InvalidDocument) as refusal:
            publish(item)
        (name,) = lost
        assert [p.code for p in refusal.value.problems[name]] == ["emptied"]
        Submission.objects.filter(pk=item.pk).update(state=State.DISCARDED)

    assert Revision.objects.filter(reference=row.reference).count() == 2


def test_new_record_may_be_emptied_where_nothing_needs_it():
    row = record(area="applications")
    row = publish(change_of(row, {"area": ""}, state=State.IN_REVIEW))
    assert row.area == ""


def test_code_that_went_away_meanwhile_is_refused():
    CollectionFactory(code="prize-2012")
    item = in_review(collections=["prize-2012"])
    Collection.objects.all().delete()

    with pytest.raises(InvalidDocument) as refusal:
        publish(item)

    assert set(refusal.value.problems) == {"collections.0"}


def test_publisher_judges_even_when_nobody_did_before():
    item = SubmissionFactory(state=State.PUBLISHED, document=document(stage="paused"))
    with pytest.raises(InvalidDocument):
        registers.get("project").publish(item)


def test_current_revision_is_the_newest_one():
    row = record()
    change = change_of(row, {"stage": "stopped"})
    workflow.take_step(change, Action.PUBLISH_AT_ONCE, actor=change.submitter)
    assert Revision.objects.current(row.reference).number == 2
    assert Revision.objects.current("WSIS-P-999999") is None


def test_action_line_is_protected_by_its_records():
    record()
    with pytest.raises(ProtectedError):
        ActionLineFactory(code="C3").delete()
