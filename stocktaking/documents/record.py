"""What the documents of all registers share."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from actionlines.models import Country
from stocktaking.choices import Profile
from stocktaking.documents.fields import OrganisationField
from stocktaking.documents.rows import (
    ActionLineDocument,
    IdentifierDocument,
    LinkDocument,
    PartnerDocument,
    SdgDocument,
    TargetDocument,
    TextDocument,
    lower,
)
from stocktaking.models import Collection, Record
from stocktaking.models.text import LANGUAGE
from stocktaking.validators import (
    check_confirmed,
    check_period,
    check_places,
    check_rows,
    check_stakeholder,
    check_texts,
)
from wsis_portal.api.documents import CodeField, CodesField, DocumentSerializer, Rule

R = TypeVar("R", bound=Record)

NEEDED = ["texts", "organisation", "activity_type", "level", "action_lines"]
FIELDS = [
    "reference",
    "texts",
    "organisation",
    "stakeholder_type",
    "activity_type",
    "level",
    "area",
    "countries",
    "action_lines",
    "targets",
    "sdgs",
    "partners",
    "starts_on",
    "ends_on",
    "continues",
    "languages",
    "links",
    "identifiers",
    "collections",
    "source",
    "confirmed_on",
]


class RecordDocument(DocumentSerializer[R]):
    """A public record, and the one judge of a document that wants to be one."""

    texts = TextDocument(many=True, default=list, label=_("Texts"))
    organisation = OrganisationField(
        required=False, allow_null=True, label=_("Organisation")
    )
    countries = CodesField(
        child=CodeField[Country](queryset=Country.objects.all()),
        default=list,
        label=_("Countries"),
    )
    action_lines = ActionLineDocument(many=True, default=list, label=_("Action lines"))
    targets = TargetDocument(many=True, default=list, label=_("Targets"))
    sdgs = SdgDocument(
        many=True, default=list, label=_("Sustainable Development Goals")
    )
    partners = PartnerDocument(many=True, default=list, label=_("Partners"))
    languages = serializers.ListField(
        child=serializers.CharField(max_length=3, validators=[LANGUAGE]),
        default=list,
        label=_("Languages of the activity"),
    )
    links = LinkDocument(many=True, default=list, label=_("Links"))
    identifiers = IdentifierDocument(
        many=True, default=list, label=_("Other identifiers")
    )
    collections = CodesField(
        child=CodeField[Collection](fold=lower, queryset=Collection.objects.all()),
        default=list,
        label=_("Collections"),
    )
    needed = {
        Profile.NEW: NEEDED,
        Profile.HISTORIC: ["texts", "source"],
    }
    items = {
        "texts": ("language",),
        "action_lines": ("action_line",),
        "targets": ("target",),
        "sdgs": ("sdg",),
        "partners": ("organisation", "role"),
        "links": ("url",),
        "identifiers": ("scheme", "value"),
    }

    rules: ClassVar[Iterable[Rule]] = (
        (check_rows, ("lists", "keys")),
        (check_texts, ("texts", "profile")),
        (check_places, ("level", "countries", "profile")),
        (check_stakeholder, ("organisation", "stakeholder_type")),
        (check_period, ("starts_on", "ends_on")),
        (check_confirmed, ("confirmed_on", "today")),
    )
