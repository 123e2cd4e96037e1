"""How these tests ask the one judge."""

from stocktaking import registers
from stocktaking.choices import Profile
from tests.factories import document

CODES = {"countries": "country-needed"}


def clean(document, profile=Profile.NEW):
    return registers.get("project").clean(document, profile)


def cleaned(profile=Profile.NEW, **public):
    return clean(document(**public), profile)["public"]


def codes(document, profile=Profile.NEW):
    found = registers.get("project").problems(document, profile).items()
    return {path: [problem.code for problem in some] for path, some in found}


def lines_of(*codes):
    return [{"action_line": code} for code in codes]


AWARD = {"scheme": "WSIS Prizes", "year": 2020, "level": "winner"}


PRIVATE = {"contact_name": "A", "email": "a@example.org"}
