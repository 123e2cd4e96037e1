"""What records are about, by action line, and what usually goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from stocktaking.choices import Area


@dataclass(frozen=True)
class Topic:
    name: str
    """The part of the grammars that is of it."""
    area: Area
    sdgs: tuple[int, ...]
    targets: str


ENABLING, INFRASTRUCTURE = Area.ENABLING_ENVIRONMENT, Area.INFRASTRUCTURE
APPLICATIONS = Area.APPLICATIONS
POLICY = Topic("policy", ENABLING, (16, 17, 10), "aj")
GOVERNMENT = Topic("government", APPLICATIONS, (16, 11, 9), "f")
BUSINESS = Topic("business", APPLICATIONS, (8, 9, 1), "j")
MEDIA = Topic("media", ENABLING, (16, 5, 10), "h")
TOPICS: Mapping[str, Topic] = {
    "C1": POLICY,
    "C2": Topic("networks", INFRASTRUCTURE, (9, 11, 1), "aj"),
    "C3": Topic("access", INFRASTRUCTURE, (9, 10, 4), "adj"),
    "C4": Topic("skills", ENABLING, (4, 5, 8), "bg"),
    "C5": Topic("security", ENABLING, (9, 16, 5), "j"),
    "C6": POLICY,
    "C7": GOVERNMENT,
    "C7-EGOVERNMENT": GOVERNMENT,
    "C7-EBUSINESS": BUSINESS,
    "C7-ELEARNING": Topic("learning", APPLICATIONS, (4, 5, 10), "bg"),
    "C7-EHEALTH": Topic("health", APPLICATIONS, (3, 5, 10), "e"),
    "C7-EEMPLOYMENT": BUSINESS,
    "C7-EENVIRONMENT": Topic("environment", APPLICATIONS, (13, 14, 15), "c"),
    "C7-EAGRICULTURE": Topic("farming", APPLICATIONS, (2, 1, 15), "a"),
    "C7-ESCIENCE": Topic("science", APPLICATIONS, (9, 4, 17), "c"),
    "C8": Topic("culture", ENABLING, (4, 11, 16), "i"),
    "C9": MEDIA,
    "C10": MEDIA,
    "C11": POLICY,
}
