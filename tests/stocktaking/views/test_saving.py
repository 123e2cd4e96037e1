"""Words that are saved while one types, by one person, in two tabs, by two people."""

import json
from unittest.mock import ANY

import pytest
from django.urls import reverse
from django.utils.html import escape
from time_machine import travel

from stocktaking import workflow
from stocktaking.choices import Action
from stocktaking.workflow import Given, StepRefused, Writer
from tests.factories import (
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    lines,
    record,
    text,
)
from tests.stocktaking.views.posting import answer, controls, typed

pytestmark = pytest.mark.django_db

QUIET = {"HX-Request": "true"}


@pytest.fixture
def item(client):
    item = SubmissionFactory(document=document(budget="10", currency="EUR"))
    client.force_login(item.submitter)
    return item


def at(item, section="money"):
    return reverse("stocktaking:edit-section", args=[item.pk, section])


def tab(client, item, section="money"):
    """What an open form would post."""
    return controls(client.get(at(item, section)))


def stored(item):
    item.refresh_from_db()
    return item.public["budget"], item.public["currency"]


@travel("2026-11-22 14:02", tick=False)
def test_a_quiet_save_says_when(client, item):
    form = tab(client, item)

    response = client.post(at(item), form | {"budget": "20"}, headers=QUIET)

    assert response.status_code == 200
    assert "Saved at 2:02 p.m. (UTC)" in response.content.decode()
    assert "<html" not in response.content.decode()
    assert stored(item) == ("20", "EUR")


def test_what_was_saved_is_known_to_the_open_form(client, item):
    form = tab(client, item)
    first = client.post(at(item), form | {"budget": "20"}, headers=QUIET)
    form["seen"] = first.headers["X-Quietly"]

    second = client.post(at(item), form | {"budget": "30"})

    assert (second.status_code, stored(item)) == (302, ("30", "EUR"))


def test_a_save_whose_answer_was_lost_is_no_conflict(client, item):
    form = tab(client, item)
    client.post(at(item), form | {"budget": "20", "turn": "2"}, headers=QUIET)

    again = form | {"budget": "200", "turn": "3"}
    response = client.post(at(item), again, headers=QUIET)

    assert (response.status_code, stored(item)) == (200, ("200", "EUR"))


def test_an_old_sending_that_comes_late_does_not_win(client, item):
    form = tab(client, item)
    client.post(at(item), form | {"budget": "200", "turn": "3"}, headers=QUIET)

    late = form | {"budget": "20", "turn": "2"}
    response = client.post(at(item), late, headers=QUIET)

    assert (response.status_code, stored(item)) == (409, ("200", "EUR"))


def test_a_page_of_a_conflict_does_not_revert_what_it_has_not_shown(client, item):
    first, second = tab(client, item), tab(client, item)
    client.post(at(item), first | {"budget": "20", "currency": "USD"})
    page = client.post(at(item), second | {"budget": "30"})

    client.post(at(item), controls(page))

    assert stored(item) == ("30", "USD")


def test_a_page_of_a_refusal_does_not_revert_what_it_has_not_shown(client, item):
    first, second = tab(client, item, "what"), tab(client, item, "what")
    client.post(at(item, "what"), first | {"activity_type": "training"})
    long = second | {"texts-0-description": "word " * 50_000}
    page = client.post(at(item, "what"), long)

    client.post(at(item, "what"), controls(page) | {"texts-0-description": ""})

    item.refresh_from_db()
    assert item.public["activity_type"] == "training"


def test_texts_that_nobody_touched_are_no_conflict(client):
    row = record(area="applications")
    item = change_of(row)
    client.force_login(item.submitter)
    mine, theirs = tab(client, item, "what"), tab(client, item, "what")
    client.post(at(item, "what"), theirs | {"texts-0-title": "Of the colleague"})

    response = client.post(at(item, "what"), mine | {"area": "infrastructure"})

    item.refresh_from_db()
    assert response.status_code == 302
    assert (item.title, item.public["area"]) == ("Of the colleague", "infrastructure")


