"""Names that the database has in six languages."""

from typing import Any

from django.conf import settings
from modeltranslation.utils import build_localized_fieldname


def in_all_languages(model: Any, *fields: str) -> list[str]:
    """The columns of MODEL that hold FIELDS, one a language."""
    return [
        build_localized_fieldname(field, language)
        for field in fields
        for language, _name in settings.LANGUAGES
    ]
