from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import ActivityType, Area, Level, StakeholderType, Standing
from stocktaking.models.organisation import Organisation
from stocktaking.models.published import Published
from stocktaking.models.text import LANGUAGE
from stocktaking.standing import standing
from stocktaking.told import Told
from wsis_portal.constraints import known
from wsis_portal.partial_dates import PartialDateField, ends_after_start

if TYPE_CHECKING:
    from stocktaking.models.text import RecordText


class Collection(models.Model):
    """A named set of records: the stocktaking, the Golden Book, a year of prizes."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["code"]
        verbose_name = _("collection")
        verbose_name_plural = _("collections")

    def __str__(self) -> str:
        return self.name


class Record(Published):
    """What the registers of projects and of commitments have in common."""

    CODED: ClassVar[tuple[str, ...]] = ("activity_type", "level", "area")
    """Fields that hold one code of a closed vocabulary, and are facets."""
    FINISHED: ClassVar[frozenset[tuple[str, str]]] = frozenset()
    """Fields and values by which it is over, and needs no confirming."""

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("organisation"),
    )
    stakeholder_type = models.CharField(
        _("stakeholder type"),
        max_length=26,
        choices=StakeholderType,
        blank=True,
        help_text=_("Only where no organisation is recorded; else it has the type."),
    )
    activity_type = models.CharField(
        _("activity type"), max_length=11, choices=ActivityType, blank=True
    )
    level = models.CharField(_("level"), max_length=13, choices=Level, blank=True)
    area = models.CharField(
        _("Connect the World area"), max_length=20, choices=Area, blank=True
    )
    countries = models.ManyToManyField(
        "actionlines.Country",
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("countries"),
    )
    starts_on = PartialDateField(_("starts on"), blank=True)
    ends_on = PartialDateField(_("ends on"), blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        editable=False,
        help_text=_("Of the start, or of the first award where no start is recorded."),
    )
    continues = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name=_("earlier entry"),
        help_text=_("What it continues, as one serial does another (MARC 21, 780)."),
    )
    languages = ArrayField(
        models.CharField(max_length=3, validators=[LANGUAGE]),
        verbose_name=_("languages of the activity"),
        default=list,
        blank=True,
    )
    collections = models.ManyToManyField(
        Collection,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("collections"),
    )
    source = models.TextField(_("source"), blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    vouched_on = models.DateField(
        _("vouched for on"),
        null=True,
        editable=False,
        help_text=_("When its stakeholder last handed it in or confirmed it."),
    )
    codes = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("codes"),
        default=list,
        editable=False,
        help_text=_("What the record is found by, such as action_line:C7."),
    )

    highlight: Any = None
    """What a list shows of it where words were looked for; else the original."""

    class Meta(Published.Meta):
        abstract = True
        ordering = ["-published_at", "-pk"]
        constraints = [
            known("stakeholder_type", StakeholderType.values, blank=True),
            known("activity_type", ActivityType.values, blank=True),
            known("level", Level.values, blank=True),
            known("area", Area.values, blank=True),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(stakeholder_type=""),
                name="%(class)s_type_is_of_the_organisation",
                violation_error_message=_("The type is that of the organisation."),
            ),
            models.CheckConstraint(
                condition=ends_after_start("starts_on", "ends_on"),
                name="%(class)s_ends_after_start",
                violation_error_message=_("The end date is before the start date."),
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="%(class)s_newest"),
            models.Index(fields=["-updated_at", "-id"], name="%(class)s_updated"),
            GinIndex("codes", name="%(class)s_codes"),
            models.Index(
                F("vouched_on").desc(nulls_last=True),
                F("id").desc(),
                name="%(class)s_vouched",
            ),
        ]

    @cached_property
    def told(self) -> Told:
        """For lists; without a query after for_cards()."""
        return Told(self.revision.public)

    @property
    def original(self) -> "RecordText":
        """The text of the author; without a query after for_names()."""
        texts: Any = self
        first: RecordText = texts.texts.all()[0]
        return first

    @property
    def is_finished(self) -> bool:
        return any(getattr(self, name) == value for name, value in self.FINISHED)

    @property
    def derived(self) -> dict[str, str]:
        """What the portal knows beside the document, by the names of the API."""
        return {}

    @property
    def found_as(self) -> dict[str, str]:
        """Codes that it is found by in place of those of its document."""
        return {}

    @property
    def standing(self) -> Standing:
        """Today. Its colour, its word and its sentence are the template's."""
        today = timezone.localdate()
        return standing(self.vouched_on, today, finished=self.is_finished)

    @property
    def is_to_be_confirmed(self) -> bool:
        """Whether it does any good to confirm it today."""
        over, today = self.is_finished, timezone.localdate()
        return not over and self.confirmed_on != today

    @property
    def stakeholder(self) -> str:
        """The code of the stakeholder type; without a query after for_cards()."""
        return (
            self.organisation.stakeholder_type
            if self.organisation
            else self.stakeholder_type
        )
