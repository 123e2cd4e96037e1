"""Closed vocabularies. A leaf module: it imports nothing of ours."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RegisterName(TextChoices):
    PROJECT = "project", _("Project")
    COMMITMENT = "commitment", _("Commitment")
    PROGRESS_REPORT = "progress-report", _("Progress report")


class Kind(TextChoices):
    """What a submission wants. All but `new` start from a revision."""

    NEW = "new", _("New record")
    CHANGE = "change", _("Change")
    WITHDRAWAL = "withdrawal", _("Withdrawal")
    RESTORATION = "restoration", _("Restoration")
    MERGER = "merger", _("Merger")


class Profile(TextChoices):
    """How much of a document must be there."""

    DRAFT = "draft", _("Draft")
    NEW = "new", _("New")
    HISTORIC = "historic", _("Historic")


class State(TextChoices):
    """Where a submission is. Published rows have no state: they are public."""

    DRAFT = "draft", pgettext_lazy("submission", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("submission", "Submitted")
    IN_REVIEW = "in-review", pgettext_lazy("submission", "In review")
    RETURNED = "returned", pgettext_lazy("submission", "Changes requested")
    PUBLISHED = "published", pgettext_lazy("submission", "Published")
    REFUSED = "refused", pgettext_lazy("submission", "Refused")
    MERGED = "merged", pgettext_lazy("submission", "Merged into another record")
    DISCARDED = "discarded", pgettext_lazy("submission", "Discarded")


class Actor(TextChoices):
    """Who acts next on a submission; the words for it are in acting.py."""

    SUBMITTER = "submitter"
    SECRETARIAT = "secretariat"
    REVIEWER = "reviewer"


class Action(TextChoices):
    SUBMIT = "submit", _("Submit")
    RECALL = "recall", _("Recall")
    DISCARD = "discard", _("Discard")
    TAKE_UP = "take-up", _("Take up")
    RELEASE = "release", _("Release")
    HAND_OVER = "hand-over", _("Hand over")
    REQUEST_CHANGES = "request-changes", _("Ask for changes")
    PUBLISH = "publish", _("Publish")
    REFUSE = "refuse", _("Refuse")
    MERGE = "merge", _("Merge")
    APPEAL = "appeal", _("Appeal")
    PUBLISH_AT_ONCE = "publish-at-once", _("Publish at once")
    IMPORT = "import", _("Import")
    COMMENT = "comment", _("Write a message")
    OPINION = "opinion", _("Leave an opinion")
    ENDORSE = "endorse", _("Endorse")
    CORRECT = "correct", _("Correct")
    FOLLOW = "follow", _("Follow a merger")


SAID = {
    Action.HAND_OVER: _("Handed over"),
    Action.COMMENT: _("Message"),
    Action.OPINION: _("Opinion"),
    Action.ENDORSE: _("Endorsed"),
    Action.CORRECT: _("Corrected by the reviewer"),
}
"""Of steps after which it is where it was: what happened."""


class Reason(TextChoices):
    """Why a submission is refused; the words come beside it."""

    OUT_OF_SCOPE = "out-of-scope", _("Out of scope")
    NOT_VERIFIABLE = "not-verifiable", _("Not verifiable")
    DUPLICATE = "duplicate", _("Already recorded")
    INCOMPLETE = "incomplete", _("Not completed in time")
    ADVERTISING = "advertising", _("Advertising")
    OTHER = "other", _("Other")


class Cause(TextChoices):
    """Why a record was taken down, as everybody is told."""

    AT_REQUEST = "at-request", _("At the request of who reported it")
    DUPLICATE = "duplicate", pgettext_lazy("cause", "Recorded twice")
    NOT_VERIFIABLE = "not-verifiable", _("Not verifiable")
    OUT_OF_SCOPE = "out-of-scope", _("Out of scope")
    LEGAL = "legal", _("For legal reasons")
    OTHER = "other", pgettext_lazy("cause", "Other")


class Leaning(TextChoices):
    """To which decision an opinion leans."""

    PUBLISH = "publish", pgettext_lazy("leaning", "Publish")
    REQUEST_CHANGES = "request-changes", pgettext_lazy("leaning", "Ask for changes")
    REFUSE = "refuse", pgettext_lazy("leaning", "Refuse")


class Decided(TextChoices):
    """What a moderator decided, as the public log says it; see querysets.decisions."""

    PUBLISHED = "published", pgettext_lazy("submission", "Published")
    CHANGES_REQUESTED = (
        "changes-requested",
        pgettext_lazy("submission", "Changes requested"),
    )
    REFUSED = "refused", pgettext_lazy("submission", "Refused")
    MERGED = "merged", pgettext_lazy("submission", "Merged into another record")
    WITHDRAWN = "withdrawn", pgettext_lazy("decision", "Record withdrawn")
    RESTORED = "restored", pgettext_lazy("decision", "Earlier version restored")
    RECORDS_MERGED = "records-merged", pgettext_lazy("decision", "Two records merged")


class ClaimState(TextChoices):
    """Where a claim of membership is."""

    WAITING = "waiting", pgettext_lazy("claim", "Waiting")
    CONFIRMED = "confirmed", pgettext_lazy("claim", "Confirmed")
    REFUSED = "refused", pgettext_lazy("claim", "Refused")


class ReportState(TextChoices):
    """Where a report of an error is."""

    OPEN = "open", pgettext_lazy("report of an error", "Open")
    SETTLED = "settled", pgettext_lazy("report of an error", "Settled")


class UploadState(TextChoices):
    """Where a file of many records is. The worker moves on all but `ready`."""

    RECEIVED = "received", pgettext_lazy("upload", "Waiting to be read")
    CHECKING = "checking", pgettext_lazy("upload", "Being checked")
    COMPARING = "comparing", pgettext_lazy("upload", "Being compared")
    READY = "ready", pgettext_lazy("upload", "Checked")
    SENDING = "sending", pgettext_lazy("upload", "Being handed in")
    SENT = "sent", pgettext_lazy("upload", "Handed in")
    REFUSED = "refused", pgettext_lazy("upload", "Not readable")


class Verdict(TextChoices):
    """What a row of an upload means for the registers, as far as it was judged."""

    UNREAD = "", pgettext_lazy("row", "Not checked yet")
    FAULTY = "faulty", pgettext_lazy("row", "With faults")
    NEW = "new", pgettext_lazy("row", "New record")
    CHANGE = "change", pgettext_lazy("row", "Change")
    UNCHANGED = "unchanged", pgettext_lazy("row", "Nothing new")
    SENT = "sent", pgettext_lazy("row", "Handed in")


class Outcome(TextChoices):
    """What became of a submission that was decided on together with others."""

    WAITING = "", pgettext_lazy("outcome", "Not decided yet")
    DONE = "done", pgettext_lazy("outcome", "Done")
    REFUSED = "refused", pgettext_lazy("outcome", "Not possible")


class StakeholderType(TextChoices):
    GOVERNMENT = "government", _("Government")
    BUSINESS = "business", _("Business")
    CIVIL_SOCIETY = "civil-society", _("Civil society")
    UN_FAMILY = "un-family", _("United Nations family")
    INTERNATIONAL = "international-organisation", _("International organisation")
    ACADEMIA = "academia", _("Academia")
    TECHNICAL_COMMUNITY = "technical-community", _("Technical community")
    OTHER = "other", pgettext_lazy("stakeholder type", "Other")


class ActivityType(TextChoices):
    PROJECT = "project", _("Project")
    PROGRAMME = "programme", _("Programme")
    TRAINING = "training", _("Training")
    CONFERENCE = "conference", _("Conference")
    PUBLICATION = "publication", _("Publication")
    WEBSITE = "website", _("Website")
    GUIDELINES = "guidelines", _("Guidelines")
    TOOLKIT = "toolkit", _("Toolkit")
    OTHER = "other", pgettext_lazy("activity type", "Other")


class Level(TextChoices):
    LOCAL = "local", _("Local")
    NATIONAL = "national", _("National")
    REGIONAL = "regional", _("Regional")
    INTERNATIONAL = "international", _("International")


class Area(TextChoices):
    """The blocks of Connect the World."""

    ENABLING_ENVIRONMENT = "enabling-environment", _("Enabling environment")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure and readiness")
    APPLICATIONS = "applications", _("Applications and services")


class Stage(TextChoices):
    """A fact about the world, not about publication."""

    PLANNED = "planned", pgettext_lazy("project", "Planned")
    ONGOING = "ongoing", pgettext_lazy("project", "Ongoing")
    COMPLETED = "completed", pgettext_lazy("project", "Completed")
    STOPPED = "stopped", pgettext_lazy("project", "Stopped")


class Standing(TextChoices):
    """How far what a record says can be relied on today, by when it was confirmed."""

    CURRENT = "current", pgettext_lazy("standing", "Up to date")
    DUE = "due", pgettext_lazy("standing", "Confirmation due")
    OVERDUE = "overdue", pgettext_lazy("standing", "Confirmation overdue")
    INACTIVE = "inactive", pgettext_lazy("standing", "Inactive")
    FINISHED = "finished", pgettext_lazy("standing", "Finished")
    HISTORIC = "historic", pgettext_lazy("standing", "Historic record")


class Occasion(TextChoices):
    """Of a reminder: how long ago its record was confirmed."""

    DUE = "due", _("A year ago")
    OVERDUE = "overdue", _("Two years ago")
    LAST = "last", _("Nearly three years ago")


class PartnerRole(TextChoices):
    """What a partner does, in the words of IATI's organisation roles."""

    FUNDING = "funding", _("Funding")
    ACCOUNTABLE = "accountable", _("Accountable")
    EXTENDING = "extending", _("Extending")
    IMPLEMENTING = "implementing", _("Implementing")


