"""Closed vocabularies. A leaf module: it imports nothing of ours."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Fulfilment(TextChoices):
    """What became of a commitment: a fact about the world, not about publication."""

    ANNOUNCED = "announced", pgettext_lazy("commitment", "Announced")
    IN_PROGRESS = "in-progress", pgettext_lazy("commitment", "In progress")
    COMPLETED = "completed", pgettext_lazy("commitment", "Completed")
    PARTLY_COMPLETED = (
        "partly-completed",
        pgettext_lazy("commitment", "Partly completed"),
    )
    ABANDONED = "abandoned", pgettext_lazy("commitment", "Abandoned")
    UNKNOWN = "unknown", pgettext_lazy("commitment", "Unknown")


class Timescale(TextChoices):
    """How long the commitment runs, one of the dimensions of the 2006 Golden Book."""

    ONE_YEAR = "one-year", _("Up to one year")
    FIVE_YEARS = "five-years", _("Two to five years")
    LONGER = "longer", _("More than five years")
    OPEN_ENDED = "open-ended", _("Open-ended")
