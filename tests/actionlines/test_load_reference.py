import json
import shutil
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from actionlines.loading.run import FOLDER, load
from actionlines.loading.tables import TABLES
from actionlines.models import (
    ActionLine,
    Agency,
    Country,
    Facilitation,
    Observation,
    SdgLink,
    TitleVariant,
)
from stocktaking.models import AgencyMember
from wsis_portal.accounts.models import User

pytestmark = pytest.mark.django_db


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


def drop_agencies(folder, *codes):
    """Take the agencies and what the files say of them out of the files."""
    for file, field in [("agencies.json", "code"), ("facilitations.json", "agency")]:
        edit(
            folder,
            file,
            lambda content, field=field: content.update(
                rows=[row for row in content["rows"] if row[field] not in codes]
            ),
        )


def state():
    """Everything that is loaded, with primary keys."""
    return {
        table.file: sorted(table.model.objects.values_list(), key=repr)
        for table in TABLES
    }


def counts(file, counted):
    return next(
        (one.created, one.updated, one.unchanged, one.removed)
        for one in counted
        if one.file == file
    )


def test_command_prints_what_became_of_each_file(capsys):
    call_command("load_reference")

    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        table.file for table in TABLES
    ]
    assert lines[4] == (
        "action_lines.json: 19 created, 0 updated, 0 unchanged, 0 removed"
    )


def test_second_run_writes_nothing(django_assert_num_queries):
    first = load()
    before = state()

    # A savepoint and its release, one look at each of 15 tables and at the joining
    # table of the matrix; its turn; two looks for records of each register that nobody
    # indexed.
    with django_assert_num_queries(24):
        second = load()

    assert [one.unchanged for one in second] == [one.created for one in first]
    assert {one.created + one.updated + one.removed for one in second} == {0}
    assert state() == before


def test_words_changed_by_hand_come_back_and_the_primary_key_stays():
    load()
    before = Agency.objects.get(code="ITU").pk
    Agency.objects.filter(code="ITU").update(name_fr="Changed by hand")

    counted = load()

    agency = Agency.objects.get(code="ITU")
    assert agency.pk == before
    assert agency.name_fr == "Union internationale des télécommunications"
    assert counts("agencies.json", counted) == (0, 1, 21, 0)


def test_row_changed_in_the_file_is_updated(folder):
    load(folder)
    edit_row(folder, "summit_events.json", 3, place="Ségou", country="SN")

    counted = load(folder)

    assert counts("summit_events.json", counted) == (0, 1, 40, 0)
    assert Country.objects.get(code="SN").summit_events.get().place == "Ségou"


def test_language_of_the_caller_changes_nothing():
    with translation.override("ar"):
        load()

    with translation.override("en"):
        counted = load()

    assert counts("countries.json", counted) == (0, 0, 248, 0)
    assert Country.objects.get(code="FR").name == "France"


def test_language_without_words_falls_back_to_english():
    load()

    line = ActionLine.objects.get(code="C1")
    with translation.override("zh-hans"):
        title, short_title = line.title, line.short_title

    assert title.startswith("The role of governments and all stakeholders")
    assert short_title == "利益相关方的作用"


def test_fact_that_left_its_file_is_removed(folder):
    load(folder)
    edit(folder, "title_variants.json", lambda content: content["rows"].pop(0))

    counted = load(folder)

    assert counts("title_variants.json", counted) == (0, 0, 5, 1)
    assert not TitleVariant.objects.filter(action_line__code="C1").filter(
        title="The role of stakeholders"
    )


def test_list_of_a_row_follows_the_file(folder):
    load(folder)
    edit_row(folder, "sdg_matrix.json", 2, targets=["3.8", "3.7"])

    counted = load(folder)

    link = SdgLink.objects.get(action_line__code="C1", sdg__number=3)
    assert set(link.targets.values_list("code", flat=True)) == {"3.7", "3.8"}
    assert counts("sdg_matrix.json", counted) == (0, 1, 122, 0)


def test_vocabulary_that_left_its_file_goes_with_its_facts(folder):
    load(folder)
    drop_agencies(folder, "ITC")

    counted = load(folder)

    assert counts("agencies.json", counted) == (0, 0, 21, 1)
    assert counts("facilitations.json", counted) == (0, 0, 107, 1)
    assert not Agency.objects.filter(code="ITC").exists()


def test_faulty_row_is_refused_on_an_empty_database(folder):
    edit_row(folder, "summit_events.json", 41, ends_on="2001")

    with pytest.raises(CommandError, match="The end is before the start"):
        call_command("load_reference", folder=folder)

    assert not any(table.model.objects.exists() for table in TABLES)


def test_row_names_its_own_source_or_takes_that_of_its_file(folder):
    edit_row(folder, "observations.json", 1, source="Its own", as_of="2020-01-01")
    edit(folder, "observations.json", lambda content: content["rows"][1].pop("source"))

    load(folder)

    sources = Observation.objects.values_list("source", "as_of")
    assert [(source, str(day)) for source, day in sources][:2] == [
        ("Its own", "2020-01-01"),
        (
            "Final WSIS Targets Review, ITU, 2014, https://studylib.net/doc/12983904",
            "2026-11-22",
        ),
    ]


def test_row_that_left_its_file_and_is_in_use_is_kept_and_named(folder, capsys):
    load(folder)
    itc, upu = (Agency.objects.get(code=code) for code in ("ITC", "UPU"))
    secretariat = User.objects.create_user("secretariat@example.org")
    AgencyMember.objects.create(
        agency=itc,
        user=secretariat,
        appointed_by=secretariat,
        valid_from=date(2026, 1, 1),
    )
    drop_agencies(folder, "ITC", "UPU")

    call_command("load_reference", folder=folder)

    assert (
        "agencies.json: 0 created, 0 updated, 20 unchanged, 1 removed,"
        " 1 kept because records use it: ITC"
    ) in capsys.readouterr().out.splitlines()
    assert AgencyMember.objects.get().agency == itc
    assert not Agency.objects.filter(pk=upu.pk).exists()
    assert not Facilitation.objects.filter(agency=itc).exists()
