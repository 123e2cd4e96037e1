from benchmarks.requests import answers


def test_of_a_list_total_and_references_count():
    body = b'{"count": 31, "next": null, "results": [{"reference": "WSIS-P-000002"}]}'

    assert answers.of_list(body) == (31, ["WSIS-P-000002"])


def test_of_a_record_all_counts_but_how_moments_are_written():
    portal = b'{"reference": "A", "url": "x", "updated_at": "2026-01-01T00:00:00Z"}'
    by_hand = '{"reference": "A", "url": "y", "updated_at": "2026-01-01T00:00:00+00"}'

    assert answers.of_record(portal) == answers.of_record(by_hand) == {"reference": "A"}


def test_facets_without_values_may_be_left_out():
    body = b'{"count": 2, "sdg": {"4": 2}, "area": {}}'

    assert answers.of_facets(body) == {"count": 2, "sdg": {"4": 2}}


def test_of_a_page_the_cards_count_once_each():
    card = '<a href="/projects/WSIS-P-{}/">'
    body = "".join(card.format(n) for n in ("000002", "000001", "000002")).encode()

    assert answers.of_cards(body) == ["WSIS-P-000002", "WSIS-P-000001"]


def test_title_of_a_page_is_that_of_the_document():
    body = b"<h1 lang=fr>\n  Eau &amp; la radio\n</h1>"

    assert answers.of_page(body) == "Eau & la radio"
    assert answers.of_title('{"texts": [{"title": "Eau & la  radio"}]}') == (
        "Eau & la radio"
    )


def test_of_files_all_records_count_in_their_order():
    lines = b'{"reference":"WSIS-P-000002"}\n{"reference": "WSIS-P-000001"}\n'
    table = '\ufeffreference,title\r\nWSIS-P-000002,"Fibre, rural"\r\n'.encode()

    assert answers.of_lines(lines) == [b"WSIS-P-000002", b"WSIS-P-000001"]
    assert answers.of_table(table) == [("WSIS-P-000002", "Fibre, rural")]
