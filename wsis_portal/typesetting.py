"""Setting in type: pictures and documents, by the fonts of the six languages."""

from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import typst

FONTS = (
    "fontpkg_noto_serif",
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
    "manimgx_fonts_cjk",
)
"""Packages: the words of the six languages, and of all that are written like them."""
ACCESSIBLE: Literal["ua-1"] = "ua-1"


def picture(template: Path, words: dict[str, str], ppi: float) -> bytes:
    """TEMPLATE, which reads WORDS as sys.inputs, as PNG with so many pixels an inch."""
    return typst.compile(
        template,
        root=template.parent,
        format="png",
        ppi=ppi,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=words,
    )


def document(
    template: Path, words: dict[str, str], at: datetime | None = None
) -> bytes:
    """The same as a tagged PDF (PDF/UA-1), made AT: the same words, the same bytes.

    Raises typst.TypstError where no font has a letter of the words, among others.
    """
    return typst.compile(
        template,
        root=template.parent,
        format="pdf",
        pdf_standards=ACCESSIBLE,
        timestamp=at,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=words,
    )


@cache
def fonts() -> typst.Fonts:
    folders = [Path(str(find_spec(name).origin)).parent for name in FONTS]  # type: ignore[union-attr]  # they are required
    return typst.Fonts(include_system_fonts=False, font_paths=folders)
