"""What is refused at the last moment."""

import pytest
from django.db import IntegrityError

from stocktaking import publishing, registers
from stocktaking.choices import Profile, State
from stocktaking.documents import ProjectDocument
from stocktaking.formats import envelope
from stocktaking.models import Collection, Organisation, Project, Revision, Submission
from tests.factories import (
    CollectionFactory,
    SdgFactory,
    SubmissionFactory,
    change_of,
    document,
    record,
    submitted,
    text,
)
from tests.stocktaking.publishing.putting import in_review, publish
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


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
