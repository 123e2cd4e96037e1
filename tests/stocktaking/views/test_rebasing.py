import pytest
from django.urls import reverse

from stocktaking import registers, workflow
from stocktaking.choices import State
from stocktaking.models import Revision, Submission
from stocktaking.workflow import StepRefused
from tests.factories import SubmissionFactory, UserFactory, change_of, record, text

pytestmark = pytest.mark.django_db


def at(item):
    return reverse("stocktaking:onto-newer", args=[item.pk])


@pytest.fixture
def row():
    return record(stage="ongoing", level="international", ends_on="2026")


def publish(row, **changes):
    """Another change of the record, which is published meanwhile."""
    item = change_of(row, changes)
    Submission.objects.filter(pk=item.pk).update(state=State.PUBLISHED)
    item.refresh_from_db()
    registers.get(item.register).publish(item)


@pytest.fixture
def item(client, row):
    """A draft with two changes, whose record has two others, one in the same field."""
    item = change_of(row, {"stage": "completed", "ends_on": "2027"})
    publish(row, stage="stopped", area="applications")
    client.force_login(item.submitter)
    return item


def test_both_versions_are_shown_and_the_rest_is_taken_over(client, item):
    page = client.get(at(item))

    shown = [(one.name, *one.difference[1:]) for one in page.context["choices"]]
    assert shown == [("stage", ["Stopped"], ["Completed"])]
    assert page.context["taken_over"] == ["Connect the World area"]


@pytest.mark.parametrize(
    ("chosen", "stage"), [("mine", "completed"), ("theirs", "stopped")]
)
def test_the_draft_stands_on_what_is_public_now(client, item, chosen, stage):
    number = Revision.objects.current(item.reference).number

    response = client.post(at(item), {"number": number, "version": 1, "stage": chosen})

    item.refresh_from_db()
    said = item.public["stage"], item.public["area"], item.public["ends_on"]
    assert said == (stage, "applications", "2027")
    assert item.base_revision == number
    review = reverse("stocktaking:review", args=[item.pk])
    assert response.headers["Location"] == review


EN, FR, SW = (text(code, code) for code in ("en", "fr", "sw"))


@pytest.mark.parametrize(("chosen", "title"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_rows_of_both_stand_whichever_is_chosen(client, chosen, title):
    row = record(texts=[EN])
    item = change_of(row, {"texts": [{**EN, "title": "Mine"}, FR]})
    publish(row, texts=[{**EN, "title": "Theirs"}, SW])
    client.force_login(item.submitter)
    number = Revision.objects.current(item.reference).number

    page = client.get(at(item)).content.decode()
    client.post(at(item), {"number": number, "version": 1, "texts": chosen})

    item.refresh_from_db()
    titles = {row["language"]: row["title"] for row in item.public["texts"]}
    assert titles == {"en": title, "fr": "fr", "sw": "sw"}
    assert "are in both versions" in page


def test_lists_that_both_changed_are_put_together(client):
    row = record(texts=[EN])
    item = change_of(row, {"texts": [EN, FR]})
    publish(row, texts=[EN, SW])
    client.force_login(item.submitter)
    number = Revision.objects.current(item.reference).number

    page = client.get(at(item))
    client.post(at(item), {"number": number, "version": 1})

    item.refresh_from_db()
    assert [row["language"] for row in item.public["texts"]] == ["en", "sw", "fr"]
    assert (page.context["choices"], page.context["taken_over"]) == ([], [])
    assert page.context["joined"] == ["Texts"]


@pytest.mark.parametrize("chosen", [{}, {"stage": ""}, {"stage": "both"}])
def test_every_field_needs_a_choice(client, item, chosen):
    number = Revision.objects.current(item.reference).number

    response = client.post(at(item), {"number": number, "version": 1, **chosen})

    item.refresh_from_db()
    assert (response.status_code, item.public["stage"]) == (409, "completed")
    assert "Choose one version" in response.content.decode()


@pytest.mark.parametrize("number", ["", "1", "x", "9" * 5000])
def test_a_version_that_was_not_seen_is_not_taken(client, item, number):
    response = client.post(at(item), {"number": number, "stage": "mine"})

    before = item.base_revision
    item.refresh_from_db()
    assert (response.status_code, item.base_revision) == (409, before)


def test_nobody_overwrites_a_colleague_while_choosing(item):
    number = Revision.objects.current(item.reference).number
    Submission.objects.filter(pk=item.pk).update(document_version=7)

    with pytest.raises(StepRefused) as refusal:
        workflow.rebase(
            item, {"stage": "mine"}, number=number, version=1, actor=item.submitter
        )

    assert refusal.value.problem.code == "saved-meanwhile"


def test_a_draft_that_was_not_seen_is_not_brought_onto_it(client, item):
    number = Revision.objects.current(item.reference).number
    seen = {"number": number, "version": 1, "stage": "theirs"}
    Submission.objects.filter(pk=item.pk).update(document_version=2)

    assert client.post(at(item), seen).status_code == 409


def test_a_draft_on_what_is_public_goes_to_its_review(client, row):
    item = change_of(row)
    client.force_login(item.submitter)

    assert client.get(at(item)).headers["Location"].endswith("/review/")


def test_what_is_new_has_nothing_to_stand_on(client):
    item = SubmissionFactory()
    client.force_login(item.submitter)

    assert client.get(at(item)).headers["Location"].endswith("/review/")


def test_the_review_says_that_the_record_has_changed(client, item):
    page = client.get(reverse("stocktaking:review", args=[item.pk]))
    assert at(item) in page.content.decode()


def test_stranger_gets_404(client, item):
    client.force_login(UserFactory())
    assert client.post(at(item), {"number": "2"}).status_code == 404


def test_what_was_handed_in_stays_as_it_is(item):
    Submission.objects.filter(pk=item.pk).update(state=State.SUBMITTED)
    item.refresh_from_db()

    with pytest.raises(StepRefused):
        workflow.rebase(
            item, {"stage": "mine"}, number=2, version=1, actor=item.submitter
        )
