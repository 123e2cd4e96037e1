"""What the queue is asked: by filters, by words, by whoever has only a part of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from stocktaking.choices import State
from stocktaking.models import FormerName, Submission, Upload
from tests.factories import (
    ActionLineFactory,
    CountryFactory,
    ModerationGrantFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    lines,
    record,
    text,
)

pytestmark = pytest.mark.django_db

QUEUE = reverse("admin:stocktaking_submission_changelist")


@pytest.fixture
def moderator(client):
    user = SecretariatFactory(name="Mona")
    client.force_login(user)
    return user


def waiting(days=1, **more):
    handed_in = timezone.now() - timedelta(days=days, minutes=1)
    return SubmissionFactory(
        **{"state": State.SUBMITTED, "submitted_at": handed_in} | more
    )


def shown(client, **query):
    return list(client.get(QUEUE, query).context["cl"].result_list)


def test_oldest_comes_first(client, moderator):
    new, old, middle = waiting(1), waiting(30), waiting(8)
    assert shown(client) == [old, middle, new]


def test_what_waits_too_long_is_marked(client, moderator):
    waiting(15)
    html = client.get(QUEUE).content.decode()
    assert '<strong class="late">15 days' in html
    waiting_less = QUEUE + "?age=under-7"
    assert 'class="late"' not in client.get(waiting_less).content.decode()


@pytest.mark.parametrize(
    ("age", "days"),
    [
        ("under-7", [6, 0]),
        ("7-14", [13, 7]),
        ("14-30", [29, 14]),
        ("over-30", [30]),
        ("over-14", [30, 29, 14]),
        ("over-15", []),
    ],
)
def test_ages_share_the_queue_without_overlap(client, moderator, age, days):
    rows = {n: waiting(n) for n in (0, 6, 7, 13, 14, 29, 30)}
    assert shown(client, age=age) == [rows[n] for n in days]


def test_mine_unassigned_and_of_another_reviewer(client, moderator):
    other = SecretariatFactory(name="Otto")
    free, mine = waiting(), waiting(state=State.IN_REVIEW, reviewer=moderator)
    theirs = waiting(state=State.IN_REVIEW, reviewer=other)

    assert shown(client, held="me") == [mine]
    assert shown(client, held="nobody") == [free]
    assert shown(client, held=other.pk) == [theirs]
    assert shown(client, held=free.submitter.pk) == []


def test_register_and_kind(client, moderator):
    new = waiting()
    change = change_of(record(), state=State.SUBMITTED, submitted_at=timezone.now())

    assert shown(client, kind__exact="change") == [change]
    assert shown(client, kind__exact="new") == [new]
    assert shown(client, register__exact="project") == [change, new][::-1]
    assert shown(client, register__exact="commitment") == []


def test_action_line_brings_its_sub_lines(client, moderator):
    family = ActionLineFactory(code="C7")
    ActionLineFactory(code="C7-EHEALTH", parent=family)
    health = waiting(3, document=document(action_lines=lines("C7-EHEALTH")))
    whole = waiting(2, document=document(action_lines=lines("C7")))
    waiting(document=document(action_lines=lines("C1")))

    assert shown(client, line="C7") == [health, whole]
    assert shown(client, line="C7-EHEALTH") == [health]
    assert shown(client, line="C99") == []


def test_country(client, moderator):
    here = document(level="national", countries=[CountryFactory(code="SN").code])
    there = document(level="national", countries=[CountryFactory(code="ML").code])
    item, _other = waiting(document=here), waiting(document=there)

    assert shown(client, country="SN") == [item]
    assert shown(client, country="XX") == []


def test_stakeholder_type_of_a_known_a_new_and_no_organisation(client, moderator):
    known = OrganisationFactory(stakeholder_type="academia").reference
    new = {"name": "University of Kita", "stakeholder_type": "academia"}
    of_known = waiting(3, document=document(organisation=known))
    of_new = waiting(2, document=document(organisation=new))
    alone = document(organisation=None, stakeholder_type="academia")
    of_none = waiting(1, document=alone)
    waiting(document=document(organisation={**new, "stakeholder_type": "business"}))

    assert shown(client, stakeholder="academia") == [of_known, of_new, of_none]


def test_file(client, moderator):
    upload = Upload.objects.create(
        owner=UserFactory(name="Awa"), name="a.csv", size=1, language="en"
    )
    item, _other = waiting(upload=upload), waiting()

    page = client.get(QUEUE, {"upload": upload.pk})

    assert list(page.context["cl"].result_list) == [item]
    assert "a.csv (Awa)" in page.content.decode()
    for unknown in (upload.pk + 1, "x", "9" * 30, "٣"):
        assert shown(client, upload=unknown) == []


@pytest.mark.parametrize(
    "words",
    [
        "Radio for farmers",
        "FARMERS",
        "Réseau",
        "reseau",
        "WSIS-P-000077",
        "wsis-p-000077",
        "awa@example.org",
        "Awa Traoré",
        "Trust",
        "Voices",
    ],
)
def test_search_finds_by_title_reference_organisation_and_submitter(
    client, moderator, words
):
    trust = OrganisationFactory(name="Radio Trust")
    FormerName.objects.create(organisation=trust, slug="voices", name="Voices")
    titles = [text("Radio for farmers"), text("Réseau des paysans", language="fr")]
    item = SubmissionFactory(
        state=State.PUBLISHED,
        reference="WSIS-P-000077",
        submitter=UserFactory(email="awa@example.org", name="Awa Traoré"),
        document=document(texts=titles, organisation=trust.reference),
    )
    waiting(document=document(texts=[text("Tablets")]))

    assert shown(client, q=words, state="all") == [item]


def test_search_finds_an_organisation_that_is_new(client, moderator):
    item = waiting(document=document(organisation={"name": "Kita's Voice"}))
    waiting()
    assert shown(client, q="kita voice") == [item]


@pytest.mark.parametrize("words", ["%", "_", "'", "\\", "no such words"])
def test_search_for_what_is_nowhere_finds_nothing(client, moderator, words):
    waiting()
    assert shown(client, q=words) == []


def test_words_change_with_the_document_and_go_with_the_draft(moderator):
    item = waiting(document=document(texts=[text("First")]))

    def found(word):
        return list(Submission.objects.found_by([word]))

    assert found("first") == [item]
    item.document = document(texts=[text("Second")])
    item.save()
    assert (found("first"), found("second")) == ([], [item])
    item.state = State.DRAFT
    item.save()
    assert found("second") == []


def test_list_says_who_holds_it_and_for_whom_it_is(client, moderator):
    trust = OrganisationFactory(name="Radio Trust")
    held = {"state": State.IN_REVIEW, "reviewer": moderator}
    waiting(document=document(organisation=trust.reference), **held)
    waiting(document=document(organisation={"name": "Kita Voice"}))

    html = client.get(QUEUE).content.decode()

    assert '<bdi class="beneath">Radio Trust</bdi>' in html
    assert '<bdi class="beneath">Kita Voice</bdi>' in html
    today = date_format(timezone.localdate(), "DATE_FORMAT")
    mona, day = (f'<bdi class="beneath">{words}</bdi>' for words in ("Mona", today))
    assert f'<bdi class="beneath">In review</bdi> {mona} {day}' in html


def test_list_sets_a_title_apart_with_its_reference_and_no_tag_of_it(client, moderator):
    texts = [text("=HYPERLINK(<b>1</b>)")]
    waiting(document=document(texts=texts), reference="WSIS-P-000077")

    html = client.get(QUEUE).content.decode()

    title = "=HYPERLINK(&lt;b&gt;1&lt;/b&gt;)"
    assert f'<bdi dir="auto" class="named">{title}</bdi>' in html
    assert '<bdi class="beneath">WSIS-P-000077</bdi>' in html


@pytest.fixture
def facilitator(client):
    """Of C3; somebody else's submission on C9 is a canary."""
    user = UserFactory(is_staff=True, name="Uma")
    ModerationGrantFactory(member=user, code="C3")
    client.force_login(user)
    return user


