"""Items of the lists in a document, the same in every register."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from actionlines.models import ActionLine, Sdg, Target
from stocktaking.choices import AwardLevel, IdentifierScheme, Origin, PartnerRole
from stocktaking.documents.fields import OrganisationField
from stocktaking.models.text import LANGUAGE
from stocktaking.validators import check_seen
from wsis_portal.api.documents import CodeField, StrictSerializer

MAX_REASON = 2000
ONE_LINE = RegexValidator(r"^[^\x00-\x1f\x7f-\x9f]*\Z")


def lower(code: str) -> str:
    return code.strip().lower()


class TextDocument(StrictSerializer[Any]):
    """The words in one language. The first of the list is the original."""

    language = serializers.CharField(
        max_length=3, validators=[LANGUAGE], label=_("Language of the text")
    )
    title = serializers.CharField(
        max_length=250,
        allow_blank=True,
        default="",
        validators=[ONE_LINE, check_seen],
        label=_("Title"),
    )
    summary = serializers.CharField(allow_blank=True, default="", label=_("Summary"))
    description = serializers.CharField(
        allow_blank=True, default="", label=_("Description")
    )
    origin = serializers.ChoiceField(
        choices=Origin.choices, default=Origin.AUTHOR.value, label=_("Origin")
    )


class Reasoned(StrictSerializer[Any]):
    reason = serializers.CharField(
        allow_blank=True, default="", max_length=MAX_REASON, label=_("Reason")
    )


class ActionLineDocument(Reasoned):
    action_line = CodeField[ActionLine](
        queryset=ActionLine.objects.all(), label=_("Action line")
    )


class TargetDocument(Reasoned):
    target = CodeField[Target](
        "letter", fold=lower, queryset=Target.objects.all(), label=_("Target")
    )


class SdgDocument(Reasoned):
    sdg = CodeField[Sdg](
        "number", queryset=Sdg.objects.all(), label=_("Sustainable Development Goal")
    )


class PartnerDocument(StrictSerializer[Any]):
    organisation = OrganisationField(label=_("Organisation"))
    role = serializers.ChoiceField(
        choices=PartnerRole.choices,
        default=PartnerRole.IMPLEMENTING.value,
        label=_("Role"),
    )


class LinkDocument(StrictSerializer[Any]):
    url = serializers.URLField(max_length=500, label=_("Address"))
    title = serializers.CharField(
        max_length=200, allow_blank=True, default="", label=_("Title")
    )


class AwardDocument(StrictSerializer[Any]):
    scheme = serializers.CharField(max_length=80, label=_("Award"))
    year = serializers.IntegerField(min_value=1990, max_value=2100, label=_("Year"))
    category = serializers.CharField(
        max_length=120, allow_blank=True, default="", label=_("Category")
    )
    level = serializers.ChoiceField(choices=AwardLevel.choices, label=_("Level"))
    source = serializers.CharField(  # type: ignore[assignment]  # a field of that name
        allow_blank=True, default="", max_length=1000, label=_("Source")
    )


class IdentifierDocument(StrictSerializer[Any]):
    scheme = serializers.ChoiceField(choices=IdentifierScheme.choices, label=_("Kind"))
    value = serializers.CharField(max_length=200, label=_("Value"))


class PrivateDocument(StrictSerializer[Any]):
    """What only the secretariat reads. It never leaves the submission."""

    contact_name = serializers.CharField(
        allow_blank=True, default="", max_length=200, label=_("Contact person")
    )
    email = serializers.EmailField(
        allow_blank=True, default="", label=_("E-mail address of the contact")
    )
    telephone = serializers.CharField(
        allow_blank=True, default="", max_length=40, label=_("Telephone")
    )
    note = serializers.CharField(
        allow_blank=True,
        default="",
        max_length=5000,
        label=_("Note to the secretariat"),
    )


PRIVATE = tuple(PrivateDocument().fields)
"""The names of the private part."""
