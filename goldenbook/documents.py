"""The documents of a commitment and of a progress report."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from goldenbook.choices import Fulfilment
from goldenbook.models import Commitment, ProgressReport
from stocktaking.choices import Profile
from stocktaking.documents import EarlierField, RecordDocument
from stocktaking.documents.record import FIELDS, NEEDED
from stocktaking.documents.rows import LinkDocument, TextDocument
from stocktaking.validators import (
    check_amounts,
    check_period,
    check_rows,
    check_texts,
)
from wsis_portal.api.documents import DocumentSerializer


class CommitmentDocument(RecordDocument[Commitment]):
    continues = EarlierField(queryset=Commitment.objects.all())
    needed = {
        Profile.NEW: [*NEEDED, "starts_on", "timescale"],
        Profile.HISTORIC: ["texts", "source"],
    }
    rules = (
        *RecordDocument.rules,
        (check_amounts, ("currency", "amount", "anticipated_expenditure")),
    )

    class Meta:
        model = Commitment
        fields = [
            *FIELDS,
            "timescale",
            "amount",
            "anticipated_expenditure",
            "currency",
            "fulfilment",
        ]
        read_only_fields = ["reference"]
        extra_kwargs = {"fulfilment": {"default": Fulfilment.ANNOUNCED.value}}


class ReportTextDocument(TextDocument):
    """What was done, and what stood in the way."""

    obstacles = serializers.CharField(
        allow_blank=True, default="", label=_("Obstacles")
    )


class ProgressReportDocument(DocumentSerializer[ProgressReport]):
    texts = ReportTextDocument(many=True, default=list, label=_("Texts"))
    commitment = serializers.SlugRelatedField(
        slug_field="reference",
        queryset=Commitment.objects.all(),
        required=False,
        allow_null=True,
        label=_("Commitment"),
    )
    links = LinkDocument(many=True, default=list, label=_("Links"))
    needed = {
        Profile.NEW: ["texts", "commitment", "ends_on", "fulfilment"],
        Profile.HISTORIC: ["texts", "commitment", "ends_on", "source"],
    }
    items = {"texts": ("language",), "links": ("url",)}
    rules = (
        (check_rows, ("lists", "keys")),
        (check_texts, ("texts", "profile")),
        (check_period, ("starts_on", "ends_on")),
        (check_amounts, ("currency", "amount_spent")),
    )

    class Meta:
        model = ProgressReport
        fields = [
            "reference",
            "commitment",
            "texts",
            "starts_on",
            "ends_on",
            "fulfilment",
            "amount_spent",
            "currency",
            "links",
            "source",
        ]
        read_only_fields = ["reference"]
        extra_kwargs = {"ends_on": {"required": False, "allow_blank": True}}
