"""Submissions that are published, whole ones among them."""

from stocktaking import workflow
from stocktaking.choices import Action, State
from tests.factories import (
    CollectionFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    SdgFactory,
    SubmissionFactory,
    TargetFactory,
    document,
    lines,
    row_of,
    text,
)


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
