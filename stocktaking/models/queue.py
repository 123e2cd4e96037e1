from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from stocktaking.models.submission import Submission


class QueueEntry(models.Model):
    """What a submission that was handed in is found by in the queue.

    A trigger writes it with the document, and takes it away with the hand-in: drafts
    have none, and cost nothing while somebody types. Of one that was given back it says
    what was handed in, whatever its author writes meanwhile.
    """

    submission = models.OneToOneField(
        Submission, models.CASCADE, primary_key=True, related_name="entry"
    )
    title = models.TextField(default="")
    """The original's."""
    words = models.TextField()
    """Titles, and the name of an organisation that is not there yet, as compared."""
    codes = ArrayField(models.TextField())
    """Such as line:C3, country:SN, type:government, as the document has them."""
    organisation = models.CharField(max_length=16)
    """The reference in the document, where there is one."""

    class Meta:
        ordering = ["submission"]
        indexes = [
            GinIndex(
                name="queueentry_words", fields=["words"], opclasses=["gin_trgm_ops"]
            ),
            GinIndex(name="queueentry_codes", fields=["codes"]),
            models.Index(fields=["organisation"], name="queueentry_organisation"),
        ]

    def __str__(self) -> str:
        return self.words
