from django.db import models
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import AwardLevel, IdentifierScheme, PartnerRole
from wsis_portal.constraints import known


def once(*fields: str) -> models.UniqueConstraint:
    """One item of these values in the list of a record."""
    return models.UniqueConstraint(
        fields=["record", *fields],
        name="%(class)s_once",
        violation_error_message=_("This is in the list already."),
    )


class Row(models.Model):
    """One item of a list in a document; publishing.py replaces the whole list.

    A register adds its foreign key `record`, with the name of the list as
    related_name.
    """

    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        abstract = True
        ordering = ["record", "position"]


class Reasoned(Row):
    """A link to what was agreed, and why the record serves it."""

    reason = models.TextField(_("reason"), blank=True)

    class Meta(Row.Meta):
        abstract = True


class RecordActionLine(Reasoned):
    action_line = models.ForeignKey(
        "actionlines.ActionLine", models.PROTECT, related_name="%(class)ss"
    )

    class Meta(Reasoned.Meta):
        abstract = True
        constraints = [once("action_line")]

    def __str__(self) -> str:
        return str(self.action_line)


class RecordTarget(Reasoned):
    target = models.ForeignKey(
        "actionlines.Target", models.PROTECT, related_name="%(class)ss"
    )

    class Meta(Reasoned.Meta):
        abstract = True
        constraints = [once("target")]

    def __str__(self) -> str:
        return str(self.target)


class RecordSdg(Reasoned):
    sdg = models.ForeignKey(
        "actionlines.Sdg", models.PROTECT, related_name="%(class)ss"
    )

    class Meta(Reasoned.Meta):
        abstract = True
        constraints = [once("sdg")]

    def __str__(self) -> str:
        return str(self.sdg)


class RecordPartner(Row):
    organisation = models.ForeignKey(
        "stocktaking.Organisation", models.PROTECT, related_name="%(class)ss"
    )
    role = models.CharField(_("role"), max_length=12, choices=PartnerRole)

    class Meta(Row.Meta):
        abstract = True
        constraints = [known("role", PartnerRole.values), once("organisation", "role")]

    def __str__(self) -> str:
        return str(self.organisation)


class RecordLink(Row):
    url = models.URLField(_("address"), max_length=500)
    title = models.CharField(_("title"), max_length=200, blank=True)

    class Meta(Row.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title or self.url


class RecordAward(Row):
    """A prize: which one, of what year, in which category, how far."""

    scheme = models.CharField(_("prize"), max_length=80)
    year = models.PositiveSmallIntegerField(_("year"))
    category = models.CharField(_("category"), max_length=120, blank=True)
    level = models.CharField(_("level"), max_length=9, choices=AwardLevel)
    source = models.TextField(_("source"), blank=True)

    class Meta(Row.Meta):
        abstract = True
        constraints = [known("level", AwardLevel.values)]

    def __str__(self) -> str:
        return f"{self.scheme} {self.year}: {self.get_level_display()}"


class RecordIdentifier(Row):
    """The number of the same thing in somebody else's list; text, once a register."""

    scheme = models.CharField(_("scheme"), max_length=6, choices=IdentifierScheme)
    value = models.CharField(_("value"), max_length=200)

    class Meta(Row.Meta):
        abstract = True
        constraints = [
            known("scheme", IdentifierScheme.values),
            models.UniqueConstraint(
                fields=["scheme", "value"],
                name="%(class)s_once_in_the_register",
                violation_error_message=_("Another record has this identifier."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