def test_ends_of_lines_are_no_change(client):
    row = record(texts=[text(summary="One.\nTwo.")])
    item = change_of(row)
    client.force_login(item.submitter)
    form = tab(client, item, "what")

    client.post(at(item, "what"), form | {"texts-0-summary": "One.\r\nTwo."})

    item.refresh_from_db()
    assert item.public["texts"][0]["summary"] == "One.\nTwo."


def test_saving_what_is_stored_already_writes_nothing(client, item):
    form = tab(client, item)
    client.post(at(item), form)
    client.post(at(item), form, headers=QUIET)

    before = item.document_version
    item.refresh_from_db()
    assert item.document_version == before


def test_sent_twice_is_stored_once(client, item):
    form = tab(client, item) | {"budget": "20", "next": "1"}

    answers = [client.post(at(item), form).status_code for _time in range(2)]

    assert (answers, stored(item)) == ([302, 302], ("20", "EUR"))
    assert item.document_version == 2


def test_two_tabs_in_different_answers_both_count(client, item):
    first, second = tab(client, item), tab(client, item)

    client.post(at(item), first | {"budget": "20"})
    response = client.post(at(item), second | {"currency": "USD"})

    assert (response.status_code, stored(item)) == (302, ("20", "USD"))


def test_an_old_tab_does_not_bring_old_answers_back(client, item):
    old, new = tab(client, item), tab(client, item)
    client.post(at(item), new | {"budget": "20"})

    first = client.post(at(item), old | {"currency": "USD"}, headers=QUIET)
    old["seen"] = first.headers["X-Quietly"]
    client.post(at(item), old | {"currency": "CHF"}, headers=QUIET)

    assert stored(item) == ("20", "CHF")


def test_two_tabs_in_one_answer_see_both_versions(client, item):
    first, second = tab(client, item), tab(client, item)
    client.post(at(item), first | {"budget": "20", "currency": "USD"})

    response = client.post(at(item), second | {"budget": "30", "currency": "USD"})

    assert (response.status_code, stored(item)) == (409, ("20", "USD"))
    elsewhere = response.context["form"].elsewhere
    assert [(str(a), b, c) for a, b, c in elsewhere] == [("Budget", ["20"], ["30"])]
    html = response.content.decode()
    assert "not saved yet" in html
    assert 'value="30"' in html
    assert 'hx-trigger="now"' in html  # nothing is saved until its reader says so


def test_quietly_no_version_wins_and_nothing_is_chosen(client, item):
    first, second = tab(client, item), tab(client, item)
    client.post(at(item), first | {"budget": "20"})

    for _time in range(2):
        response = client.post(at(item), second | {"budget": "30"}, headers=QUIET)

        assert (response.status_code, stored(item)) == (409, ("20", "EUR"))
        assert "changed the same answers" in response.content.decode()


def test_a_conflict_keeps_what_is_in_none(client, item):
    first, second = tab(client, item), tab(client, item)
    client.post(at(item), first | {"budget": "20"})

    client.post(at(item), second | {"budget": "30", "currency": "USD"})

    assert stored(item) == ("20", "USD")


def test_whoever_has_seen_both_versions_decides(client, item):
    first, second = tab(client, item), tab(client, item)
    client.post(at(item), first | {"budget": "20"})
    page = client.post(at(item), second | {"budget": "30"})

    response = client.post(at(item), controls(page))

    assert (response.status_code, stored(item)) == (302, ("30", "EUR"))


def test_two_colleagues_see_both_versions(client, item):
    colleague = UserFactory()
    item.collaborators.add(colleague)
    mine = tab(client, item, "what")
    client.force_login(colleague)
    answer(client, item, "what", {"texts": [text("Of the colleague")]})
    client.force_login(item.submitter)

    response = client.post(at(item, "what"), mine | {"texts-0-title": "Of the author"})

    item.refresh_from_db()
    assert (response.status_code, item.title) == (409, "Of the colleague")
    html = response.content.decode()
    assert "Of the colleague" in html
    assert "Of the author" in html


