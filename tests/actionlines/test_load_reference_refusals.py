import json
import re
import shutil

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from actionlines.loading.run import FOLDER, load
from actionlines.loading.tables import TABLES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The reference data, once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def folder(tmp_path):
    """A copy of the real files, to be broken."""
    return shutil.copytree(FOLDER, tmp_path / "reference")


def edit(folder, file, change):
    """Hand the content of FILE to CHANGE and write it back."""
    content = json.loads((folder / file).read_text())
    change(content)
    (folder / file).write_text(json.dumps(content))


def edit_row(folder, file, number, **values):
    edit(folder, file, lambda content: content["rows"][number - 1].update(values))


def state():
    """Everything that is loaded, with primary keys."""
    return {
        table.file: sorted(table.model.objects.values_list(), key=repr)
        for table in TABLES
    }


FAULTS = {
    "unknown agency": (
        ("facilitations.json", 2, {"agency": "UNXX"}),
        "facilitations.json, row 2 (UNXX C1 facilitator tunis-agenda-2005 2005-11-18):"
        " “agency”: agencies.json has no “UNXX”.",
    ),
    "agency of a wrong shape": (
        ("facilitations.json", 2, {"agency": ["ITU"]}),
        "facilitations.json, row 2 "
        "(['ITU'] C1 facilitator tunis-agenda-2005 2005-11-18):"
        " “agency”: agencies.json has no “['ITU']”.",
    ),
    "no agency": (
        ("ungis_terms.json", 1, {"agency": None}),
        "ungis_terms.json, row 1 (None chair 2006-07):"
        " “agency”: agencies.json has no “None”.",
    ),
    "unknown target in a list": (
        ("sdg_matrix.json", 2, {"targets": ["3.99"]}),
        "sdg_matrix.json, row 2 (C1 3): “targets”: sdg_targets.json has no “3.99”.",
    ),
    "target of another goal": (
        ("sdg_matrix.json", 2, {"targets": ["3.8", "9.c"]}),
        "sdg_matrix.json, row 2 (C1 3): 9.c is not of goal 3.",
    ),
    "no list": (
        ("sdg_matrix.json", 2, {"targets": "3.8"}),
        "sdg_matrix.json, row 2 (C1 3): “targets” must be a list.",
    ),
    "unknown language": (
        ("sdgs.json", 1, {"title": {"en": "No poverty", "de": "Keine Armut"}}),
        "sdgs.json, row 1 (1): “title”: the language “de” is not one of"
        " en, fr, es, ar, zh, ru.",
    ),
    "unknown unverified language": (
        ("sdgs.json", 1, {"unverified": ["de"]}),
        "sdgs.json, row 1 (1): “unverified”: the language “de” is not one of"
        " en, fr, es, ar, zh, ru.",
    ),
    "unverified is no list": (
        ("sdgs.json", 1, {"unverified": "fr"}),
        "sdgs.json, row 1 (1): “unverified” must be a list of languages.",
    ),
    "no English": (
        ("sdgs.json", 1, {"title": {"fr": "Pas de pauvreté"}}),
        "sdgs.json, row 1 (1): “title” must be given by language, in English at least.",
    ),
    "words without language": (
        ("sdgs.json", 1, {"title": "No poverty"}),
        "sdgs.json, row 1 (1): “title” must be given by language, in English at least.",
    ),
    "number as text": (
        ("action_lines.json", 1, {"position": "1"}),
        "action_lines.json, row 1 (C1): “position” must be a whole number.",
    ),
    "text as number": (
        ("countries.json", 1, {"m49": 20}),
        "countries.json, row 1 (AD): “m49” must be text.",
    ),
    "true as text": (
        ("observations.json", 1, {"verified": "yes"}),
        "observations.json, row 1 (1.1 - - 2013 Final WSIS Targets Review, ITU, 2014,"
        " https://studylib.net/doc/12983905): “verified” must be true or false.",
    ),
    "empty source": (
        ("sdgs.json", 1, {"source": ""}),
        "sdgs.json, row 1 (1): “source” must be text.",
    ),
    "bad date": (
        ("sdgs.json", 1, {"as_of": "2026-02-30"}),
        "sdgs.json, row 1 (1): “as_of”: “2026-02-30” value has the correct format"
        " (YYYY-MM-DD) but it is an invalid date.",
    ),
    "bad partial date": (
        ("summit_events.json", 1, {"starts_on": "1998-13"}),
        "summit_events.json, row 1 (itu-plenipotentiary-1998): “starts_on”:"
        " Write the date as 2025-03-31, 2025-03 or 2025.",
    ),
    "unknown choice": (
        ("ungis_terms.json", 1, {"seat": "throne"}),
        "ungis_terms.json, row 1 (ITU throne 2006-07): “seat”:"
        " Value 'throne' is not a valid choice.",
    ),
    "too long": (
        ("agencies.json", 1, {"code": "X" * 21}),
        "agencies.json, row 1 (XXXXXXXXXXXXXXXXXXXXX): “code”: Ensure this value has"
        " at most 20 characters (it has 21).",
    ),
    "duplicate key": (
        ("agencies.json", 2, {"code": "ECA"}),
        "agencies.json, row 2 (ECA): row 1 has the same code.",
    ),
    "duplicate key of several fields": (
        ("ungis_terms.json", 3, {"agency": "UNESCO"}),
        "ungis_terms.json, row 3 (UNESCO vice-chair 2006-07): row 2 has the same key.",
    ),
    "duplicate slug": (
        ("action_lines.json", 2, {"slug": "c1"}),
        "action_lines.json, row 2 (C2): row 1 has the same slug.",
    ),
    "constraint violated": (
        ("ungis_terms.json", 1, {"valid_to": "2005"}),
        "ungis_terms.json, row 1 (ITU chair 2006-07): The end is before the start.",
    ),
    "Cyrillic code": (
        ("action_lines.json", 1, {"code": "\N{CYRILLIC CAPITAL LETTER ES}1"}),
        "action_lines.json, row 1 (\N{CYRILLIC CAPITAL LETTER ES}1):"
        " Write the code as C1 or C7-EHEALTH.",
    ),
    "unknown field": (
        ("agencies.json", 1, {"colour": "blue"}),
        "agencies.json, row 1 (ECA): the field “colour” is unknown.",
    ),
    "source of an unsourced row": (
        ("sdg_targets.json", 1, {"source": "hearsay"}),
        "sdg_targets.json, row 1 (1.3): the field “source” is unknown.",
    ),
    "no countries": (
        ("region_members.json", 1, {"countries": "CH"}),
        "region_members.json, row 1 (AFR -): “countries” must be a list.",
    ),
    "unknown country in a list": (
        ("region_members.json", 1, {"countries": ["AO", "XK"]}),
        "region_members.json, row 1 (AFR XK): “country”: countries.json has no “XK”.",
    ),
}


