"""What a page says of a chart is read back from its HTML."""

import pytest

from wsis_portal.pictures.reading import read
from wsis_portal.pictures.sheet import Words, sheet

WORDS = Words("en", False, "Records", "Senegal", "Source: us", "https://x.example/")
HTML = """
<figure><p class="caption"><b>Records</b> <span class="said">All of  them.</span></p>
<svg class="plot short">{inside}</svg>
<ul class="key" aria-label="By colour"><li><svg><rect class="s3" width="100%"
height="100%"/></svg>1 to 5</li></ul>
<table><tr><td>Not this</td></tr></table>
<p class="small source">Borders &amp; names.</p></figure>
"""


def drawn(inside):
    return sheet(read(HTML.format(inside=inside)), WORDS)


def test_what_is_said_beside_a_drawing_comes_along():
    told = read(HTML.format(inside=""))

    assert (told.said, told.about_key) == ("All of them.", "By colour")
    assert [key.words for key in told.keys] == ["1 to 5"]
    assert told.notes == ["Borders & names."]
    assert "Not this" not in drawn("")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>* { fill: red }</style>",
        '<image href="https://evil.example/x.png" width="9" height="9"/>',
        '<use href="#x"/>',
        "<foreignObject><p>Hello</p></foreignObject>",
        '<a href="https://evil.example/"><rect width="1" height="1"/></a>',
        '<rect width="1" onclick="alert(1)" style="fill:red" fill="url(x)"/>',
        '<g filter="url(https://evil.example/)"/>',
        "<desc>The table has every figure.</desc>",
    ],
)
def test_nothing_that_runs_fetches_or_links_comes_along(inside):
    picture = drawn(inside)

    for word in ("alert", "evil", "style", "url", "href", "Hello", "every figure"):
        assert word not in picture


def test_characters_that_xml_cannot_hold_are_left_out():
    picture = drawn("<text>Ra\x0bdio \ufffe\x1f&lt;b&gt;</text>")
    assert ">Radio &lt;b&gt;</text>" in picture


def test_places_in_per_cent_are_pixels():
    picture = drawn(
        '<rect class="bar" x="50%" y="10%" width="25%" height="50%"/>'
        '<line x1="0%" x2="100%" y1="90%" y2="90%"/>'
        '<svg viewBox="0 0 100 100" preserveAspectRatio="none">'
        '<polyline class="reported" points="0,50 100,25"/></svg>'
    )

    assert 'x="448" y="30" width="224" height="150"' in picture
    assert 'x1="0" x2="896" y1="270" y2="270"' in picture
    assert 'points="0,150 896,75"' in picture


def test_languages_from_the_right_begin_there():
    here = {"title": "سجل", "page": "قطر", "source": "نص."}
    words = Words("ar", True, address="https://x.example/ar/", **here)

    picture = sheet(read(HTML.format(inside="")), words)

    assert ">\u2067سجل\u2069</text>" in picture
    assert ">\u2066https://x.example/ar/\u2069</text>" in picture
    assert picture.count('<text x="928"') == 7
    assert '<text x="32"' not in picture
