"""The shapes of the world: where each country and territory lies on the map."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "world.json"  # made by make_world.mjs


@dataclass(frozen=True)
class Area:
    """A country or territory on the map."""

    x: int
    y: int
    """The middle of its largest part."""
    reach: int
    """Half the height of that part."""
    path: str

    @property
    def is_dot(self) -> bool:
        """Too small for a shape that could be seen."""
        return not self.path


@dataclass(frozen=True)
class World:
    areas: Mapping[str, Area]
    """By ISO 3166-1 alpha-2."""
    land: str
    """What no code names: drawn, and nothing is said of it."""
    left: int
    top: int
    width: int
    height: int

    @property
    def frame(self) -> str:
        """The viewBox of the map."""
        return f"{self.left} {self.top} {self.width} {self.height}"


@cache
def world() -> World:
    """Read once in a process."""
    found = json.loads(FILE.read_text())
    areas = {code: Area(**area) for code, area in found["areas"].items()}
    frame = found["frame"]
    return World(
        areas=areas,
        land=found["land"],
        left=frame["x"],
        top=frame["y"],
        width=frame["width"],
        height=frame["height"],
    )
