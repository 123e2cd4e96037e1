"""A map of the world with a number for each country: shades, links, figures."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from wsis_portal.drawing.bands import Band, bands
from wsis_portal.drawing.labels import Label, labels
from wsis_portal.drawing.world import Area, World, world


@dataclass(frozen=True)
class Place:
    """A country with its number. AREA is None where the map does not reach."""

    code: str
    name: str
    number: int | Decimal
    share: str
    """Of the largest number, for a bar: 12.5%."""
    shade: int
    url: str
    is_chosen: bool
    area: Area | None


@dataclass(frozen=True)
class WorldMap:
    places: list[Place]
    """With a number above zero: the largest first, in the order of the names."""
    bands: list[Band]
    labels: list[Label]
    frame: str
    rest: str
    """One path of all other land."""
    specks: str
    """One path of all other dots: lines of no length, with round ends."""
    unit: str = ""
    """What the numbers count, where they are not records."""

    @property
    def drawn(self) -> list[Place]:
        """Shapes first: dots come upon those that are around them."""
        found = [(one.area.is_dot, one) for one in self.places if one.area]
        return [one for _is_dot, one in sorted(found, key=lambda pair: pair[0])]

    @property
    def chosen(self) -> list[Place]:
        return [one for one in self.places if one.is_chosen]


def world_map(
    numbers: Mapping[str, int],
    names: Mapping[str, str],
    address: Callable[[str], str],
    chosen: Collection[str] = (),
) -> WorldMap:
    """NUMBERS and NAMES are by ISO 3166-1 alpha-2; what has no name is not told.

    ADDRESS gives the link of a code. CHOSEN are outlined. No query.
    """
    counted = bands(numbers.values())
    known = {code: number for code, number in numbers.items() if number}
    return shaded(known, names, address, counted, chosen)


def shaded(
    numbers: Mapping[str, int | Decimal],
    names: Mapping[str, str],
    address: Callable[[str], str],
    counted: Sequence[Band],
    chosen: Collection[str] = (),
    unit: str = "",
) -> WorldMap:
    """world_map() in the classes COUNTED, which have a place for each number."""
    found, largest = world(), max(numbers.values(), default=0)
    places = []
    for code, name in names.items():
        if code in numbers:
            number, area, url = numbers[code], found.areas.get(code), address(code)
            share = f"{max(100 * number / largest, 0):.4g}%" if largest else "0%"
            shade = next(band.shade for band in counted if number in band)
            is_chosen = code in chosen
            one = Place(code, name, number, share, shade, url, is_chosen, area)
            places.append(one)
    places.sort(key=lambda place: -place.number)
    rest, specks = others(found, {place.code for place in places})
    frame, words = found.frame, labelled(places)
    return WorldMap(places, [*counted], words, frame, rest, specks, unit)


def others(found: World, shown: Collection[str]) -> tuple[str, str]:
    """The shapes and the dots of what is not SHOWN, each as one path."""
    areas = [area for code, area in found.areas.items() if code not in shown]
    dots = [f"M{area.x},{area.y}h0" for area in areas if area.is_dot]
    return "".join([found.land, *(area.path for area in areas)]), "".join(dots)


def labelled(places: list[Place]) -> list[Label]:
    """Figures of the first places, on the map itself."""
    drawn = [(place.name, place.number, place.area) for place in places if place.area]
    return labels(drawn)
