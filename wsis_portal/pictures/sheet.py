"""A picture that stands by itself: title, drawing, legend, source, licence, address."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from wsis_portal.pictures import styles
from wsis_portal.pictures.lines import broken, width
from wsis_portal.pictures.reading import Key, Told
from wsis_portal.pictures.shapes import drawn, look_of

NAMESPACE = "http://www.w3.org/2000/svg"
WIDTH, SIDE = 960, 32
ROOM = WIDTH - 2 * SIDE
CHART, SHORT = 380, 300  # pixels of height; maps have that of their own shape
SWATCH = (28, 14)
LINE = 1.45  # of the height of its letters, also where marks stand above and below
TO_THE_RIGHT, TO_THE_LEFT, END = "\u2066", "\u2067", "\u2069"
"""Not every program knows the attribute `direction`; all know these marks."""


@dataclass(frozen=True)
class Words:
    """What is said around the drawing, in the language of the page."""

    language: str
    is_right_to_left: bool
    title: str
    page: str
    source: str
    address: str


def sheet(told: Told, words: Words) -> str:
    """SVG, of a fixed width and as high as it takes. No class, no link, no script."""
    made = Sheet(words)
    made.say(words.title, 24, styles.INK, is_bold=True)
    if words.page != words.title:
        made.say(words.page, 16, styles.INK)
    if told.said:
        made.say(told.said, 14)
    made.draw(told.drawing)
    if told.keys:
        made.legend(told.about_key, told.keys)
    made.rule()
    for note in told.notes:
        made.say(note, 12)
    made.say(words.source, 12)
    made.say(words.address, 12, is_address=True)
    return made.finished()


class Sheet:
    """Fills from above."""

    def __init__(self, words: Words) -> None:
        self.is_right_to_left, self.y = words.is_right_to_left, float(SIDE) / 2
        about = {"xmlns": NAMESPACE, "role": "img", "lang": words.language}
        about |= {"font-family": styles.FACES, "width": str(WIDTH)}
        self.root = Element("svg", about)
        SubElement(self.root, "title").text = f"{words.title} · {words.page}"
        self.paper = SubElement(
            self.root, "rect", {"width": str(WIDTH), "fill": styles.PAPER}
        )

    def say(
        self,
        words: str,
        size: int,
        fill: str = styles.INK_2,
        *,
        is_bold: bool = False,
        is_address: bool = False,
    ) -> None:
        """Lines below what is there, at the side where reading begins."""
        look = {"font-size": str(size), "fill": fill}
        look |= {"font-weight": "600"} if is_bold else {}
        for line in broken(words, size * (1.1 if is_bold else 1), ROOM):
            self.y += size * LINE
            self.write(line, SIDE, look, to_the_left=not is_address)
        self.y += size * 0.25

    def write(
        self, words: str, at: float, look: dict[str, str], *, to_the_left: bool = True
    ) -> None:
        """AT is how far from the side where reading begins."""
        x, anchor = (WIDTH - at, "end") if self.is_right_to_left else (at, "start")
        place = {"x": f"{x:g}", "y": f"{self.y:g}", "text-anchor": anchor}
        made = SubElement(self.root, "text", {**place, **look})
        mark = TO_THE_LEFT if to_the_left else TO_THE_RIGHT
        made.text = f"{mark}{words}{END}" if self.is_right_to_left else words

    def draw(self, drawing: Element) -> None:
        """A map keeps its shape; a chart, with places in per cent, fills the room,
        as high as it says.
        """
        self.y += 16
        names = drawing.get("class", "").split()
        if frame := drawing.get("viewBox"):
            _left, _top, wide, high = map(float, frame.split())
            size, height = (wide, high), ROOM * high / wide
            place = {"viewBox": frame, "height": f"{height:g}", "width": str(ROOM)}
            place |= {"x": str(SIDE), "y": f"{self.y:g}"}
            within = SubElement(self.root, "svg", {**place, **look_of(drawing)})
        else:
            usual = SHORT if "short" in names else CHART
            height = float(drawing.get("height", usual))
            size, at = (ROOM, height), f"translate({SIDE} {self.y:g})"
            within = SubElement(self.root, "g", {"transform": at, **look_of(drawing)})
        drawn(drawing, within, size)
        self.y += height

    def legend(self, about: str, keys: list[Key]) -> None:
        """Beside each other, in as many rows as it takes."""
        look = {"font-size": "14", "fill": styles.INK_2}
        self.y += 12
        if about:
            self.say(about, 14)
        self.y, at = self.y + 22, float(SIDE)
        for key in keys:
            wide = SWATCH[0] + 8 + width(key.words, 14)
            if at + wide > WIDTH - SIDE:
                self.y, at = self.y + 26, float(SIDE)
            x = WIDTH - at - SWATCH[0] if self.is_right_to_left else at
            place = f"translate({x:g} {self.y - 12:g})"
            drawn(key.swatch, SubElement(self.root, "g", {"transform": place}), SWATCH)
            self.write(key.words, at + SWATCH[0] + 8, look)
            at += wide + 24
        self.y += 8

    def rule(self) -> None:
        self.y += 14
        ends = {"x1": str(SIDE), "x2": str(WIDTH - SIDE)}
        level = {"y1": f"{self.y:g}", "y2": f"{self.y:g}", "stroke": styles.RULE}
        SubElement(self.root, "line", {**ends, **level})
        self.y += 4

    def finished(self) -> str:
        height = f"{self.y + SIDE / 2:.0f}"
        self.root.set("height", height)
        self.root.set("viewBox", f"0 0 {WIDTH} {height}")
        self.paper.set("height", height)
        return tostring(self.root, encoding="unicode", xml_declaration=False)
