"""The codes that a record is found by: filters ask for them, facets count them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from actionlines.models import ActionLine, RegionMember
from stocktaking.models import Record
from stocktaking.querysets import coded
from stocktaking.registers import Public
from wsis_portal.remembering import remembered


@dataclass(frozen=True)
class Agreed:
    """What a code brings along: a sub-line its line, a country its regions."""

    lines: Mapping[str, str]
    places: Mapping[str, list[str]]

    @classmethod
    def now(cls) -> Self:
        """Two queries, once in a piece of work."""
        return remembered("what is agreed", cls.load)

    @classmethod
    def load(cls) -> Self:
        subs = ActionLine.objects.order_by().exclude(parent=None)
        places: dict[str, list[str]] = defaultdict(list)
        members = RegionMember.objects.order_by()
        named = ("country__code", "region__scheme", "region__code")
        for country, scheme, region in members.values_list(*named):
            places[country].append(coded(scheme, region))
        return cls(dict(subs.values_list("code", "parent__code")), places)


def index(record: Record) -> None:
    """Give RECORD, saved or not, the codes of its revision, and of what followed."""
    known = (record.stakeholder, record.year, record.CODED)
    public = {**record.revision.public, **record.found_as}
    record.codes = codes_of(public, *known)


def codes_of(
    public: Public, stakeholder: str, year: int | None, plain: Iterable[str]
) -> list[str]:
    """Of a record that says PUBLIC; PLAIN are its fields that hold one code."""
    agreed, lines = Agreed.now(), [one["action_line"] for one in public["action_lines"]]
    families = [agreed.lines[code] for code in lines if code in agreed.lines]
    values = {
        "action_line": [*lines, *families],
        "target": [one["target"] for one in public["targets"]],
        "sdg": [one["sdg"] for one in public["sdgs"]],
        "country": public["countries"],
        "language": [text["language"] for text in public["texts"]],
        "collection": public["collections"],
        "stakeholder_type": [stakeholder],
        "year": [year],
        **{name: [public[name]] for name in plain},
    }
    own = {coded(name, one) for name, some in values.items() for one in some if one}
    regions = (agreed.places.get(country, ()) for country in public["countries"])
    return sorted(own.union(*regions))
