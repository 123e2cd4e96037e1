import pytest

from stocktaking.merging import (
    Merged,
    fingerprint,
    fingerprints,
    flat,
    merge,
    parted,
    prints,
    prints_next,
)

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


ITEMS = {"links": ("url",)}
A, B, C = ({"url": f"https://{name}.example/", "title": name} for name in "abc")


def titled(row, title):
    return {**row, "title": title}


def links(before, mine, theirs):
    seen = prints({"links": before}, ["links"], ITEMS)
    found = merge(seen, {"links": mine}, {"links": theirs}, items=ITEMS)
    return found.values["links"], bool(found.conflicts)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged", "torn"),
    [
        ([A, B], [A, C], [A, C, B], False),
        ([], [A, C], [C], False),
        ([A, B], [], [B], False),
        ([B], [C], [C, B], False),
        ([titled(A, "mine")], [A, C], [titled(A, "mine"), C], False),
        ([titled(A, "mine"), B], [titled(A, "mine")], [titled(A, "mine"), B], False),
        ([titled(A, "mine")], [titled(A, "other"), C], [titled(A, "mine"), C], True),
        ([A, titled(B, "mine")], [A, B], [A, titled(B, "mine")], True),
        ([C], [titled(A, "other")], [titled(A, "other"), C], True),
        ([titled(A, "mine")], [C], [C, titled(A, "mine")], True),
    ],
    ids=str,
)
def test_rows_of_both_stand_and_those_that_one_removed_go(mine, theirs, merged, torn):
    assert links([A], mine, theirs) == (merged, torn)


def test_cells_of_one_row_are_merged():
    before = {"language": "en", "title": "Radio", "summary": "Old", "origin": "author"}
    mine = {**before, "title": "Village radio"}
    theirs = {**before, "summary": "New"}
    del mine["origin"]
    seen, items = prints({"texts": [before]}, ["texts"], {"texts": ("language",)}), {}
    items["texts"] = ("language",)

    found = merge(seen, {"texts": [mine]}, {"texts": [theirs]}, items=items)

    whole = {"language": "en", "title": "Village radio", "summary": "New"}
    assert found == Merged({"texts": [whole]}, [], ["texts"])


def test_codes_are_rows_of_one_word():
    seen = prints({"countries": ["ML", "SN"]}, ["countries"], {})
    mine, theirs = {"countries": ["ML", "BF"]}, {"countries": ["ML", "SN", "NE"]}

    assert merge(seen, mine, theirs).values == {"countries": ["ML", "NE", "BF"]}


def test_two_rows_that_are_alike_stay_two():
    assert links([A], [A, titled(A, "again")], [A, C]) == (
        [A, C, titled(A, "again")],
        False,
    )


@pytest.mark.parametrize("words", [None, ";;", "x", "a:b c:d e", ": :", "\n"])
def test_rows_of_both_stay_where_nobody_knows_what_was_there(words):
    seen = {"links": fingerprint([A])} | ({"links[]": words} if words else {})

    found = merge(seen, {"links": [B]}, {"links": [C]}, items=ITEMS)

    assert found.values == {"links": [C, B]}
    assert found.conflicts == ([] if words else ["links"])


def test_a_form_that_goes_on_does_not_remove_what_it_never_showed():
    """It typed B, somebody else C; then it types on, and C is no row of its own."""
    seen = prints({"links": [A]}, ["links"], ITEMS)
    stored = merge(seen, {"links": [A, B]}, {"links": [A, C]}, items=ITEMS).values
    seen = prints_next(seen, {"links": [A, B]}, stored, ITEMS)

    typed = {"links": [titled(B, "more")]}
    found = merge(seen, typed, stored, items=ITEMS)

    assert found == Merged({"links": [C, titled(B, "more")]}, [], ["links"])


def test_a_row_that_somebody_else_removed_does_not_come_back():
    seen = prints({"links": [A, B]}, ["links"], ITEMS)
    typed = {"links": [A, titled(B, "mine")]}
    stored = merge(seen, typed, {"links": [B]}, items=ITEMS).values
    seen = prints_next(seen, typed, stored, ITEMS)

    found = merge(seen, {"links": [A, titled(B, "more")]}, stored, items=ITEMS)

    assert found.values == {"links": [titled(B, "more")]}
    assert found.conflicts == []


def test_what_is_too_long_to_remember_is_known_as_a_whole():
    rows = [{"url": str(number), "title": "x"} for number in range(200)]

    assert prints({"links": rows}, ["links"], ITEMS) == fingerprints(
        {"links": rows}, ["links"]
    )