def test_colleagues_in_different_sections_do_not_meet(client, item):
    colleague = UserFactory()
    item.collaborators.add(colleague)
    mine = tab(client, item)
    client.force_login(colleague)
    answer(client, item, "what", {"texts": [text("Of the colleague")]})
    client.force_login(item.submitter)

    client.post(at(item), mine | {"budget": "20"})

    assert stored(item) == ("20", "EUR")
    assert item.title == "Of the colleague"


def test_words_that_cannot_be_stored_are_refused_and_stay_on_screen(client, item):
    form = tab(client, item, "what") | {"texts-0-description": "word " * 50_000}

    page = client.post(at(item, "what"), form)
    quiet = client.post(at(item, "what"), form, headers=QUIET)

    assert (page.status_code, quiet.status_code) == (400, 400)
    assert "word word" in page.content.decode()
    assert "larger than" in quiet.content.decode()


def test_handed_in_meanwhile_is_said(client, item):
    form = tab(client, item)
    given = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=given)

    response = client.post(at(item), form | {"budget": "20"}, headers=QUIET)

    assert response.status_code == 409
    assert "It was handed in already." in response.content.decode()


def test_a_colleague_who_left_saves_nothing(item):
    with pytest.raises(StepRefused) as refusal:
        workflow.save_words(
            item, {"budget": "20"}, seen={}, writer=Writer("a", 1), actor=UserFactory()
        )

    assert refusal.value.problem.code == "step-not-possible"
    assert stored(item) == ("10", "EUR")


def test_the_name_of_a_form_is_not_believed_beyond_its_length(client, item):
    form = tab(client, item) | {"budget": "20", "writer": "w" * 9000}

    client.post(at(item), form)

    item.refresh_from_db()
    assert item.writers == {"budget": ["w" * 32, 1]}


def test_fingerprints_say_nothing_of_the_words(client, item):
    seen = json.loads(tab(client, item)["seen"][0])
    assert seen == {"budget": ANY, "currency": ANY}
    assert "EUR" not in seen.values()


def linked(*names):
    return [{"url": f"https://{name}.example/"} for name in names]


def links(item):
    item.refresh_from_db()
    return item.public["links"]


@pytest.fixture
def listed(client):
    """A draft with one link."""
    item = SubmissionFactory(document=document(links=linked("a")))
    client.force_login(item.submitter)
    return item


@pytest.mark.parametrize("headers", [{}, QUIET])
def test_rows_that_two_add_both_stay(client, listed, headers):
    mine, theirs = tab(client, listed, "proof"), tab(client, listed, "proof")
    client.post(at(listed, "proof"), theirs | typed({"links": linked("a", "b")}))

    said = mine | typed({"links": linked("a", "c")})
    client.post(at(listed, "proof"), said, headers=headers)

    assert links(listed) == linked("a", "b", "c")


def test_a_form_that_saves_quietly_keeps_rows_that_it_never_showed(client, listed):
    mine, theirs = tab(client, listed, "proof"), tab(client, listed, "proof")
    client.post(at(listed, "proof"), theirs | typed({"links": linked("a", "b")}))

    for name in ("c", "cc", "ccc"):
        said = mine | typed({"links": linked("a", name)})
        answered = client.post(at(listed, "proof"), said, headers=QUIET)
        mine["seen"] = answered.headers["X-Quietly"]

    assert links(listed) == linked("a", "b", "ccc")


def test_a_row_that_comes_late_is_not_added_again(client, listed):
    form = tab(client, listed, "proof")
    whole = form | typed({"links": linked("a", "bbb")}) | {"turn": "3"}
    client.post(at(listed, "proof"), whole, headers=QUIET)

    late = form | typed({"links": linked("a", "b")}) | {"turn": "2"}
    response = client.post(at(listed, "proof"), late, headers=QUIET)

    assert (response.status_code, links(listed)) == (409, linked("a", "bbb"))


def test_two_who_write_in_different_cells_of_a_text_both_count(client, item):
    mine, theirs = tab(client, item, "what"), tab(client, item, "what")
    client.post(at(item, "what"), theirs | {"texts-0-summary": "Of the colleague."})

    response = client.post(at(item, "what"), mine | {"texts-0-title": "Of the author"})

    item.refresh_from_db()
    (words,) = item.public["texts"]
    assert response.status_code == 302
    assert (words["title"], words["summary"]) == ("Of the author", "Of the colleague.")


