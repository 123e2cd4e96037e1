import pytest

from stocktaking.merging import Merged, fingerprint, fingerprints, flat, merge, parted

BEFORE = {"title": "Radio", "level": "local", "countries": ["ML"]}


def seen(values=BEFORE):
    return fingerprints(values, BEFORE)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged", "conflicts"),
    [
        ({}, {}, {}, []),
        ({"title": "Mine"}, {}, {"title": "Mine"}, []),
        ({}, {"title": "Theirs"}, {"title": "Theirs"}, []),
        ({"title": "Mine"}, {"level": ""}, {"title": "Mine", "level": ""}, []),
        ({"title": "Same"}, {"title": "Same"}, {"title": "Same"}, []),
        ({"title": "Mine"}, {"title": "Theirs"}, {"title": "Mine"}, ["title"]),
        ({"title": ""}, {"title": "Theirs"}, {"title": ""}, ["title"]),
        ({"countries": []}, {}, {"countries": []}, []),
    ],
)
def test_each_keeps_what_only_they_changed(mine, theirs, merged, conflicts):
    found = merge(seen(), BEFORE | mine, BEFORE | theirs)

    assert found == Merged(BEFORE | merged, conflicts)


def test_fields_that_are_not_asked_stay_as_they_are():
    found = merge(seen(), {"title": "Mine"}, BEFORE)

    assert found == Merged({**BEFORE, "title": "Mine"}, [])


def test_what_i_wrote_last_is_no_conflict_with_myself():
    theirs = BEFORE | {"title": "Mine, hal"}

    found = merge(seen(), BEFORE | {"title": "Mine, half"}, theirs, own={"title"})

    assert found == Merged(BEFORE | {"title": "Mine, half"}, [])


def test_without_fingerprints_only_what_is_empty_is_written_over():
    found = merge({}, {"title": "Mine", "area": "applications"}, {"title": "Radio"})

    assert found.conflicts == ["title"]
    assert found.values["area"] == "applications"


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_nothing_is_said_in_one_way(nothing):
    assert fingerprint(nothing) == fingerprint(None) != fingerprint("a")


def test_fingerprints_do_not_depend_on_the_order_of_keys():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})


def test_parts_of_a_document_come_back():
    document = {
        "format": 1,
        "public": {"level": "local"},
        "private": {"email": "awa@example.org"},
    }

    assert parted(flat(document), ["email", "note"]) == document
