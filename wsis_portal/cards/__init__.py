"""The picture that stands for a page where somebody shares it: 1200 by 630 points.

Typst sets it, with fonts that come as packages, so that every machine draws the same.
"""

from wsis_portal.cards.drawing import Card, draw

__all__ = ["Card", "draw"]
