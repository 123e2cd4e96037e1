import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Action, Reason
from wsis_portal.constraints import known
from wsis_portal.text import listed

ANSWERS = (Action.REQUEST_CHANGES, Action.REFUSE, Action.MERGE, Action.COMMENT)
"""Steps with which something is said to the submitter."""
PLACES: Mapping[str, Promise] = {
    "name": _("the name of the submitter"),
    "title": _("the title"),
    "reference": _("the reference, if there is one"),
    "organisation": _("the organisation"),
    "link": _("the address of the submission"),
}
"""What {name} and the others stand for."""
PLACE = re.compile(r"\{(\w*)\}")


def check_places(words: str) -> None:
    """Raises ValidationError where a place has a name that nothing is put in for."""
    if unknown := {one for one in PLACE.findall(words) if one not in PLACES}:
        raise ValidationError(
            _("Nothing is put in for %(names)s. These are known: %(known)s."),
            code="unknown-place",
            params={
                "names": listed(f"{{{one}}}" for one in sorted(unknown)),
                "known": listed(f"{{{one}}}" for one in PLACES),
            },
        )


class CannedReply(models.Model):
    """What moderators say often, in six languages, with places that are filled in."""

    action = models.CharField(
        _("step"), max_length=15, choices=[(one.value, one.label) for one in ANSWERS]
    )
    reason = models.CharField(
        _("reason"),
        max_length=20,
        choices=Reason,
        blank=True,
        help_text=_("Chosen along with it, where the step asks for one."),
    )
    title = models.CharField(_("title"), max_length=120)
    words = models.TextField(_("words"), max_length=4000, validators=[check_places])

    class Meta:
        ordering = ["action", "pk"]
        verbose_name = _("canned reply")
        verbose_name_plural = _("canned replies")
        constraints = [
            known("action", [one.value for one in ANSWERS]),
            known("reason", Reason.values, blank=True),
        ]

    def __str__(self) -> str:
        return self.title

    def speaks(self, language: str) -> bool:
        """Whether it has words in LANGUAGE; else those in English stand in for them."""
        return bool(getattr(self, f"words_{language.replace('-', '_')}"))

    def filled(self, values: Mapping[str, str]) -> str:
        """The words in the active language, with VALUES in their places."""
        return PLACE.sub(lambda place: values.get(place[1], place[0]), self.words)
