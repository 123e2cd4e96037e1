"""How the API describes itself: OpenAPI 3.1, by drf-spectacular."""

from typing import Any

from drf_spectacular.contrib.django_filters import DjangoFilterExtension
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request

from wsis_portal.api.problem_schema import REFERENCE
from wsis_portal.api.words import DEFAULT, SHORT_CODES, speak

PROBLEM_TYPE = "application/problem+json"
REFUSED = {
    400: "A name or a value is not known; `errors` names it.",
    401: "There is no key with it, or one that is not good.",
    404: "There is none with this code.",
    410: "It was withdrawn; `params` says when and why.",
}
LANG = OpenApiParameter(
    "lang",
    enum=SHORT_CODES,
    default=DEFAULT,
    description="The language of names and of refusals.",
)
FIELDS = OpenApiParameter(
    "fields",
    many=True,
    explode=False,
    description="Only these fields of each row, such as fields=code,title.",
)


def format_among(names: list[str]) -> OpenApiParameter:
    return OpenApiParameter(
        "format",
        enum=names,
        default=names[0],
        description="The form of the answer. A file holds all rows, without pages.",
    )


class FilterParameters(DjangoFilterExtension):  # type: ignore[no-untyped-call]
    """Query names with the labels that the forms of the pages show."""

    target_class = "wsis_portal.api.viewsets.StrictFilters"
    priority = 1

    def resolve_filter_field(
        self, schema: Any, model: Any, filters: Any, name: str, one: Any
    ) -> list[dict[str, Any]]:
        parent: Any = super()
        found = parent.resolve_filter_field(schema, model, filters, name, one)
        told = ". ".join(filter(None, [str(one.label), one.extra.get("help_text")]))
        return [{**parameter, "description": told} for parameter in found]


class ResourceSchema(AutoSchema):
    """One description for all resources: what they show, and what they refuse."""

    @property
    def resource(self) -> Any:
        """The viewset that is described."""
        return self.view

    @property
    def of_list(self) -> bool:
        return bool(self.resource.action == "list")

    def get_summary(self) -> str:
        names = self.resource.queryset.model._meta
        return str(names.verbose_name_plural if self.of_list else names.verbose_name)

    @property
    def forms(self) -> list[str]:
        """In which the answer may come, by the names of ?format=."""
        return [one.format for one in self.resource.get_renderers()]

    def get_override_parameters(self) -> list[Any]:
        several = [format_among(self.forms)] if len(self.forms) > 1 else []
        return [LANG, FIELDS, *several]

    def get_response_serializers(self) -> Any:
        codes = [400, *([401] if self.resource.authentication_classes else [])]
        codes += [] if self.of_list else self.resource.missing
        refused = {
            (code, PROBLEM_TYPE): OpenApiResponse(REFERENCE, REFUSED[code])
            for code in codes
        }
        shown = super().get_response_serializers()
        if self.of_list and not self.resource.pagination_class:  # numbers, not rows
            shown = forced_singular_serializer(type(shown))  # type: ignore[no-untyped-call]
        return {200: shown, **refused}

    def get_examples(self) -> list[OpenApiExample]:
        if not (self.resource.example and self.of_list):
            return []
        row = self.resource.example
        return [OpenApiExample("A row", row, response_only=True, status_codes=["200"])]


class SchemaView(SpectacularAPIView):
    """The description of this API, in YAML or, with ?format=json, in JSON."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        speak(request.query_params)
        super().initial(request, *args, **kwargs)
