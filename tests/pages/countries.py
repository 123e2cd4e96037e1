"""What comes from a country, and what its focal point and others said about it."""

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.factories import SubmissionFactory, document, text
from tests.pages.submissions import change, everything, handed_in


def from_a_country(people):
    """Endorsed, public and endorsed, talked over by all sides, and a change."""
    endorsed = in_review(people, texts=[text("Endorsed radio")])
    stand_by(people, endorsed)
    public = in_review(people, texts=[text("Radio that Senegal stands by")])
    stand_by(people, public)
    step(public, Action.PUBLISH, people["moderator"])
    changed = handed_in(people, change(people, level="local", countries=["SN"]))
    return {
        "endorsed": endorsed.pk,
        "stood_by": public.reference,
        "talked_over": talked_over(people).pk,
        "changed_there": changed.pk,
    }


def in_review(people, **public):
    """Of the author, with the moderator."""
    return SubmissionFactory(
        submitter=people["author"],
        state=State.IN_REVIEW,
        reviewer=people["moderator"],
        document=document(**{"countries": ["SN"], **public}),
    )


def step(item, action, actor, **given):
    return workflow.take_step(item, action, actor=actor, given=Given(**given))


def stand_by(people, item):
    step(item, Action.ENDORSE, people["focal point"], country="SN")


def talked_over(people):
    item = in_review(people, **everything()["public"])
    public = {**item.public, "ends_on": "2027", "sdgs": [], "area": ""}
    step(item, Action.CORRECT, people["moderator"], public=public, version=1)
    for who, words in (
        ("focal point", "The ministry knows this radio."),
        ("author", "It is in Kita.\nAnd in Ségou."),
        ("moderator", "<b>Thank you</b>, that is what I asked."),
        ("administrator", "Please decide this week."),
    ):
        step(item, Action.COMMENT, people[who], words=words)
    return item
