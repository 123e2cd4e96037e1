"""What a page draws and says of a chart, read back from its HTML."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Key:
    """One entry of a legend."""

    swatch: Element
    words: str


@dataclass(frozen=True)
class Told:
    drawing: Element
    """The first <svg> of it."""
    said: str = ""
    """What else belongs to its title."""
    about_key: str = ""
    keys: list[Key] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Sources, and what is to be said beside the picture wherever it goes."""


def read(html: str) -> Told:
    """HTML is what stands between {% picture %} and {% endpicture %}: well-formed, with
    an <svg>; what has the classes `said`, `key` and `source` is told as well.
    """
    whole: Element = fromstring(f"<div>{NO_XML.sub('', html)}</div>")
    drawing = next(whole.iter("svg"))
    keys = having(whole, "key")
    return Told(
        drawing=drawing,
        said=" ".join(words_of(one) for one in having(whole, "said")),
        about_key=" ".join(one.get("aria-label", "") for one in keys),
        keys=[
            Key(next(one.iter("svg")), words_of(one))
            for key in keys
            for one in key.iter("li")
        ],
        notes=[words_of(one) for one in having(whole, "source")],
    )


def having(whole: Element, name: str) -> list[Element]:
    return [one for one in whole.iter() if name in one.get("class", "").split()]


def words_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
