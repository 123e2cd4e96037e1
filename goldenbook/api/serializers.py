"""Public commitments and reports: the document of each, and where its page is."""

from rest_framework import serializers

from goldenbook.choices import Fulfilment
from goldenbook.documents import CommitmentDocument, ProgressReportDocument
from stocktaking.api.facets import CountsField, FacetsSerializer
from stocktaking.api.serializers import (
    OF_RECORD,
    PUBLISHED,
    PublishedSerializer,
    RecordSerializer,
)


class CommitmentSerializer(RecordSerializer, CommitmentDocument):
    """A commitment: its document, and what the portal knows beside it."""

    reported_fulfilment = serializers.ChoiceField(
        choices=Fulfilment.choices,
        allow_blank=True,
        read_only=True,
        help_text="By the progress report whose period ends last; empty without one.",
    )
    reported_until = serializers.CharField(
        read_only=True, help_text="The end of that period."
    )

    class Meta(CommitmentDocument.Meta):
        fields = [
            *CommitmentDocument.Meta.fields,
            *OF_RECORD,
            "reported_fulfilment",
            "reported_until",
        ]


class CommitmentFacetsSerializer(FacetsSerializer):
    fulfilment = CountsField(read_only=True)
    timescale = CountsField(read_only=True)


class ProgressReportSerializer(PublishedSerializer, ProgressReportDocument):
    """What became of a commitment in a period, as its stakeholder reports it."""

    class Meta(ProgressReportDocument.Meta):
        fields = [*ProgressReportDocument.Meta.fields, *PUBLISHED]
