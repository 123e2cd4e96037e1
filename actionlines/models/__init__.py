from actionlines.models.action_line import ActionLine, TitleVariant
from actionlines.models.agency import Agency, Facilitation, UngisTerm
from actionlines.models.place import Country, Region, RegionMember
from actionlines.models.rate import ExchangeRate
from actionlines.models.sdg import Sdg, SdgLink, SdgTarget
from actionlines.models.summit_event import SummitEvent
from actionlines.models.target import Indicator, Observation, Target

__all__ = [
    "ActionLine",
    "Agency",
    "Country",
    "ExchangeRate",
    "Facilitation",
    "Indicator",
    "Observation",
    "Region",
    "RegionMember",
    "Sdg",
    "SdgLink",
    "SdgTarget",
    "SummitEvent",
    "Target",
    "TitleVariant",
    "UngisTerm",
]
