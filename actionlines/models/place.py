from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actionlines.choices import Scheme
from actionlines.models.sourced import Named, Sourced
from actionlines.querysets import CountryQuerySet


class Region(Named):
    """A set of countries: an ITU region, a UN regional commission, or a group (LDC)."""

    scheme = models.CharField(_("scheme"), max_length=10, choices=Scheme)
    code = models.CharField(_("code"), max_length=8, unique=True)
    name = models.CharField(_("name"), max_length=120)
    countries: "models.ManyToManyField[Country, RegionMember]" = models.ManyToManyField(
        "Country", through="RegionMember", related_name="regions"
    )

    class Meta:
        ordering = ["scheme", "code"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.name


class Country(Named):
    """A country or territory of ISO 3166-1, under the name that the UN uses."""

    code = models.CharField(_("code"), max_length=2, unique=True)
    alpha3 = models.CharField(_("alpha-3 code"), max_length=3, unique=True)
    m49 = models.CharField(_("M49 code"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=120)
    rank = models.PositiveSmallIntegerField(
        _("rank"),
        help_text=_("Place in the alphabet of each language; the database has none."),
    )

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "code"]
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex="^[A-Z]{2}$", alpha3__regex="^[A-Z]{3}$")
                & Q(m49__regex="^[0-9]{3}$"),
                name="country_codes_have_their_shape",
                violation_error_message=_("Write the codes as CH, CHE and 756."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("overview:country", args=[self.code.lower()])


class RegionMember(Sourced):
    """A country in a region, as the source of that scheme lists it."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="members")
    country = models.ForeignKey(Country, models.CASCADE, related_name="memberships")
    is_associate = models.BooleanField(_("associate member"), default=False)

    class Meta:
        ordering = ["region", "country"]
        verbose_name = _("member of a region")
        verbose_name_plural = _("members of regions")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "country"],
                name="regionmember_once",
                violation_error_message=_("This country is in this region already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.country}"
