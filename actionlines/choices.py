"""Closed vocabularies. A leaf module: it imports nothing of ours."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What an agency does for an action line."""

    FOCAL_POINT = "focal-point", _("Focal point")
    FACILITATOR = "facilitator", _("Facilitator")
    CO_FACILITATOR = "co-facilitator", _("Co-facilitator")
    PARTNER = "partner", _("Partner")


class Listing(TextChoices):
    """The lists of facilitators; they disagree and are never merged."""

    TUNIS_AGENDA = "tunis-agenda-2005", _("Annex of the Tunis Agenda, 2005")
    LEAFLET = "leaflet-2006", _("Leaflet, 2006")
    LATER = "later", _("Later sources")


class Seat(TextChoices):
    """Seats of the United Nations Group on the Information Society."""

    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice-chair", _("Vice-chair")


class Verdict(TextChoices):
    """What became of a target by 2015, as far as it can be said."""

    PASSED = "passed", _("Passed")
    MIXED = "mixed", _("Mixed")
    NOT_ACHIEVED = "not-achieved", _("Not achieved")
    NOT_MEASURABLE = "not-measurable", _("Not measurable")


class Qualifier(TextChoices):
    """How exactly the source states a value."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    MORE_THAN = "more-than", _("more than")
    LESS_THAN = "less-than", _("less than")


class Scheme(TextChoices):
    """Ways of putting countries together. A country may be in several of one scheme."""

    REGION = "region", _("ITU region")
    COMMISSION = "commission", _("UN regional commission")
    GROUP = "group", _("Group")


class Phase(TextChoices):
    """Part of the Summit's story that an event belongs to."""

    ORIGINS = "origins", _("Origins")
    GENEVA = "geneva", _("Geneva phase")
    TUNIS = "tunis", _("Tunis phase")
    FOLLOW_UP = "follow-up", _("Follow-up")


class EventKind(TextChoices):
    SUMMIT = "summit", _("Summit")
    PREPARATORY_COMMITTEE = "preparatory-committee", _("Preparatory committee")
    REGIONAL_MEETING = "regional-meeting", _("Regional meeting")
    THEMATIC_MEETING = "thematic-meeting", _("Thematic meeting")
    MEETING = "meeting", _("Meeting")
    DECISION = "decision", _("Decision")
    LAUNCH = "launch", _("Launch")
