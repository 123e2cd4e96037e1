"""How many records there are of each kind, as resources of the API."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from stocktaking.filtersets import ProjectFilter
from stocktaking.models import Project
from stocktaking.search import counted
from wsis_portal.api.viewsets import ResourceViewSet
from wsis_portal.filters import OF_API, OF_PAGES


@extend_schema_field({"type": "object", "additionalProperties": {"type": "integer"}})
class CountsField(serializers.DictField):
    """{"C1": 12, "C7": 31}: records by code."""


class FacetsSerializer(serializers.Serializer[Any]):
    """The exact number of records, and of those under each value of each facet.

    A facet is counted under all other filters. A line counts what is on its sub-lines;
    of the organisations those with the most records are told.
    """

    count = serializers.IntegerField(read_only=True)
    action_line = CountsField(read_only=True)
    target = CountsField(read_only=True)
    sdg = CountsField(read_only=True)
    country = CountsField(read_only=True)
    region = CountsField(read_only=True)
    commission = CountsField(read_only=True)
    group = CountsField(read_only=True)
    stakeholder_type = CountsField(read_only=True)
    organisation = CountsField(read_only=True)
    language = CountsField(read_only=True)
    collection = CountsField(read_only=True)
    year = CountsField(read_only=True)
    activity_type = CountsField(read_only=True)
    level = CountsField(read_only=True)
    area = CountsField(read_only=True)


class ProjectFacetsSerializer(FacetsSerializer):
    stage = CountsField(read_only=True)


class FacetsViewSet(ResourceViewSet[Any]):
    """Counts in place of rows, with the filters of the list."""

    pagination_class = None

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        known = OF_API - OF_PAGES
        filters = self.filterset_class.read(request.query_params, known)
        rows: Any = self.get_queryset()
        shown: Any = self.get_serializer()
        names = [name for name in shown.fields if name != "count"]
        total, counts = counted(rows, filters, names)
        told = {"count": total, **counts}
        return Response({name: told[name] for name in shown.fields})


class ProjectFacetsViewSet(FacetsViewSet):
    """How many projects there are by action line, country, region, year ..."""

    queryset = Project.objects.all()
    serializer_class = ProjectFacetsSerializer
    filterset_class = ProjectFilter
