"""Fields for names in six languages: the asked one in lists, all of them in details."""

from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import translation
from drf_spectacular.utils import extend_schema_field
from modeltranslation.utils import build_localized_fieldname
from rest_framework import serializers

from wsis_portal.errors import InvalidQuestion, Problem
from wsis_portal.languages import by_short_code, short

SHORT_CODES = [short(code) for code, _name in settings.LANGUAGES]
DEFAULT = short(settings.LANGUAGE_CODE)


def speak(query: QueryDict) -> None:
    """Activate the language of ?lang=, else English; or InvalidQuestion.

    What the browser prefers (Accept-Language) plays no part: an address has one answer.
    """
    asked, known = query.get("lang", DEFAULT), by_short_code()
    if asked not in known:
        params = {"value": asked, "known": list(known)}
        raise InvalidQuestion({"lang": [Problem("unknown-value", params)]})
    translation.activate(known[asked])


@extend_schema_field(
    {
        "type": "object",
        "properties": {code: {"type": ["string", "null"]} for code in SHORT_CODES},
        "required": SHORT_CODES,
    }
)
class WordsField(serializers.Field[Any, Any, dict[str, str | None], Any]):
    """The words of COLUMN by language; null where no source gives any."""

    def __init__(self, column: str) -> None:
        self.column = column
        super().__init__(source="*", read_only=True)

    def to_representation(self, value: Any) -> dict[str, str | None]:
        columns = {
            code: build_localized_fieldname(self.column, language)
            for code, language in by_short_code().items()
        }
        return {code: getattr(value, name) or None for code, name in columns.items()}


@extend_schema_field(
    {"type": "array", "items": {"type": "string", "enum": SHORT_CODES}}
)
class LanguagesField(serializers.Field[Any, Any, list[str], Any]):
    """Languages by the codes of the API: zh, not zh-hans."""

    def to_representation(self, value: list[str]) -> list[str]:
        return [short(code) for code in value]


@extend_schema_field({"type": "string", "format": "uri"})
class PageField(serializers.Field[Any, Any, str, Any]):
    """The permanent address of the page for people, without a language in it."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, value: Any) -> str:
        with translation.override(settings.LANGUAGE_CODE):
            path = value.get_absolute_url()
        address: str = self.context["request"].build_absolute_uri(path)
        return address
