"""What every resource does: one language, strict names, pages, chosen fields."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet
from django.utils.cache import patch_cache_control, patch_vary_headers
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.generics import get_object_or_404
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer, Serializer
from rest_framework.viewsets import GenericViewSet

from wsis_portal.api.authentication import KeyAuthentication
from wsis_portal.api.schema import ResourceSchema
from wsis_portal.api.words import speak
from wsis_portal.errors import InvalidQuestion, Problem
from wsis_portal.filters import OF_API, StrictFilterSet, unknown_names
from wsis_portal.text import fold_code

M = TypeVar("M", bound=Model)

KNOWN_OF_ONE = {"fields", "format", "lang"}


class StrictFilters(DjangoFilterBackend):
    """Refuses what the FilterSet of the view does not know, then narrows the rows."""

    def filter_queryset(
        self, request: Any, queryset: QuerySet[Any], view: Any
    ) -> QuerySet[Any]:
        filters: StrictFilterSet = view.filterset_class(request.query_params, queryset)
        return filters.narrowed(OF_API)


class ResourceViewSet(ListModelMixin, GenericViewSet[M]):
    """A public list, read only. No key is asked for, and one that is sent is not looked
    at: an address has one answer for everybody, which caches may keep.
    """

    filter_backends = [StrictFilters]
    filterset_class: type[StrictFilterSet]
    example: ClassVar[dict[str, Any]] = {}
    schema = ResourceSchema()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        speak(request.query_params)
        super().initial(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        """Ordered anew: a QuerySet of the class has the alphabet of its first day."""
        rows = super().get_queryset()
        ordering: Any = rows.model._meta.ordering
        return rows.order_by(*ordering)

    def get_serializer(self, *args: Any, **kwargs: Any) -> BaseSerializer[M]:
        serializer = super().get_serializer(*args, **kwargs)
        one: Any = getattr(serializer, "child", serializer)
        keep_chosen(one, self.request)
        return serializer


class MemberViewSet(RetrieveModelMixin, ResourceViewSet[M]):
    """A public list and its members, each found by its public code.

    FOLD makes a code comparable. `detail_class` shows a member, with what
    `detail_rows` fetches beforehand; `missing` are the statuses of one that is not
    there.
    """

    detail_class: type[BaseSerializer[M]]
    detail_rows: ClassVar[tuple[Any, ...]] = ()
    missing: ClassVar[tuple[int, ...]] = (404,)
    fold: Callable[[str], str] = staticmethod(fold_code)
    lookup_field = "code"
    lookup_value_regex = "[^/]+"

    def get_serializer_class(self) -> type[BaseSerializer[M]]:
        if self.action == "retrieve":
            return self.detail_class
        return super().get_serializer_class()

    def get_object(self) -> M:
        if wrong := unknown_names(self.request.query_params, KNOWN_OF_ONE):
            raise InvalidQuestion(wrong)
        code = self.fold(self.kwargs[self.lookup_field])
        rows = self.get_queryset().prefetch_related(*self.detail_rows)
        found: M = get_object_or_404(rows, **{self.lookup_field: code})
        return found


class PersonalViewSet(MemberViewSet[M]):
    """What is of whoever has the key that is sent; no cache keeps it."""

    authentication_classes = [KeyAuthentication]
    permission_classes = [IsAuthenticated]

    def finalize_response(self, *args: Any, **kwargs: Any) -> Response:
        """A refusal as well: it says whether a key is good."""
        answer: Response = super().finalize_response(*args, **kwargs)
        patch_cache_control(answer, private=True, no_store=True)
        patch_vary_headers(answer, ["Authorization"])
        return answer


def keep_chosen(serializer: Serializer[Any], request: Request) -> None:
    """Leave out of SERIALIZER what ?fields=code,title does not name."""
    known = list(serializer.fields)
    for name in set(known) - set(chosen(known, request)):
        del serializer.fields[name]


def chosen(known: Sequence[str], request: Request) -> Sequence[str]:
    """Those of KNOWN that ?fields=code,title names, in their order; else all."""
    asked = ",".join(request.query_params.getlist("fields"))
    if not asked:
        return known
    names = asked.split(",")
    if wrong := [name for name in names if name not in known]:
        problems = [
            Problem("unknown-value", {"value": name, "known": list(known)})
            for name in wrong
        ]
        raise InvalidQuestion({"fields": problems})
    return [name for name in known if name in names]
