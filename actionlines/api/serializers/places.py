"""Countries and territories, and the regions and groups that they are in."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from actionlines.api.serializers.sourced import (
    NAMED,
    SOURCED,
    FactSerializer,
    NamedSerializer,
)
from actionlines.choices import Scheme
from actionlines.models import Country, Region, RegionMember
from wsis_portal.api.documents import CodeField
from wsis_portal.api.words import PageField, WordsField

KINDS = ["regions", "commissions", "groups"]


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class RegionCodes(serializers.Field[Any, Any, list[str], Any]):
    """Codes of the regions of one scheme that a country is in."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        super().__init__(source="memberships", read_only=True)

    def to_representation(self, value: Any) -> list[str]:
        regions = (member.region for member in value.all())
        return sorted(one.code for one in regions if one.scheme == self.scheme)


class MembershipSerializer(FactSerializer[RegionMember]):
    """A region, commission or group that the country is in, and who says so."""

    region = CodeField[Region](read_only=True)
    scheme = serializers.ChoiceField(choices=Scheme.choices, source="region.scheme")
    name = serializers.CharField(source="region.name")

    class Meta:
        model = RegionMember
        fields = ["region", "scheme", "name", "is_associate", *SOURCED]


class CountrySerializer(NamedSerializer[Country]):
    """A country or territory, with the codes of what it is in."""

    url = PageField()
    regions = RegionCodes(Scheme.REGION)
    commissions = RegionCodes(Scheme.COMMISSION)
    groups = RegionCodes(Scheme.GROUP)

    class Meta:
        model = Country
        fields = ["code", "alpha3", "m49", "url", "name", *KINDS, *NAMED]


class CountryDetail(CountrySerializer):
    names = WordsField("name")
    memberships = MembershipSerializer(many=True)

    class Meta(CountrySerializer.Meta):
        fields = [*CountrySerializer.Meta.fields, "names", "memberships"]
