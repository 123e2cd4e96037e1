from actionlines.api.serializers.action_lines import (
    ActionLineDetail,
    ActionLineSerializer,
    AgencyDetail,
    AgencySerializer,
)
from actionlines.api.serializers.places import CountryDetail, CountrySerializer
from actionlines.api.serializers.sdgs import SdgDetail, SdgSerializer
from actionlines.api.serializers.summit_events import (
    SummitEventDetail,
    SummitEventSerializer,
)
from actionlines.api.serializers.targets import (
    IndicatorDetail,
    IndicatorSerializer,
    ObservationSerializer,
    TargetDetail,
    TargetSerializer,
)

__all__ = [
    "ActionLineDetail",
    "ActionLineSerializer",
    "AgencyDetail",
    "AgencySerializer",
    "CountryDetail",
    "CountrySerializer",
    "IndicatorDetail",
    "IndicatorSerializer",
    "ObservationSerializer",
    "SdgDetail",
    "SdgSerializer",
    "SummitEventDetail",
    "SummitEventSerializer",
    "TargetDetail",
    "TargetSerializer",
]
