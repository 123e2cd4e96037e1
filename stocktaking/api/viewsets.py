"""What stakeholders do, as resources of the API."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from stocktaking.api import serializers
from stocktaking.api.exports import FILES, File, file_of
from stocktaking.api.published import Shape, shape, told
from stocktaking.api.withdrawn import Withdrawn, refuse_withdrawn
from stocktaking.api.workbooks import Workbook, check_fits
from stocktaking.filtersets import OrganisationFilter, ProjectFilter
from stocktaking.models import Organisation, Project
from stocktaking.registers import Public
from stocktaking.search import counted, everything, search
from wsis_portal.api.pagination import paged
from wsis_portal.api.viewsets import MemberViewSet, chosen
from wsis_portal.filters import OF_API, OF_PAGES
from wsis_portal.pages import Page
from wsis_portal.public_pages import moved

M = TypeVar("M", bound=Model)


def address_of(reference: str, request: Request) -> str:
    """Of another member, with what is asked of this one."""
    match: Any = request.resolver_match
    path = reverse(match.view_name, args=[reference])
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path


class PublishedViewSet(MemberViewSet[M]):
    """What was published under a reference: list and member show the whole document.

    The address of what was withdrawn answers 410, and that of what became part of
    another record leads there.
    """

    lookup_field = "reference"
    missing = (404, 410)

    def get_serializer_class(self) -> Any:
        return self.serializer_class

    def get_object(self) -> M:
        try:
            return super().get_object()
        except Http404:
            refuse_withdrawn(self.fold(self.kwargs[self.lookup_field]))
            raise

    def retrieve(  # type: ignore[override]  # a redirect is Django's own
        self, request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        try:
            row = self.get_object()
        except Withdrawn as gone:
            if into := gone.problem.params["merged_into"]:
                return moved(address_of(into, request))
            raise
        return Response(self.tell()(row))

    def list(  # type: ignore[override]  # a file is sent by Django itself
        self, request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response([*map(self.tell(), rows or ())])

    @property
    def shape(self) -> Shape:
        return shape(self.get_serializer_class())

    def names(self) -> Sequence[str]:
        """Of the fields that are asked for."""
        return chosen([*self.shape], self.request)

    def tell(self) -> Callable[[Any], Public]:
        site = self.request.build_absolute_uri("/").rstrip("/")
        return partial(told, shape=self.shape, names=self.names(), site=site)


class RecordViewSet(PublishedViewSet[M]):
    """A register: its list asks search(), as the pages do, or is sent as one file."""

    renderer_classes = [JSONRenderer, *FILES, Workbook]

    def get_renderers(self) -> Any:
        """A member is no file: ?format=csv and ?format=ndjson are for lists."""
        forms: Any = super().get_renderers()
        return [one for one in forms if self.action != "retrieve" or not is_file(one)]

    def list(  # type: ignore[override]
        self, request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        renderer: Any = request.accepted_renderer
        if isinstance(renderer, File):
            return self.file(request, renderer)
        page = Page.of(request.query_params)
        filters = self.filterset_class.read(request.query_params, OF_API)
        rows: Any = self.get_queryset()
        tell, found = self.tell(), search(rows, filters, page, facets=())
        return paged(request, page, found.total, [*map(tell, found.rows)])

    def file(self, request: Request, renderer: File) -> HttpResponseBase:
        """All that the filters ask for, without pages."""
        known = OF_API - OF_PAGES
        filters = self.filterset_class.read(request.query_params, known)
        base: Any = self.get_queryset()
        if isinstance(renderer, Workbook):
            check_fits(counted(base, filters, ())[0])
        rows = map(self.tell(), everything(base, filters))
        name = request.path.strip("/").rpartition("/")[2]
        return file_of(request, renderer, rows, self.names(), name)


def is_file(renderer: Any) -> bool:
    return isinstance(renderer, File)


class ProjectViewSet(RecordViewSet[Project]):
    """Projects, programmes, trainings ... that stakeholders reported.

    One by its reference, such as WSIS-P-000123. Newest first, or best first with q.
    """

    queryset = Project.objects.for_documents()
    serializer_class = serializers.ProjectSerializer
    filterset_class = ProjectFilter


class OrganisationViewSet(MemberViewSet[Organisation]):
    """Organisations that have published records, or are named in them.

    One by its reference, such as WSIS-O-000012, which never changes. That of one which
    has become part of another leads there.
    """

    queryset = Organisation.objects.select_related("country", "agency")
    serializer_class = serializers.OrganisationSerializer
    detail_class = serializers.OrganisationDetail
    detail_rows = ("former_names",)
    filterset_class = OrganisationFilter
    lookup_field = "reference"

    def retrieve(  # type: ignore[override]  # a redirect is Django's own
        self, request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            reference = self.fold(self.kwargs[self.lookup_field])
            heirs = Organisation.objects.heirs_of([reference])
            if heir := heirs.get(reference):
                address = address_of(heir.reference, request)
                return moved(address)
            raise