@pytest.fixture
def canary(facilitator):
    upload = Upload.objects.create(
        owner=UserFactory(name="Carl Canary"), name="canary.csv", size=1, language="en"
    )
    words = document(
        texts=[text("Kanarienvogel")],
        action_lines=lines("C9"),
        countries=[CountryFactory(code="SN").code],
        level="national",
    )
    reviewer = SecretariatFactory(name="Rita Canary")
    held = {"state": State.IN_REVIEW, "reviewer": reviewer, "upload": upload}
    return waiting(40, document=words, submitter=upload.owner, **held)


def test_nothing_of_other_lines_shows_whatever_is_asked(client, canary):
    asked = [
        *({"q": "kanarienvog"}, {"q": "canary"}, {"state": "all"}, {"line": "C9"}),
        *({"country": "SN"}, {"age": "over-14"}, {"upload": canary.upload_id}),
        *({"held": canary.reviewer_id}, {"stakeholder": "other"}, {"_facets": "True"}),
        {"register__exact": "project"},
    ]
    for query in asked:
        page = client.get(QUEUE, query)
        html = page.content.decode()
        assert page.context["cl"].result_count == 0, query
        assert "Kanarienvogel" not in html, query
        assert "canary.csv" not in html, query
        assert "Carl" not in html, query
        assert "Rita" not in html, query


@pytest.mark.parametrize("action", ["take-up", "publish", "refuse", "hand-over"])
def test_what_is_on_other_lines_is_not_ticked(client, canary, action):
    chosen = {"action": action.replace("-", "_"), "_selected_action": [canary.pk]}
    everything = {**chosen, "select_across": "1"}

    client.post(QUEUE, chosen)
    client.post(QUEUE, everything)

    assert canary.events.count() == 1


def test_other_addresses_of_other_lines_are_not_there(client, canary):
    step = reverse("admin:stocktaking_submission_step", args=[canary.pk, "take-up"])
    file = reverse("admin:stocktaking_submission_file", args=[canary.upload_id])
    page = reverse("admin:stocktaking_submission_change", args=[canary.pk])
    complete = reverse("admin:autocomplete")
    asked = {"app_label": "stocktaking", "field_name": "submission", "term": "Kanarien"}

    assert client.post(step).status_code == 404
    assert client.post(file, {"step": "take-up"}).status_code == 404
    assert client.get(page).status_code == 404
    for model in ("submissionevent", "uploadrow", "bulkdecisionrow"):
        found = client.get(complete, {**asked, "model_name": model})
        assert "Kanarien" not in found.content.decode()


def test_queue_of_yesterdays_grant_is_empty_today(client):
    user = UserFactory(is_staff=True)
    yesterday = timezone.localdate() - timedelta(days=1)
    ModerationGrantFactory(member=user, code="C3", valid_to=yesterday)
    waiting()
    client.force_login(user)

    assert shown(client) == []


@pytest.mark.parametrize(
    "lookup",
    [
        "reference__regex",
        "entry__words__contains",
        "submitter__email__startswith",
        "upload__name__contains",
        "reviewer__exact",
    ],
)
def test_address_asks_for_no_more_than_the_filters_do(client, moderator, lookup):
    assert client.get(QUEUE, {lookup: "a"}).status_code == 400
