"""What stands across the registers, as resources of the API."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from stocktaking.api.exports import AT_ONCE, FILES, File, file_of
from stocktaking.models import Decision
from stocktaking.registers import Public
from wsis_portal.api.pagination import PagePagination, paged
from wsis_portal.api.viewsets import ResourceViewSet
from wsis_portal.filters import OF_API, OF_PAGES
from wsis_portal.overview.api import serializers
from wsis_portal.overview.decisions import figures
from wsis_portal.overview.filtersets import DecisionFilter
from wsis_portal.pages import Page, check_page

MEDIAN = "median_waiting_days"


class DecisionPages(PagePagination):
    """With the median of all that was asked for, whatever page is shown."""

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        whole: dict[str, Any] = super().get_paginated_response_schema(schema)
        whole["properties"][MEDIAN] = {
            "type": ["number", "null"],
            "example": 3.5,
            "description": "Days from handing in to the first decision, to the tenth.",
        }
        return whole


class DecisionViewSet(ResourceViewSet[Decision]):
    """What moderators decided, the newest first: without words, names and titles.

    What was refused or returned has no reference. Imports, and small changes that are
    published at once, are nobody's decision.
    """

    queryset = Decision.objects.get_queryset()
    serializer_class = serializers.DecisionSerializer
    filterset_class = DecisionFilter
    pagination_class = DecisionPages
    renderer_classes = [JSONRenderer, *FILES]
    example = {
        "decided_on": "2026-11-20",
        "register": "project",
        "register_name": "Project",
        "reference": None,
        "url": None,
        "decision": "refused",
        "decision_name": "Refused",
        "reason": "out-of-scope",
        "reason_name": "Out of scope",
        "waiting_days": 3.5,
        "is_first": True,
    }

    def list(  # type: ignore[override]  # a file is sent by Django itself
        self, request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        renderer: Any = request.accepted_renderer
        if isinstance(renderer, File):
            return self.file(request, renderer)
        page = Page.of(request.query_params)
        filters = self.filterset_class.read(request.query_params, OF_API)
        found = figures(filters)
        check_page(page, found["count"])
        rows = Decision.objects.of_page(filters, page.slice)
        shown = self.get_serializer(rows, many=True).data
        answer = paged(request, page, found["count"], shown)
        answer.data[MEDIAN] = found[MEDIAN]
        return answer

    def file(self, request: Request, renderer: File) -> HttpResponseBase:
        """All that the filters ask for, without pages."""
        known = OF_API - OF_PAGES
        filters = self.filterset_class.read(request.query_params, known)
        rows = Decision.objects.asked(filters).told().by_and_by()
        serializer: Any = self.get_serializer()
        names = list(serializer.fields)
        return file_of(request, renderer, self.shown(rows), names, "decisions")

    def shown(self, rows: Iterator[Decision]) -> Iterator[Public]:
        while some := list(islice(rows, AT_ONCE)):
            yield from self.get_serializer(some, many=True).data


class DecisionFacetsViewSet(ResourceViewSet[Decision]):
    """How many decisions there are by kind, reason, year ..., and the median wait."""

    queryset = Decision.objects.get_queryset()
    serializer_class = serializers.DecisionFacetsSerializer
    filterset_class = DecisionFilter
    pagination_class = None

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        known = OF_API - OF_PAGES
        filters = self.filterset_class.read(request.query_params, known)
        return Response(self.get_serializer(figures(filters)).data)
