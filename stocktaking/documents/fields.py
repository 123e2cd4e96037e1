"""Fields of a document that name something of ours."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from actionlines.models import Country
from stocktaking.choices import StakeholderType
from stocktaking.documents.knowing import organisations_named
from stocktaking.models import Organisation, Record
from stocktaking.models.organisation import check_name
from wsis_portal.api.documents import CodeField, StrictSerializer
from wsis_portal.errors import SENTENCES
from wsis_portal.text import fold_code


class NewOrganisation(StrictSerializer[Organisation]):
    """An organisation that may not be there yet, spelled out."""

    name = serializers.CharField(max_length=200, validators=[check_name])
    stakeholder_type = serializers.ChoiceField(
        choices=StakeholderType.choices, allow_blank=True, required=False
    )
    country = CodeField[Country](
        queryset=Country.objects.all(), allow_null=True, required=False
    )
    website = serializers.URLField(max_length=500, allow_blank=True, required=False)


SPELLED_OUT = NewOrganisation()


class EarlierField(serializers.SlugRelatedField[Record]):
    """The reference of an earlier published record of the same register.

    It says what `replaces` says in Dublin Core, and field 780 ("continues") in MARC 21.
    """

    def __init__(self, **more: Any) -> None:
        more = {"required": False, "allow_null": True} | more
        super().__init__("reference", label=_("Earlier entry"), **more)

    def to_internal_value(self, data: Any) -> Record:
        return super().to_internal_value(fold_code(str(data)))


@extend_schema_field(
    {
        "oneOf": [
            {"type": "string", "description": "Reference, or a name that is known."},
            {
                "type": "object",
                "description": "An organisation that is not there yet.",
                "properties": {
                    "name": {"type": "string"},
                    "stakeholder_type": {"type": "string"},
                    "country": {"type": ["string", "null"]},
                    "website": {"type": "string"},
                },
                "required": ["name"],
            },
        ]
    }
)
class OrganisationField(serializers.Field[Organisation, Any, Any, Any]):
    """A reference or a name, present or former; or {"name": ...} of a new one."""

    default_error_messages = {
        "ambiguous": SENTENCES["ambiguous"],
        "does_not_exist": SENTENCES["unknown-value"],
    }

    def to_internal_value(self, data: Any) -> Organisation:
        if isinstance(data, str):
            found = organisations_named(data)
            if not found:
                self.fail("does_not_exist")
            return self.only(found)
        words = SPELLED_OUT.run_validation(data)
        found = of_country(organisations_named(words["name"]), words["country"])
        return self.only(found) if found else Organisation(**words)

    def only(self, found: list[Organisation]) -> Organisation:
        if len(found) > 1:
            self.fail("ambiguous")
        return found[0]

    def to_representation(self, value: Organisation) -> Any:
        return value.reference or NewOrganisation(value).data


def of_country(
    found: list[Organisation], country: Country | None
) -> list[Organisation]:
    """Those that are not known to be of another country."""
    if country is None:
        return found
    return [one for one in found if one.country_id in (None, country.pk)]
