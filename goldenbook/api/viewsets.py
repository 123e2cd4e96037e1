"""The Golden Book, as resources of the API."""

from goldenbook.api import serializers
from goldenbook.filtersets import CommitmentFilter, ProgressReportFilter
from goldenbook.models import Commitment, ProgressReport
from stocktaking.api.facets import FacetsViewSet
from stocktaking.api.viewsets import PublishedViewSet, RecordViewSet


class CommitmentViewSet(RecordViewSet[Commitment]):
    """What stakeholders promised in the Golden Book.

    One by its reference, such as WSIS-G-000045. Newest first, or best first with q.
    """

    queryset = Commitment.objects.for_documents()
    serializer_class = serializers.CommitmentSerializer
    filterset_class = CommitmentFilter


class CommitmentFacetsViewSet(FacetsViewSet):
    """How many commitments there are by action line, country, fulfilment ..."""

    queryset = Commitment.objects.all()
    serializer_class = serializers.CommitmentFacetsSerializer
    filterset_class = CommitmentFilter


class ProgressReportViewSet(PublishedViewSet[ProgressReport]):
    """What became of the commitments, period by period, as their stakeholders say."""

    queryset = ProgressReport.objects.for_documents()
    serializer_class = serializers.ProgressReportSerializer
    filterset_class = ProgressReportFilter
