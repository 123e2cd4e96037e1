"""Public rows: the document of each, and what the portal knows beside it."""

from typing import Any

from rest_framework import serializers

from actionlines.models import Agency, Country
from stocktaking.choices import StakeholderType
from stocktaking.documents import ProjectDocument
from stocktaking.models import FormerName, Organisation
from wsis_portal.api.documents import CodeField
from wsis_portal.api.words import PageField

PUBLISHED = ["url", "revision", "published_at", "updated_at"]
OF_RECORD = [*PUBLISHED, "organisation_name", "stakeholder", "endorsements"]


class PublishedSerializer(serializers.Serializer[Any]):
    """Where the page is, which revision this is, since when it is public.

    Describes what published.told() tells.
    """

    url = PageField()
    revision = serializers.IntegerField(
        source="revision.number",
        read_only=True,
        help_text="How often it was published.",
    )
    published_at = serializers.DateTimeField(read_only=True)
    updated_at = serializers.DateTimeField(read_only=True)


class EndorsementSerializer(serializers.Serializer[Any]):
    """The national focal point of a country stands by the record. Not who that is."""

    country = serializers.CharField(read_only=True, help_text="ISO 3166-1 alpha-2.")
    endorsed_on = serializers.DateField(read_only=True)
    revision = serializers.IntegerField(
        read_only=True, help_text="That it stands by; the record may say more since."
    )


class RecordSerializer(PublishedSerializer):
    """The organisation by its name, the type of stakeholder that results, and which
    countries stand by it.
    """

    organisation_name = serializers.CharField(
        source="organisation.name", read_only=True, allow_null=True
    )
    stakeholder = serializers.ChoiceField(
        choices=StakeholderType.choices,
        allow_blank=True,
        read_only=True,
        help_text="The type of the organisation, else stakeholder_type.",
    )
    endorsements = EndorsementSerializer(
        many=True, read_only=True, help_text="Of each country the last one."
    )


class ProjectSerializer(RecordSerializer, ProjectDocument):
    """A project: its document, and what the portal knows beside it."""

    class Meta(ProjectDocument.Meta):
        fields = [*ProjectDocument.Meta.fields, *OF_RECORD]


class FormerNameSerializer(serializers.ModelSerializer[FormerName]):
    """A name that the organisation had; it is still found by it."""

    class Meta:
        model = FormerName
        fields = ["name", "slug"]
        read_only_fields = fields


class OrganisationSerializer(serializers.ModelSerializer[Organisation]):
    """A public organisation. Its reference stays when its name and slug change."""

    country = CodeField[Country](read_only=True, allow_null=True)
    agency = CodeField[Agency](read_only=True, allow_null=True)

    class Meta:
        model = Organisation
        fields = [
            "reference",
            "slug",
            "name",
            "stakeholder_type",
            "country",
            "website",
            "agency",
        ]
        read_only_fields = fields


class OrganisationDetail(OrganisationSerializer):
    former_names = FormerNameSerializer(many=True, read_only=True)

    class Meta(OrganisationSerializer.Meta):
        fields = [*OrganisationSerializer.Meta.fields, "former_names"]
        read_only_fields = fields
