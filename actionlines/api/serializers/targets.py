"""The ten targets, how they are measured, and what was observed."""

from rest_framework import serializers

from actionlines.api.serializers.sourced import (
    NAMED,
    SOURCED,
    FactSerializer,
    NamedSerializer,
)
from actionlines.models import Country, Indicator, Observation, Region, Target
from wsis_portal.api.documents import CodeField
from wsis_portal.api.words import PageField, WordsField

VALUE = ["country", "region", "year", "value", "qualifier", "unit", "words", *SOURCED]
WORDINGS = ["wording_2003", "wording_review", "change", "outcome", "verdict"]


class ObservationOfIndicator(FactSerializer[Observation]):
    """A value in a place and a year; without country and region, of the world."""

    country = CodeField[Country](read_only=True, allow_null=True)
    region = CodeField[Region](
        read_only=True,
        allow_null=True,
        help_text="An ITU region, a UN regional commission or a group.",
    )
    value = serializers.FloatField()

    class Meta:
        model = Observation
        fields = VALUE


class ObservationSerializer(ObservationOfIndicator):
    indicator = CodeField[Indicator](read_only=True)

    class Meta(ObservationOfIndicator.Meta):
        fields = ["indicator", *VALUE]


class IndicatorSerializer(FactSerializer[Indicator]):
    """What is counted, in the words of the source, which are English."""

    target = CodeField[Target]("letter", read_only=True)

    class Meta:
        model = Indicator
        fields = ["code", "target", "title", "unit", *SOURCED]


class IndicatorDetail(IndicatorSerializer):
    observations = ObservationOfIndicator(many=True)

    class Meta(IndicatorSerializer.Meta):
        fields = [*IndicatorSerializer.Meta.fields, "observations"]


class TargetSerializer(NamedSerializer[Target]):
    """The wordings of 2003 and of the review of 2014 are English."""

    url = PageField()

    class Meta:
        model = Target
        fields = ["letter", "number", "url", "title", *WORDINGS, *NAMED]


class TargetDetail(TargetSerializer):
    titles = WordsField("title")
    indicators = IndicatorDetail(many=True)

    class Meta(TargetSerializer.Meta):
        fields = [*TargetSerializer.Meta.fields, "titles", "indicators"]