class AwardLevel(TextChoices):
    WINNER = "winner", _("Winner")
    CHAMPION = "champion", _("Champion")
    NOMINATED = "nominated", _("Nominated")


class IdentifierScheme(TextChoices):
    """Who else numbers the same thing."""

    ITU = "itu", _("ITU platform")
    IATI = "iati", _("IATI")
    IMPORT = "import", _("Import")
    OTHER = "other", pgettext_lazy("identifier", "Other")


class Origin(TextChoices):
    """Who wrote a text."""

    AUTHOR = "author", _("Author")
    HUMAN = "human-translation", _("Human translation")
    MACHINE = "machine-translation", _("Machine translation")


ACTS = (Kind.WITHDRAWAL, Kind.RESTORATION, Kind.MERGER)
"""After publication: they are proposed in one go, and their words are not edited."""
DONE = {
    Kind.WITHDRAWAL: Decided.WITHDRAWN,
    Kind.RESTORATION: Decided.RESTORED,
    Kind.MERGER: Decided.RECORDS_MERGED,
}
"""Of acts after publication: what happened to the record once they are decided."""
EDITABLE = (State.DRAFT, State.RETURNED)
TOGETHER = (
    *(Action.TAKE_UP, Action.RELEASE, Action.HAND_OVER),
    *(Action.REQUEST_CHANGES, Action.PUBLISH, Action.REFUSE),
)
"""Steps that one decision may take of many submissions."""
SENDABLE = (Verdict.NEW, Verdict.CHANGE)
AT_WORK = (
    *(UploadState.RECEIVED, UploadState.CHECKING),
    *(UploadState.COMPARING, UploadState.SENDING),
)
"""The worker has an upload in hand."""
UNTOLD = (
    *(Action.IMPORT, Action.DISCARD, Action.HAND_OVER, Action.RECALL),
    *(Action.CORRECT, Action.OPINION, Action.FOLLOW),
)
"""Steps of which nobody need be told; corrections are with the decision."""
WAITING = (State.SUBMITTED, State.IN_REVIEW)
UNCONFIRMED = (Standing.DUE, Standing.OVERDUE, Standing.INACTIVE, Standing.HISTORIC)
"""Those in which it matters that somebody says that a record is still true."""
SEARCHED_LIKE = {"en": ("en", "ar", "ru", "zh"), "fr": ("fr",), "es": ("es",)}
"""By language: those whose Latin words are stemmed in it. Cyrillic, Arabic and Chinese
words are treated alike in texts of all languages; others have their words as they are.
"""
