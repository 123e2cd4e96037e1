"""What programs for references read: each form as its own rules have it."""

import json
from datetime import date

from stocktaking.citing import FILES, Citation, apa

CITATION = Citation(
    reference="WSIS-P-000123",
    title="Radio & data: 100% {free}_\\",
    language="en",
    author="Ministère du Numérique",
    kind="Project record",
    published_on=date(2025, 5, 19),
    version=3,
    revised_on=date(2026, 11, 2),
    url="https://portal.example/projects/WSIS-P-000123/",
)
NOBODY = Citation(**{**vars(CITATION), "author": "", "title": "إذاعة القرية"})


def written(form, citation=CITATION):
    return FILES[form].write(citation)


def test_bibtex_names_what_tex_would_run():
    assert written("bib") == (
        "@misc{WSIS-P-000123,\n"
        "  author = {{Ministère du Numérique}},\n"
        "  title = {{Radio \\& data: 100\\% \\textbraceleft{}free\\textbraceright{}"
        "\\_\\textbackslash{}}},\n"
        "  year = {2025},\n"
        "  howpublished = {WSIS Stocktaking},\n"
        "  type = {Project record},\n"
        "  number = {WSIS-P-000123},\n"
        "  version = {3},\n"
        "  note = {WSIS-P-000123, version 3 of 2026-11-02},\n"
        "  language = {en},\n"
        "  url = {https://portal.example/projects/WSIS-P-000123/},\n"
        "}\n"
    )


def test_ris_has_a_tag_a_line_and_ends():
    assert written("ris").split("\r\n") == [
        "TY  - ELEC",
        "ID  - WSIS-P-000123",
        "AU  - Ministère du Numérique",
        "TI  - Radio & data: 100% {free}_\\",
        "T2  - WSIS Stocktaking",
        "PB  - WSIS Stocktaking",
        "PY  - 2025",
        "DA  - 2025/05/19",
        "ET  - Version 3, 2026-11-02",
        "M3  - Project record",
        "AN  - WSIS-P-000123",
        "LA  - en",
        "UR  - https://portal.example/projects/WSIS-P-000123/",
        "ER  - ",
        "",
    ]


def test_csl_json_is_a_list_of_one_entry():
    assert json.loads(written("json")) == [
        {
            "id": "WSIS-P-000123",
            "type": "entry",
            "title": "Radio & data: 100% {free}_\\",
            "author": [{"literal": "Ministère du Numérique"}],
            "issued": {"date-parts": [[2025, 5, 19]]},
            "container-title": "WSIS Stocktaking",
            "publisher": "WSIS Stocktaking",
            "genre": "Project record",
            "number": "WSIS-P-000123",
            "version": "3, 2026-11-02",
            "language": "en",
            "URL": "https://portal.example/projects/WSIS-P-000123/",
        }
    ]


def test_nobody_is_made_up_where_no_organisation_is_recorded():
    assert "author" not in written("bib", NOBODY)
    assert "AU  -" not in written("ris", NOBODY)
    assert "author" not in json.loads(written("json", NOBODY))[0]


def test_words_of_all_scripts_stay_as_they_are():
    assert all("إذاعة القرية" in written(form, NOBODY) for form in FILES)


def test_sentence_is_that_of_the_manual():
    assert str(apa(CITATION)) == (
        "Ministère du Numérique. (2025). Radio & data: 100% {free}_\\"
        " (WSIS-P-000123; Version 3, November 2, 2026) [Project record]."
        " WSIS Stocktaking. https://portal.example/projects/WSIS-P-000123/"
    )


def test_sentence_without_an_author_begins_with_the_title():
    assert str(apa(NOBODY)) == (
        "إذاعة القرية (WSIS-P-000123; Version 3, November 2, 2026) [Project record]."
        " (2025). WSIS Stocktaking. https://portal.example/projects/WSIS-P-000123/"
    )


def test_author_that_ends_in_a_full_stop_gets_no_second_one():
    citation = Citation(**{**vars(CITATION), "author": "Radio Inc."})
    assert apa(citation).before == "Radio Inc. (2025). "
