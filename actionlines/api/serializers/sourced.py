"""What every fact shows beside its words: who says so, when, how surely."""

from typing import TypeVar

from rest_framework import serializers

from actionlines.models.sourced import Named, Sourced
from wsis_portal.api.words import LanguagesField

S = TypeVar("S", bound=Sourced)
N = TypeVar("N", bound=Named)

SOURCED = ["source", "as_of", "verified", "note"]
NAMED = ["unverified_languages", *SOURCED]


class FactSerializer(serializers.ModelSerializer[S]):
    """A fact: who says so, looked up when, and whether a text confirmed it."""

    # Nothing is ever handed in, so each field is always there.
    def get_fields(self) -> dict[str, serializers.Field]:  # type: ignore[type-arg]  # as the stubs have it
        fields = super().get_fields()
        for field in fields.values():
            field.read_only, field.required = True, False
        return fields


class NamedSerializer(FactSerializer[N]):
    """A fact with words in six languages; some of them no official text confirms."""

    unverified_languages = LanguagesField(read_only=True)