def test_saving_on_the_page_of_a_conflict_deletes_no_row(client, item):
    mine, theirs = tab(client, item, "what"), tab(client, item, "what")
    other = [text("Of the colleague"), text("De la collègue", "fr")]
    client.post(at(item, "what"), theirs | typed({"texts": other}))
    page = client.post(at(item, "what"), mine | {"texts-0-title": "Of the author"})
    shown = page.content.decode()

    response = client.post(at(item, "what"), controls(page))

    item.refresh_from_db()
    titles = [row["title"] for row in item.public["texts"]]
    assert (page.status_code, response.status_code) == (409, 302)
    assert "empty those that you do not want" in shown
    assert titles == ["Of the author", "De la collègue"]


def test_a_conflict_over_reasons_shows_the_boxes_of_both(client, reasoned):
    mine, theirs = tab(client, reasoned, "serves"), tab(client, reasoned, "serves")
    client.post(at(reasoned, "serves"), theirs | typed({"action_lines": [C1, C3]}))
    other = {"action_line": "C3", "reason": "Mine"}
    page = client.post(
        at(reasoned, "serves"), mine | typed({"action_lines": [other, C2]})
    )

    client.post(at(reasoned, "serves"), controls(page))

    reasoned.refresh_from_db()
    rows = reasoned.public["action_lines"]
    assert page.status_code == 409
    reasons = {row["action_line"]: row["reason"] for row in rows}
    assert reasons == {"C1": "", "C2": "Two", "C3": "Mine"}


C1, C2, C3 = (
    {"action_line": code, "reason": reason}
    for code, reason in (("C1", ""), ("C2", "Two"), ("C3", "Three"))
)


@pytest.fixture
def reasoned(client):
    lines("C1", "C2", "C3")
    old = {"action_line": "C3", "reason": "Old"}
    item = SubmissionFactory(document=document(action_lines=[old]))
    client.force_login(item.submitter)
    return item


def test_a_form_that_says_nothing_of_rows_deletes_none(client, listed):
    """One that was opened before forms said so."""
    mine, theirs = tab(client, listed, "proof"), tab(client, listed, "proof")
    seen = json.loads(mine["seen"][0])
    mine["seen"] = json.dumps({n: p for n, p in seen.items() if not n.endswith("[]")})
    client.post(at(listed, "proof"), theirs | typed({"links": linked("a", "b")}))

    page = client.post(at(listed, "proof"), mine | typed({"links": linked("a", "c")}))
    kept = links(listed)
    client.post(at(listed, "proof"), controls(page))

    assert (page.status_code, kept) == (409, linked("a", "b"))
    assert links(listed) == linked("a", "b", "c")


def test_who_left_a_conflict_undecided_meets_it_again(client, item):
    first, second = tab(client, item), tab(client, item)
    client.post(at(item), first | {"budget": "20", "currency": "USD"})
    page = client.post(at(item), second | {"budget": "30"})

    undecided = page.context["undecided"]
    later = tab(client, item) | {"budget": "30", "seen": undecided}
    response = client.post(at(item), later, headers=QUIET)

    assert f'data-undecided="{escape(undecided)}"' in page.content.decode()
    assert (response.status_code, stored(item)) == (409, ("20", "USD"))


def test_what_is_seen_of_many_rows_fits_into_a_header(client):
    many = [{"url": f"https://{n}.example/", "title": "x"} for n in range(50)]
    numbers = [{"scheme": "iati", "value": str(n)} for n in range(50)]
    item = SubmissionFactory(document=document(links=many, identifiers=numbers))
    client.force_login(item.submitter)
    form = tab(client, item, "proof") | {"source": "Report"}

    answered = client.post(at(item, "proof"), form, headers=QUIET)
    again = client.post(
        at(item, "proof"), form | {"seen": answered.headers["X-Quietly"], "source": "B"}
    )

    assert again.status_code == 302
    assert len(answered.headers["X-Quietly"]) < 6000
