"""What the Summit agreed, as resources of the API."""

from actionlines import filtersets
from actionlines.api import serializers
from actionlines.models import (
    ActionLine,
    Agency,
    Country,
    Indicator,
    Observation,
    Sdg,
    SummitEvent,
    Target,
)
from wsis_portal.api.viewsets import MemberViewSet, ResourceViewSet


class ActionLineViewSet(MemberViewSet[ActionLine]):
    """The action lines C1 to C11 and the eight sub-lines of C7.

    One by its code, such as C7-EHEALTH: with its facilitators, variants and goals.
    """

    queryset = ActionLine.objects.select_related("parent")
    serializer_class = serializers.ActionLineSerializer
    detail_class = serializers.ActionLineDetail
    detail_rows = (
        "sub_lines",
        "variants",
        "facilitations__agency",
        "sdg_links__sdg",
        "sdg_links__targets",
    )
    filterset_class = filtersets.ActionLineFilter
    example = {
        "code": "C7-EHEALTH",
        "url": "https://example.org/action-lines/c7-e-health/",
        "parent": "C7",
        "title": "ICT applications: e-health",
        "short_title": "E-health",
        "unverified_languages": ["zh"],
        "source": "WSIS Plan of Action, 12 December 2003",
        "as_of": "2026-11-22",
        "verified": True,
        "note": "",
    }


class AgencyViewSet(MemberViewSet[Agency]):
    """The agencies of the United Nations family that facilitate action lines.

    One by its code, such as UNESCO: with its lines, and its seats in the UN Group on
    the Information Society. This is history and says nothing about who moderates.
    """

    queryset = Agency.objects.all()
    serializer_class = serializers.AgencySerializer
    detail_class = serializers.AgencyDetail
    detail_rows = ("facilitations__action_line", "ungis_terms")
    filterset_class = filtersets.AgencyFilter


class TargetViewSet(MemberViewSet[Target]):
    """The ten targets of the Geneva Plan of Action, a to j.

    One by its letter: with its indicators and what was observed.
    """

    queryset = Target.objects.all()
    serializer_class = serializers.TargetSerializer
    detail_class = serializers.TargetDetail
    detail_rows = (
        "indicators__observations__country",
        "indicators__observations__region",
        "indicators__target",
    )
    filterset_class = filtersets.TargetFilter
    lookup_field = "letter"
    fold = staticmethod(str.lower)


class IndicatorViewSet(MemberViewSet[Indicator]):
    """What is counted for each target. One by its code, such as 1.1."""

    queryset = Indicator.objects.select_related("target")
    serializer_class = serializers.IndicatorSerializer
    detail_class = serializers.IndicatorDetail
    detail_rows = ("observations__country", "observations__region")
    filterset_class = filtersets.IndicatorFilter


class ObservationViewSet(ResourceViewSet[Observation]):
    """The values of the indicators, each with the words of its source.

    Without country and region a value is of the world. A filter by region finds the
    values of the region itself, not of the countries in it.
    """

    queryset = Observation.objects.select_related("indicator", "country", "region")
    serializer_class = serializers.ObservationSerializer
    filterset_class = filtersets.ObservationFilter


class SdgViewSet(MemberViewSet[Sdg]):
    """The Sustainable Development Goals. One by its number: with its action lines."""

    queryset = Sdg.objects.all()
    serializer_class = serializers.SdgSerializer
    detail_class = serializers.SdgDetail
    detail_rows = ("links__action_line", "links__targets")
    filterset_class = filtersets.SdgFilter
    lookup_field = "number"


class CountryViewSet(MemberViewSet[Country]):
    """Countries and territories, under the names that the United Nations uses.

    One by its ISO 3166-1 alpha-2 code: with its regions, commissions and groups.
    """

    queryset = Country.objects.prefetch_related("memberships__region")
    serializer_class = serializers.CountrySerializer
    detail_class = serializers.CountryDetail
    filterset_class = filtersets.CountryFilter


class SummitEventViewSet(MemberViewSet[SummitEvent]):
    """The chronology of the Summit. One by its slug."""

    queryset = SummitEvent.objects.select_related("country")
    serializer_class = serializers.SummitEventSerializer
    detail_class = serializers.SummitEventDetail
    filterset_class = filtersets.SummitEventFilter
    lookup_field = "slug"
    fold = staticmethod(str.lower)
