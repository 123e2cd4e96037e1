"""What stands across the registers, as the API tells it."""

from typing import Any

from django.conf import settings
from django.utils import translation
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from stocktaking.api.facets import CountsField
from stocktaking.choices import Decided, RegisterName
from stocktaking.models import Decision
from stocktaking.models.decision import REASONS


@extend_schema_field({"type": ["string", "null"], "format": "uri"})
class RecordPageField(serializers.Field[Any, Any, str | None, Any]):
    """The page of the record that a decision names; null where it names none."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, value: Decision) -> str | None:
        with translation.override(settings.LANGUAGE_CODE):
            path = value.record_url
        return self.context["request"].build_absolute_uri(path) if path else None


class DecisionSerializer(serializers.Serializer[Decision]):
    """What was decided, when and why. Never on what, where that is not public."""

    decided_on = serializers.DateField(read_only=True, help_text="The day, in UTC.")
    register = serializers.ChoiceField(choices=RegisterName.choices, read_only=True)
    register_name = serializers.CharField(read_only=True)
    reference = serializers.CharField(
        read_only=True,
        allow_null=True,
        help_text="Of the record that was published, or merged into; of no other.",
    )
    url = RecordPageField()
    decision = serializers.ChoiceField(choices=Decided.choices, read_only=True)
    decision_name = serializers.CharField(read_only=True)
    reason = serializers.ChoiceField(
        source="why",
        choices=list(REASONS.items()),
        allow_blank=True,
        read_only=True,
        help_text="Why it was refused; why a record was taken down, or merged.",
    )
    reason_name = serializers.CharField(read_only=True)
    waiting_days = serializers.FloatField(
        read_only=True,
        allow_null=True,
        help_text="From the last time that it was handed in, to the tenth.",
    )
    is_first = serializers.BooleanField(
        read_only=True,
        help_text="Nothing was decided on this submission before; the median is of"
        " these alone.",
    )


class PeriodSerializer(serializers.Serializer[Any]):
    year = serializers.IntegerField(read_only=True)
    register = serializers.ChoiceField(choices=RegisterName.choices, read_only=True)
    count = serializers.IntegerField(read_only=True)
    median_waiting_days = serializers.FloatField(read_only=True, allow_null=True)
    decision = CountsField(read_only=True)


class DecisionFacetsSerializer(serializers.Serializer[Any]):
    """The exact number of decisions, and of those under each value of each facet.

    A facet is counted under all other filters. The median is of the days from handing
    in to the first decision, to the tenth.
    """

    count = serializers.IntegerField(read_only=True)
    median_waiting_days = serializers.FloatField(read_only=True, allow_null=True)
    register = CountsField(read_only=True)
    decision = CountsField(read_only=True)
    reason = CountsField(read_only=True)
    year = CountsField(read_only=True)
    periods = PeriodSerializer(many=True, read_only=True)
