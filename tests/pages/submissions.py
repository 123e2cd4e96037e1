"""What the author of the scene wrote: a submission in each state of its own look."""

from django.conf import settings

from stocktaking import registers, workflow
from stocktaking.choices import Action, State
from stocktaking.models import Submission
from stocktaking.workflow import Given
from tests.factories import (
    CollectionFactory,
    SubmissionFactory,
    commitment_document,
    document,
    record,
    report_document,
    text,
)

SAID = Given(words="Which villages?\nName them.", reason="out-of-scope")
COMMENTS = {"texts": "Say what is new.", "countries": "Only one?", "sdgs": "Why?"}


def everything():
    """A project that leaves no part of a record out."""
    CollectionFactory(code="prize-2012", name="WSIS Prizes 2012")
    return document(
        texts=[
            text(description="Every village has a mast."),
            text("Radio de village", "fr", origin="human-translation"),
            text("إذاعة القرية", "ar", origin="machine-translation"),
        ],
        organisation={
            "name": "Radio Trust",
            "stakeholder_type": "civil-society",
            "country": "SN",
        },
        action_lines=[{"action_line": "C3", "reason": "It carries voices."}],
        targets=[{"target": "e", "reason": ""}],
        sdgs=[{"sdg": 3, "reason": ""}],
        area="applications",
        countries=["SN", "ML"],
        languages=["fr", "sw"],
        collections=["prize-2012"],
        starts_on="2024-05",
        ends_on="2026-03-31",
        budget="1000.50",
        currency="USD",
        source="Report of the trust, 2026",
        links=[{"url": "https://example.org/", "title": "Site"}],
        partners=[{"organisation": {"name": "Radio Friends"}, "role": "funding"}],
        awards=[{"scheme": "WSIS Prizes", "year": "2012", "level": "winner"}],
        identifiers=[{"scheme": "iati", "value": "XM-1"}],
    )


def of_author(people, **more):
    return SubmissionFactory(submitter=people["author"], **more)


def over_the_years(people):
    """Two entries of one project, and a draft that looks like the later one."""
    texts = [text("Weather by radio for herders")]
    first = decided(
        people, Action.PUBLISH, document=document(texts=texts, starts_on="2024")
    )
    owner = first.public["organisation"]
    later = document(
        texts=texts,
        organisation=owner,
        starts_on="2025",
        continues=first.reference,
    )
    last = decided(people, Action.PUBLISH, document=later)
    draft = document(texts=texts, organisation=owner, starts_on="2026")
    begun = change(people, level="local", countries=["SN"])
    return {
        "alike": of_author(people, document=draft).pk,
        "last_year": last.reference,
        "begun": begun.reference,
        "foreign": record(texts=texts, organisation=owner).reference,
    }


def decided(people, action, given=SAID, by="moderator", **more):
    """A submission of the author on which the moderator took the step."""
    item = of_author(people, state=State.IN_REVIEW, reviewer=people[by], **more)
    workflow.take_step(item, action, actor=people[by], given=given)
    return item


def own_submissions(people):
    """One in every state that looks different, by the name of the state."""
    half = document(texts=[text("")], starts_on="2025-05", ends_on="2024")
    asked = Given(words=SAID.words, comments=COMMENTS)
    items = {
        "draft": of_author(people, document=everything()),
        "half": of_author(people, document=half),
        "promise": of_author(
            people, register="commitment", document=commitment_document()
        ),
        "progress": of_author(
            people, register="progress-report", document=report_document()
        ),
        "submitted": of_author(people, state=State.SUBMITTED),
        "reported": of_author(
            people,
            register="progress-report",
            document=report_document(),
            state=State.SUBMITTED,
        ),
        "in_review": of_author(
            people, state=State.IN_REVIEW, reviewer=people["administrator"]
        ),
        "returned": decided(people, Action.REQUEST_CHANGES, asked),
        "refused": decided(people, Action.REFUSE),
        "refused_twice": refused_twice(people),
        "merged": merged(people),
        "discarded": of_author(people, state=State.DISCARDED),
        "small": change(people, stage="completed"),
        "stale": stale(people),
        "contact": change(people, private={"email": "new@example.org"}),
        "changed": handed_in(people, change(people, level="local", countries=["SN"])),
    }
    items["proposed"] = workflow.propose_withdrawal(
        decided(people, Action.PUBLISH).reference,
        reason="at-request",
        words="As its organisation asked.",
        actor=people["moderator"],
    )
    return {name: item.pk for name, item in items.items()}


def refused_twice(people):
    item = decided(people, Action.REFUSE)
    workflow.take_step(item, Action.APPEAL, actor=people["author"], given=SAID)
    other = people["administrator"]
    workflow.take_step(item, Action.TAKE_UP, actor=other)
    workflow.take_step(item, Action.REFUSE, actor=other, given=SAID)
    return item


def merged(people):
    kept = decided(people, Action.PUBLISH)
    return decided(people, Action.MERGE, Given(words="The same.", into=kept.reference))


def change(people, private=None, **public):
    """A change that the author began of another record: of facts, or of the contact."""
    row = decided(people, Action.PUBLISH)
    item = workflow.start_change(row.reference, actor=people["author"])
    item.document = {
        **item.document,
        "public": {**item.public, **public},
        "private": {**item.private, **(private or {})},
    }
    item.save()
    return item


def stale(people):
    """A change whose record was changed by somebody else meanwhile."""
    item = change(people, stage="completed")
    other = workflow.start_change(item.reference, actor=people["moderator"])
    other.document["public"] |= {"stage": "stopped", "area": "applications"}
    other.save()
    Submission.objects.filter(pk=other.pk).update(state=State.PUBLISHED)
    registers.get(other.register).publish(other)
    return item


def handed_in(people, item):
    given = Given(terms=settings.TERMS_VERSION)
    workflow.take_step(item, Action.SUBMIT, actor=people["author"], given=given)
    return item
