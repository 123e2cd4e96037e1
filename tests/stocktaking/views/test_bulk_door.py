"""The door for files of many records: what is in the file is asked first."""

import pytest

from stocktaking.models import Upload
from tests.stocktaking.bulk.conftest import at_once, partner  # noqa: F401
from tests.stocktaking.bulk.files import as_csv, file_of, pledge, row

SHEETS = {
    "": ("project", "Report many projects", "/submit/bulk/template.csv", "Stage"),
    "?register=project": (
        *("project", "Report many projects"),
        *("/submit/bulk/template.csv", "Stage"),
    ),
    "?register=commitment": (
        *("commitment", "Announce many commitments"),
        *("/submit/bulk/commitment/template.csv", "Timescale"),
    ),
}


@pytest.fixture
def awa(client, partner):  # noqa: F811
    client.force_login(partner)
    return partner


def posted(client, rows, query="", **more):
    values = {"file": file_of(as_csv(rows)), **more}
    return client.post(f"/submit/bulk/{query}", values)


@pytest.mark.parametrize("query", SHEETS)
def test_page_explains_the_file_that_is_asked_for(client, awa, query):
    register, title, template, column = SHEETS[query]

    html = client.get(f"/submit/bulk/{query}").content.decode()

    assert f"<h1>{title}</h1>" in html
    assert f'href="{template}"' in html
    assert f'<th scope="row">{column}</th>' in html
    assert f'href="?register={register}" aria-current="page"' in html
    assert html.count('aria-current="page"') == 1
    assert f'<input type="hidden" name="register" value="{register}"' in html


@pytest.mark.parametrize("query", ["?register=organisation", "?colour=red"])
def test_question_with_an_unknown_part_is_400(client, awa, query):
    assert client.get(f"/submit/bulk/{query}").status_code == 400


def test_trackers_are_dropped(client, awa):
    address = "/submit/bulk/?register=commitment"

    answer = client.get(f"{address}&utm_source=mail")

    assert (answer.status_code, answer.url) == (302, address)


@pytest.mark.parametrize(
    ("query", "said", "register"),
    [
        ("", {}, "project"),
        ("", {"register": "commitment"}, "commitment"),
        ("?register=commitment", {}, "commitment"),
        ("?register=commitment", {"register": "project"}, "project"),
    ],
)
def test_file_is_of_what_the_form_says_else_of_what_the_address_says(
    client, awa, query, said, register
):
    posted(client, [row(1)], query, **said)

    assert Upload.objects.get().register == register


@pytest.mark.parametrize("register", ["progress-report", "organisation"])
def test_register_that_takes_no_files_is_refused(client, awa, register):
    answer = posted(client, [row(1)], register=register)

    assert (answer.status_code, Upload.objects.count()) == (422, 0)


def test_what_was_chosen_stays_when_the_file_is_missing(client, awa):
    answer = client.post("/submit/bulk/", {"register": "commitment"})

    assert answer.status_code == 422
    assert answer.context["register"] == "commitment"
    assert "Announce many commitments" in answer.content.decode()


@pytest.mark.parametrize(
    ("rows", "register", "other"),
    [
        ([pledge(1)], "project", "Commitments"),
        ([row(1)], "commitment", "Projects"),
    ],
)
def test_file_of_the_other_kind_is_told_in_one_sentence(
    client, awa, rows, register, other
):
    answer = posted(client, rows, register=register)

    page = client.get(answer.url)
    assert page.context["reasons"] == [
        (
            "",
            f"The columns are those of another kind of file: {other}. Send the file"
            " again and choose that kind.",
        )
    ]
    assert f'href="/submit/bulk/?register={register}"' in page.content.decode()


def test_file_of_neither_kind_says_what_is_wrong_with_its_columns(client, awa):
    rows = [{**pledge(1), "Contry": "x"}]

    posted(client, rows, register="commitment")

    ((place, code, _params),) = Upload.objects.get().refusal
    assert (place, code) == ("column Q", "unknown-word")


@pytest.mark.parametrize("register", ["project", "commitment"])
def test_start_page_of_a_record_leads_to_the_file_of_many(client, awa, register):
    html = client.get(f"/submit/{register}/").content.decode()

    assert f'href="/submit/bulk/?register={register}"' in html


def test_list_of_files_says_what_is_in_them(client, awa):
    posted(client, [pledge(1)], register="commitment")

    html = client.get("/my/uploads/").content.decode()

    assert "<span>Commitment</span>" in html
