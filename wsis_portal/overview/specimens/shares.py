"""How often each value comes: few of them often, many of them seldom."""

from collections.abc import Iterable, Mapping
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from goldenbook.choices import Fulfilment, Timescale
from stocktaking.choices import (
    ActivityType,
    AwardLevel,
    Level,
    PartnerRole,
    Stage,
    StakeholderType,
)

T = TypeVar("T")


class Shares(Generic[T]):
    """Values with their weights."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self.values = list(weights)
        self.sums = list(accumulate(weights.values()))

    def one(self, chance: Random) -> T:
        return chance.choices(self.values, cum_weights=self.sums)[0]

    def some(self, chance: Random, number: int, but: Iterable[T] = ()) -> list[T]:
        """At most NUMBER of them, each once, and none of BUT."""
        drawn = chance.choices(self.values, cum_weights=self.sums, k=number)
        return [value for value in dict.fromkeys(drawn) if value not in but]


def zipf(chance: Random, number: int, flat: int = 1) -> int:
    """Below NUMBER, and the smaller the more often: as 1 to 1/2, 1/3, 1/4 ...

    The larger FLAT is, the less the first of them stand out.
    """
    return int(flat * ((number + flat) / flat) ** chance.random()) - flat


def happens(chance: Random, share: float) -> bool:
    return chance.random() < share


MILLIONS = """
    IN 1440 CN 1410 US 340 ID 280 PK 240 NG 225 BR 215 BD 172 RU 144 MX 129 ET 127
    JP 124 PH 116 EG 112 CD 103 VN 99 IR 89 TR 86 DE 84 TH 72 GB 68 TZ 67 FR 66
    ZA 61 IT 59 KE 55 MM 54 CO 52 KR 52 UG 49 SD 48 ES 48 AR 46 DZ 46 IQ 45 AF 42
    PL 38 CA 39 UA 37 MA 38 SA 37 UZ 35 PE 34 AO 36 MY 34 MZ 34 GH 34 YE 34 NP 31
    VE 29 MG 30 AU 26 CI 29 CM 28 NE 27 LK 22 BF 23 ML 23 RO 19 MW 21 CL 20 KZ 20
    ZM 20 SY 23 GT 18 EC 18 SN 18 NL 18 KH 17 TD 18 SO 18 ZW 16 GN 14 RW 14 BJ 14
    BI 13 TN 12 BO 12 HT 12 BE 12 CU 11 JO 11 DO 11 SE 10 CZ 11 SS 11 HN 10 PT 10
    TJ 10 AZ 10 GR 10 PG 10 HU 10 AE 9 BY 9 AT 9 IL 9 CH 9 TG 9 SL 9 LA 8 RS 7 NI 7
    LY 7 PY 7 KG 7 BG 7 SV 6 TM 6 CG 6 SG 6 DK 6 SK 5 FI 6 NO 5 LB 5 CR 5 LR 5 PS 5
    IE 5 CF 6 NZ 5 MR 5 OM 5 PA 4 KW 4 HR 4 GE 4 ER 4 UY 3 MN 3 MD 3 BA 3 JM 3 AL 3
    AM 3 GM 3 QA 3 BW 3 LT 3 NA 3 GA 2 LS 2 GW 2 SI 2 MK 2 LV 2 GQ 2 TT 2 BH 2 TL 1
    EE 1 MU 1 CY 1 SZ 1 DJ 1 FJ 1 KM 1 GY 1 BT 1 SB 1 LU 1 ME 1 SR 1 CV 1 MT 1 MV 1
    BN 1 BS 1 BZ 1 IS 1 VU 1 BB 1 ST 1 WS 1 LC 1 KI 1 GD 1 FM 1 TO 1 VC 1 SC 1 AG 1
    AD 1 DM 1 KN 1 MH 1 LI 1 MC 1 SM 1 PW 1 NR 1 TV 1