@pytest.mark.parametrize(("fault", "sentence"), FAULTS.values(), ids=FAULTS)
def test_faulty_row_is_refused_by_name_and_nothing_changes(folder, fault, sentence):
    before = state()
    file, number, values = fault
    edit_row(folder, file, number, **values)

    with pytest.raises(CommandError) as refused:
        call_command("load_reference", folder=folder)

    assert str(refused.value) == sentence
    assert state() == before


def test_row_that_other_files_still_name_cannot_leave_its_file(folder):
    before = state()
    edit(
        folder,
        "action_lines.json",
        lambda content: content.update(
            rows=[row for row in content["rows"] if row["code"] != "C9"]
        ),
    )

    sentence = "“action_line”: action_lines.json has no “C9”."
    with pytest.raises(CommandError, match=sentence):
        call_command("load_reference", folder=folder)

    assert state() == before


def test_missing_field_is_refused(folder):
    edit(folder, "agencies.json", lambda content: content["rows"][2].pop("acronym"))

    sentence = "agencies.json, row 3 (ECLAC): the field “acronym” is missing."
    with pytest.raises(CommandError, match=re.escape(sentence)):
        call_command("load_reference", folder=folder)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "agencies.json: write an object with source, as_of, rows"),
        ('{"source": "x", "as_of": "2026-11-22"}', "agencies.json: write an object"),
        (
            '{"source": "x", "as_of": "2026-11-22", "rows": [], "colour": 1}',
            "agencies.json: write an object",
        ),
        (
            '{"source": "x", "as_of": "2026-11-22", "rows": []}',
            "agencies.json: rows must be a list with rows in it.",
        ),
        (
            '{"source": "x", "as_of": "2026-11-22", "rows": [1]}',
            "agencies.json, row 1 (-): a row must be an object.",
        ),
        ('{"source": "x"', "agencies.json: not readable: Expecting ',' delimiter"),
        ('{"source": "x", "source": "y"}', "agencies.json: not readable: an object"),
        ("\udcff", "agencies.json: not readable: 'utf-8' codec"),
    ],
)
def test_file_of_the_wrong_shape_is_refused(folder, text, sentence):
    before = state()
    (folder / "agencies.json").write_text(text, errors="surrogateescape")

    with pytest.raises(CommandError) as refused:
        call_command("load_reference", folder=folder)

    assert str(refused.value).startswith(sentence)
    assert state() == before


def test_missing_file_is_refused(folder):
    (folder / "sdgs.json").unlink()

    with pytest.raises(CommandError, match=r"^sdgs\.json: there is no such file\.$"):
        call_command("load_reference", folder=folder)
