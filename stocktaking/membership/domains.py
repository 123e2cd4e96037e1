"""Whether an e-mail address is one of the house that has a website."""

from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

FREE_MAIL = """
126 163 aliyun aol bluewin daum fastmail foxmail free freenet gmail gmx googlemail hey
hotmail hushmail icloud inbox laposte libero live mac mail mailbox me msn naver orange
outlook pm posteo proton protonmail qq rambler rediffmail rocketmail sapo seznam sfr
sina sky sohu t-online terra tuta tutanota ukr uol verizon virgilio wanadoo web wp yahoo
yandex ymail zoho
"""
"""Where anybody may have an address, in whatever country: gmail.com, yahoo.fr. A house
of the same name is among them: its people are asked for proof.
"""
FREE_PAGES = """
blogger facebook github google instagram linkedin medium sites tumblr twitter weebly wix
wordpress x youtube
"""
ANYBODYS = frozenset([*FREE_MAIL.split(), *FREE_PAGES.split()])
HOUSES = "ac co com edu gc go gob gouv gov govt gub int mil net nom or org"
OF_HOUSES = frozenset(HOUSES.split())
"""gouv.bf is a house of houses, though the list of public suffixes lacks it."""


def is_of_website(email: str, website: str) -> bool:
    """One of the two domains is the other, or lies below it: ana@radio.org and
    https://www.radio.org/. Two houses under one roof, such as finance.gouv.bf and
    health.gouv.bf, are not the same; nor are the clients of one provider.
    """
    here, there = domain_of(email.rpartition("@")[2]), domain_of(host_of(website))
    if not (here and there):
        return False
    return (
        here == there
        or f".{here}".endswith(f".{there}")
        or f".{there}".endswith(f".{here}")
    )


def host_of(website: str) -> str:
    try:
        return urlsplit(website).hostname or ""
    except ValueError:  # http://[broken
        return ""


def domain_of(host: str) -> str:
    """HOST without www; nothing where it is nobody's own domain."""
    host = in_ascii(host.strip().rstrip(".").lower()).removeprefix("www.")
    house = suffixes().privatesuffix(host) or ""
    name, _dot, suffix = house.partition(".")
    if not name or host.replace(".", "").isdigit():
        return ""
    if name in OF_HOUSES and len(suffix) == 2:  # of a country
        return host if host != house else ""
    return "" if name in ANYBODYS else host


def in_ascii(host: str) -> str:
    """The list knows both spellings; two domains are compared in one."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""


@cache
def suffixes() -> PublicSuffixList:
    """As shipped with the library: nothing is fetched."""
    return PublicSuffixList(accept_unknown=False)
