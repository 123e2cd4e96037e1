"""What stakeholders do, as resources of the API."""

from typing import Any, TypeVar

from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from stocktaking.api import serializers
from stocktaking.api.filtersets import OrganisationFilter
from stocktaking.api.withdrawn import refuse_withdrawn
from stocktaking.filtersets import ProjectFilter
from stocktaking.models import Organisation, Project, Revision
from stocktaking.search import search
from wsis_portal.api.pagination import paged
from wsis_portal.api.viewsets import MemberViewSet
from wsis_portal.filters import OF_API
from wsis_portal.pages import Page

M = TypeVar("M", bound=Model)


class PublishedViewSet(MemberViewSet[M]):
    """What was published under a reference: list and member show the whole document.

    The address of what was withdrawn answers 410.
    """

    lookup_field = "reference"
    missing = (404, 410)

    def get_queryset(self) -> QuerySet[Any]:
        """With `revision`, the number of the newest one."""
        same = Revision.objects.filter(reference=OuterRef("reference"))
        newest = same.order_by("-number").values("number")[:1]
        rows: Any = super().get_queryset()
        numbered: QuerySet[Any] = rows.annotate(revision=Subquery(newest))
        return numbered

    def get_serializer_class(self) -> Any:
        return self.serializer_class

    def get_object(self) -> M:
        try:
            return super().get_object()
        except Http404:
            refuse_withdrawn(self.fold(self.kwargs[self.lookup_field]))
            raise


class RecordViewSet(PublishedViewSet[M]):
    """A register: its list asks search(), as the pages do."""

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        page = Page.of(request.query_params)
        filters = self.filterset_class(request.query_params).plain(OF_API)
        rows: Any = self.get_queryset()
        found = search(rows, filters, page, facets=())
        shown = self.get_serializer(found.rows, many=True).data
        return paged(request, page, found.total, shown)


class ProjectViewSet(RecordViewSet[Project]):
    """Projects, programmes, trainings ... that stakeholders reported.

    One by its reference, such as WSIS-P-000123. Newest first, or best first with q.
    """

    queryset = Project.objects.for_documents()
    serializer_class = serializers.ProjectSerializer
    filterset_class = ProjectFilter


class OrganisationViewSet(MemberViewSet[Organisation]):
    """Organisations that have published records, or are named in them.

    One by its reference, such as WSIS-O-000012, which never changes.
    """

    queryset = Organisation.objects.select_related("country", "agency")
    serializer_class = serializers.OrganisationSerializer
    detail_class = serializers.OrganisationDetail
    detail_rows = ("former_names",)
    filterset_class = OrganisationFilter
    lookup_field = "reference"