"""
"""People in the country, about: for shares alone, no page shows them."""
COUNTRIES = Shares(
    {
        code: int(millions) ** 0.75
        for code, millions in zip(*[iter(MILLIONS.split())] * 2, strict=True)
    }
)
LANGUAGES = {
    "fr": "FR CD CI CM MG NE BF ML SN TD GN BJ BI HT TG CG CF GA DJ KM LU MC BE",
    "es": "MX CO ES AR PE VE CL GT EC BO CU DO HN PY NI SV CR PA UY GQ",
    "ar": "EG DZ SD IQ MA SA YE SY TN JO AE LY LB PS OM MR KW QA BH",
    "ru": "RU BY KZ KG UZ TJ TM AM AZ",
    "zh": "CN",
}
SPOKEN = {code: lang for lang, codes in LANGUAGES.items() for code in codes.split()}
"""By country: the official language of the United Nations that is written there,
where it is not English."""
WORLD = Shares({"en": 70.0, "fr": 10, "es": 8, "ar": 5, "ru": 4, "zh": 3})
LOCAL = Shares(
    {"sw": 9.0, "pt": 8, "hi": 8, "bn": 5, "ha": 4, "am": 3, "qu": 2, "wo": 1}
)
LINES = Shares(
    {
        "C1": 5.0,
        "C2": 10,
        "C3": 15,
        "C4": 14,
        "C5": 6,
        "C6": 4,
        "C7": 1,
        "C7-EGOVERNMENT": 12,
        "C7-EBUSINESS": 7,
        "C7-ELEARNING": 13,
        "C7-EHEALTH": 8,
        "C7-EEMPLOYMENT": 2,
        "C7-EENVIRONMENT": 3,
        "C7-EAGRICULTURE": 5,
        "C7-ESCIENCE": 2,
        "C8": 5,
        "C9": 3,
        "C10": 2,
        "C11": 3,
    }
)
STAKEHOLDERS = Shares(
    {
        StakeholderType.GOVERNMENT: 36.0,
        StakeholderType.CIVIL_SOCIETY: 24,
        StakeholderType.BUSINESS: 16,
        StakeholderType.ACADEMIA: 11,
        StakeholderType.INTERNATIONAL: 5,
        StakeholderType.UN_FAMILY: 4,
        StakeholderType.TECHNICAL_COMMUNITY: 3,
        StakeholderType.OTHER: 1,
    }
)
ACTIVITIES = Shares(
    {
        ActivityType.PROJECT: 52.0,
        ActivityType.PROGRAMME: 17,
        ActivityType.TRAINING: 10,
        ActivityType.WEBSITE: 7,
        ActivityType.CONFERENCE: 5,
        ActivityType.PUBLICATION: 4,
        ActivityType.TOOLKIT: 2,
        ActivityType.GUIDELINES: 2,
        ActivityType.OTHER: 1,
    }
)
LEVELS = Shares(
    {Level.NATIONAL: 52.0, Level.LOCAL: 22, Level.INTERNATIONAL: 15, Level.REGIONAL: 11}
)
STAGES = Shares(
    {Stage.ONGOING: 50.0, Stage.COMPLETED: 40, Stage.PLANNED: 7, Stage.STOPPED: 3}
)
FULFILMENTS = Shares(
    {
        Fulfilment.IN_PROGRESS: 38.0,
        Fulfilment.COMPLETED: 25,
        Fulfilment.ANNOUNCED: 14,
        Fulfilment.PARTLY_COMPLETED: 12,
        Fulfilment.UNKNOWN: 8,
        Fulfilment.ABANDONED: 3,
    }
)
TIMESCALES = Shares(
    {
        Timescale.FIVE_YEARS: 45.0,
        Timescale.OPEN_ENDED: 25,
        Timescale.LONGER: 18,
        Timescale.ONE_YEAR: 12,
    }
)
ROLES = Shares(
    {
        PartnerRole.IMPLEMENTING: 55.0,
        PartnerRole.FUNDING: 30,
        PartnerRole.EXTENDING: 9,
        PartnerRole.ACCOUNTABLE: 6,
    }
)
AWARDS = Shares(
    {AwardLevel.NOMINATED: 75.0, AwardLevel.CHAMPION: 18, AwardLevel.WINNER: 7}
)
CURRENCIES = Shares({"USD": 60.0, "EUR": 20, "CHF": 6, "XOF": 5, "INR": 5, "KES": 4})
