import re
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import StakeholderType
from stocktaking.querysets import REFERENCE, OrganisationQuerySet, folded_name
from stocktaking.validators import check_seen
from wsis_portal.constraints import known
from wsis_portal.text import fold_words

LONGEST = 250  # letters of a folded name; folding may lengthen it


def check_name(name: str) -> None:
    """Raises ValidationError for a name that nobody sees, that is too long, or taken
    for a reference.
    """
    check_seen(name)
    folded = fold_words(name)
    if len(folded) > LONGEST or re.fullmatch(r"wsis o \d+", folded):
        raise ValidationError(_("Give a shorter name."), code="invalid")


class Organisation(models.Model):
    """A public organisation. Its reference stays when its name and slug change."""

    reference = models.CharField(_("reference"), max_length=16, unique=True)
    slug = models.SlugField(_("slug"), max_length=90, unique=True, allow_unicode=True)
    name = models.CharField(_("name"), max_length=200)
    folded_name = models.CharField(max_length=LONGEST, editable=False, db_index=True)
    stakeholder_type = models.CharField(
        _("stakeholder type"), max_length=26, choices=StakeholderType, blank=True
    )
    country = models.ForeignKey(
        "actionlines.Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("country"),
    )
    website = models.URLField(_("website"), max_length=500, blank=True)
    agency = models.OneToOneField(
        "actionlines.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisation",
        verbose_name=_("agency"),
    )
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="OrganisationMember",
        related_name="organisations",
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["folded_name", "pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [known("stakeholder_type", StakeholderType.values, blank=True)]
        indexes = [
            GinIndex(
                name="organisation_name_trigrams",
                fields=["folded_name"],
                opclasses=["gin_trgm_ops"],
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded_name = fold_words(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("overview:organisation", args=[self.slug])

    def clean(self) -> None:
        check_name(self.name)

    def goes_by(self, text: str) -> bool:
        """Whether TEXT is its reference, slug or name, present or former."""
        if REFERENCE.fullmatch(reference := text.strip().upper()):
            return self.reference == reference
        names: list[Organisation | FormerName] = [self, *self.former_names.all()]
        name = folded_name(text)
        return any(text == one.slug or name == one.folded_name for one in names)


class FormerName(models.Model):
    """A name that an organisation had: old addresses and documents still find it."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="former_names"
    )
    slug = models.SlugField(_("slug"), max_length=90, unique=True, allow_unicode=True)
    name = models.CharField(_("name"), max_length=200)
    folded_name = models.CharField(max_length=250, editable=False, db_index=True)

    class Meta:
        ordering = ["organisation", "pk"]
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded_name = fold_words(self.name)
        super().save(*args, **kwargs)


class OrganisationMember(models.Model):
    """A person who belongs to an organisation, and since when."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("person"),
    )
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    class Meta:
        ordering = ["organisation", "user"]
        verbose_name = _("member of an organisation")
        verbose_name_plural = _("members of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                name="organisationmember_once",
                violation_error_message=_("This person belongs to it already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.user}"
