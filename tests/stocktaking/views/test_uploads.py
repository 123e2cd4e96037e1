"""The pages of a file of many records, from the door to the last row."""

import csv
import io
import zipfile

import openpyxl
import pytest
from django.test import Client

from stocktaking.bulk import receiving, sending
from stocktaking.bulk.known import columns_in
from stocktaking.bulk.sheets import sheet_of
from stocktaking.choices import State, UploadState, Verdict
from stocktaking.models import Submission, Upload
from tests.factories import (
    ActionLineFactory,
    CountryFactory,
    OrganisationFactory,
    SdgFactory,
    TargetFactory,
    UserFactory,
)
from tests.stocktaking.bulk.conftest import at_once, partner  # noqa: F401
from tests.stocktaking.bulk.files import (
    as_csv,
    as_xlsx,
    faults_of,
    file_of,
    row,
    rows_of,
    sent,
    verdicts,
)
from tests.stocktaking.views.posting import controls
from wsis_portal.languages import by_short_code

FAULTY = [row(1), row(2, country="Atlantis"), row(3, title="Village radio 1")]
WHO = ("anonymous", "colleague", "owner", "moderator")


@pytest.fixture
def awa(client, partner):  # noqa: F811
    client.force_login(partner)
    return partner


@pytest.fixture
def upload(awa):
    return sent(as_csv(FAULTY), awa)


def posted(client, content, name="projects.csv", **more):
    return client.post("/submit/bulk/", {"file": file_of(content, name), **more})


def test_journey_from_the_file_to_the_secretariat(client, awa, mailoutbox):
    answer = posted(client, as_csv(FAULTY))
    upload = Upload.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/my/uploads/{upload.pk}/")

    page = client.get(answer.url)
    assert page.context["show"] == "faults"
    (shown,) = page.context["rows"]
    (fault,) = shown.faults
    assert (shown.row.number, fault.column) == (3, "country (column I)")
    assert "“Atlantis” is not known here." in page.content.decode()

    row_url = f"/my/uploads/{upload.pk}/rows/3/"
    still = client.post(row_url, {"country": "Nepall"})
    assert still.status_code == 422
    done = client.post(row_url, {"country": "Nepal"})
    assert done.status_code == 302
    assert faults_of(upload) == []

    doubtful = client.get(answer.url)
    assert doubtful.context["show"] == "duplicates"
    ticks = {"shown": ["4"], "wanted": ["4"]}
    client.post(f"/my/uploads/{upload.pk}/duplicates/", ticks)

    refused = client.post(f"/my/uploads/{upload.pk}/send/")
    assert (refused.status_code, "terms of use" in refused.content.decode()) == (
        409,
        True,
    )
    client.post(f"/my/uploads/{upload.pk}/send/", {"terms": "on"})

    assert verdicts(upload) == [Verdict.SENT] * 3
    assert Submission.objects.filter(state=State.SUBMITTED).count() == 3
    assert len(mailoutbox) == 1
    assert client.get(answer.url).context["state"].sent == 3


def test_without_a_tick_a_duplicate_stays(client, upload):
    client.post(f"/my/uploads/{upload.pk}/send/", {"terms": "on"})

    assert verdicts(upload) == [Verdict.SENT, Verdict.FAULTY, Verdict.NEW]


def test_all_duplicates_are_ticked_at_once_and_unticked_again(client, upload):
    url = f"/my/uploads/{upload.pk}/duplicates/"

    client.post(url, {"all": "1"})
    assert [one.is_wanted for one in rows_of(upload)] == [False, False, True]

    client.post(url, {"shown": ["4"]})
    assert [one.is_wanted for one in rows_of(upload)] == [False] * 3


def test_row_is_shown_as_it_was_typed_and_sent_back_unchanged(client, awa):
    rows = [row(1, country="Atlantis", title="  Radio ", summary="Two\nlines", sdgs=3)]
    upload = sent(as_xlsx(rows), awa, "a.xlsx")
    before = rows_of(upload)[0].cells
    url = f"/my/uploads/{upload.pk}/rows/2/"
    page = client.get(url)

    client.post(url, controls_of(page))

    assert rows_of(upload)[0].cells == before


def controls_of(page):
    return controls(page, "words")


def test_row_with_a_formula_is_corrected_in_place(client, awa):
    upload = sent(as_xlsx([row(1, title="=1+1")]), awa, "a.xlsx")
    url = f"/my/uploads/{upload.pk}/rows/2/"
    page = client.get(url)
    assert page.context["form"]["title"].errors == [
        "A formula stands here. Write the value that it shows."
    ]

    client.post(url, {"title": "Radio"})

    assert verdicts(upload) == [Verdict.NEW]


def test_number_given_twice_is_free_when_the_other_row_has_another(client, awa):
    upload = sent(as_csv([row(1), row(2, id="A-1")]), awa)
    assert verdicts(upload) == [Verdict.NEW, Verdict.FAULTY]

    client.post(f"/my/uploads/{upload.pk}/rows/2/", {"id": "A-9"})

    assert verdicts(upload) == [Verdict.NEW, Verdict.NEW]


def test_refused_rows_come_back_with_reasons_and_are_read_again(client, awa):
    bad = row(2, country="Atlantis", title="=HYPERLINK(1)")
    for kind, content in (("csv", as_csv([row(1), bad])), ("xlsx", as_xlsx([bad]))):
        upload = sent(content, awa, f"projects.{kind}")

        answer = client.get(f"/my/uploads/{upload.pk}/refused/")
        file = answer.getvalue()

        name = f'attachment; filename="projects.refused.{kind}"'
        assert answer["Content-Disposition"] == name
        header, only = table_of(file, kind)
        assert (header[-1], only[0]) == ("Reason", "A-2")
        assert "country (column I): “Atlantis” is not known here." in only[-1]
        title = {"csv": "'=HYPERLINK(1)", "xlsx": "=HYPERLINK(1)"}[kind]
        assert only[1] == title
        again = sent(file, awa, f"again.{kind}")
        assert verdicts(again) == [Verdict.FAULTY]
        assert rows_of(again)[0].own_number == "A-2"


def table_of(file, kind):
    if kind == "csv":
        return list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(file)).active
    return [[cell.value for cell in line] for line in sheet]


@pytest.mark.parametrize("digits", [15, 16, 400])
@pytest.mark.parametrize("key", ["id", "budget_value"])
def test_huge_number_comes_back_as_it_was(client, awa, digits, key):
    number = int("9" * digits)
    content = numbered(as_xlsx([row(1, stage="none", **{key: 12345678})]), number)
    upload = sent(content, awa, "projects.xlsx")

    file = client.get(f"/my/uploads/{upload.pk}/refused/").getvalue()

    header, only = table_of(file, "xlsx")
    assert str(only[header.index(key)]) == str(number)
    assert verdicts(sent(file, awa, "again.xlsx")) == [Verdict.FAULTY]


def numbered(content, number):
    """A workbook with NUMBER in it, as no spreadsheet would write it."""
    book = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(book, "w") as new:
        for name in old.namelist():
            cells = old.read(name).replace(b"<v>12345678<", f"<v>{number}<".encode())
            new.writestr(name, cells)
    return book.getvalue()


@pytest.mark.parametrize(
    "stem", ["\N{GRINNING FACE}" * 100, "\u5b57" * 150, "", ".", "a\nb"]
)
def test_name_that_a_disk_does_not_take_is_given_back(client, awa, stem):
    posted(client, as_csv([row(1, stage="none")]), f"{stem}.csv")
    upload = Upload.objects.get()

    answer = client.get(f"/my/uploads/{upload.pk}/refused/")

    _header, only = table_of(answer.getvalue(), "csv")
    assert (answer.status_code, only[0]) == (200, "A-1")
    assert ".refused.csv" in answer["Content-Disposition"]


def test_upload_without_faults_has_nothing_to_take_away(client, awa):
    upload = sent(as_csv([row(1)]), awa)

    answer = client.get(f"/my/uploads/{upload.pk}/refused/")

    assert answer.status_code == 302


def test_file_that_cannot_be_read_says_why(client, awa):
    posted(client, as_csv([{**row(1), "Contry": "x"}]))
    upload = Upload.objects.get()

    page = client.get(upload.get_absolute_url()).content.decode()

    assert upload.state == UploadState.REFUSED
    assert "column N: “Contry” is not known here. The nearest: country" in page


def test_no_file_and_an_empty_one_are_told(client, awa):
    assert client.post("/submit/bulk/").status_code == 422
    assert posted(client, b"").status_code == 422


def test_file_that_is_too_large_is_413_and_a_sentence(client, awa, monkeypatch):
    monkeypatch.setattr(receiving, "LARGEST", 2**20)

    answer = posted(client, b"x" * (2**20 + 1))

    assert answer.status_code == 413
    assert "The file is larger than 1 MB." in answer.content.decode()


def test_hundred_megabytes_are_refused_before_they_are_read(client, awa):
    answer = client.post("/submit/bulk/", {}, headers={"content-length": "100000000"})

    assert (answer.status_code, Upload.objects.count()) == (413, 0)


def test_organisation_is_one_of_those_that_one_belongs_to(client, awa):
    ours, theirs = OrganisationFactory(members=[awa]), OrganisationFactory()

    wrong = posted(client, as_csv([row(1)]), organisation=theirs.reference)
    right = posted(client, as_csv([row(1)]), organisation=ours.reference)

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert Upload.objects.get().organisation == ours


def test_who_has_left_the_organisation_hands_nothing_in_for_it(client, awa):
    ours = OrganisationFactory(members=[awa])
    upload = sent(as_csv([row(1)]), awa, organisation=ours)
    ours.members.remove(awa)

    answer = client.post(f"/my/uploads/{upload.pk}/send/", {"terms": "on"})

    assert answer.status_code == 409
    assert verdicts(upload) == [Verdict.NEW]


def test_progress_is_shown_while_the_worker_is_at_it(client, upload):
    Upload.objects.update(state=UploadState.CHECKING)
    upload.rows.filter(number__gt=2).update(verdict=Verdict.UNREAD)

    page = client.get(upload.get_absolute_url()).content.decode()

    assert "1 of 3 rows" in page
    assert '<progress id="done" class="wide" value="1" max="3">' in page
    assert ">Look again</a>" in page  # without a script
    assert 'hx-trigger="every 2s"' in page


def test_nothing_is_changed_while_the_worker_is_at_it(client, upload):
    Upload.objects.update(state=UploadState.SENDING)
    address = upload.get_absolute_url()
    before = list(upload.rows.values())

    for path, values in (
        ("rows/3/", {"country": "Nepal"}),
        ("duplicates/", {"all": "1"}),
        ("send/", {"terms": "on"}),
    ):
        assert client.post(address + path, values).status_code == 409
    client.post(address + "discard/")

    assert list(upload.rows.values()) == before


def test_discarded_file_is_gone_and_what_was_handed_in_stays(client, awa):
    kept, gone = (sent(as_csv([row(n)]), awa) for n in (1, 2))
    sending.begin(kept, "2026-11")

    for upload in (kept, gone):
        client.post(f"/my/uploads/{upload.pk}/discard/")

    assert [(one.pk, one.counts, one.rows.count()) for one in Upload.objects.all()] == [
        (kept.pk, {Verdict.SENT: 1}, 0)
    ]
    assert Submission.objects.get().upload == kept
    assert client.get(kept.get_absolute_url()).context["state"].sent == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_that_are_gone_are_not_taken_away(client, awa, kind):
    content = (as_csv if kind == "csv" else as_xlsx)([row(1), row(2, stage="none")])
    upload = sent(content, awa, f"projects.{kind}")
    sending.begin(upload, "2026-11")
    client.post(f"/my/uploads/{upload.pk}/discard/")

    answer = client.get(f"/my/uploads/{upload.pk}/refused/", follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain == [(upload.get_absolute_url(), 302)]
    assert "Its rows are deleted for good. What was handed in stays." in page
    assert "/refused/" not in page


ADDRESSES = {
    "": ("GET", 200),
    "discard/": ("GET", 200),
    "refused/": ("GET", 200),
    "rows/3/": ("GET", 200),
    "send/": ("POST", 302),
    "duplicates/": ("POST", 302),
}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", WHO)
def test_upload_is_there_for_its_owner_alone(upload, who, address):
    trust = OrganisationFactory(members=[upload.owner])
    Upload.objects.update(organisation=trust)
    people = {
        "colleague": UserFactory(),
        "owner": upload.owner,
        "moderator": UserFactory(is_superuser=True),
    }
    trust.members.add(people["colleague"])
    client, before = Client(), list(upload.rows.values())
    if who in people:
        client.force_login(people[who])
    method, found = ADDRESSES[address]
    ask = client.get if method == "GET" else client.post

    answer = ask(
        upload.get_absolute_url() + address,
        {"terms": "on", "all": "1"} if method == "POST" else {},
    )

    answer.getvalue()  # where it is a file, it is closed by that

    wanted = {"anonymous": 302, "owner": found}.get(who, 404)
    assert answer.status_code == wanted
    if who != "owner":
        assert list(upload.rows.values()) == before


def test_row_of_another_upload_is_not_there(client, upload):
    other = sent(as_csv([row(n) for n in range(9)]), UserFactory())

    assert client.get(f"/my/uploads/{other.pk}/rows/2/").status_code == 404
    assert client.get(f"/my/uploads/{upload.pk}/rows/9/").status_code == 404


@pytest.mark.parametrize("query", ["?show=nothing", "?page=7", "?colour=red"])
def test_question_with_an_unknown_part_is_400(client, upload, query):
    assert client.get(upload.get_absolute_url() + query).status_code == 400


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("show", ["faults", "duplicates", "all"])
def test_page_costs_the_same_for_any_number_of_rows(
    client, awa, count, show, django_assert_num_queries
):
    bad = [row(n, country="Atlantis") for n in range(count)]
    same = [row(n, title="Same") for n in range(10, 11 + count)]
    upload = sent(as_csv([*bad, *same]), awa)
    # session, user; upload; verdicts, good ones, duplicates; how many, rows; terms
    with django_assert_num_queries(9):
        client.get(f"{upload.get_absolute_url()}?show={show}")


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number_of_files(
    client, awa, count, django_assert_num_queries
):
    for n in range(count):
        sent(as_csv([row(n)]), awa)
    # session, user; how many, files; countries that one speaks for
    with django_assert_num_queries(5):
        client.get("/my/uploads/")


TEMPLATES = {
    "project": "/submit/bulk/template",
    "commitment": "/submit/bulk/commitment/template",
}


@pytest.mark.parametrize("language", ["", "/fr", "/es", "/ar", "/zh", "/ru"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("register", TEMPLATES)
def test_template_is_read_in_every_language_and_its_example_is_told(
    client, awa, language, kind, register
):
    """With another number the example would be handed in."""
    named_in_the_example()
    file = client.get(f"{language}{TEMPLATES[register]}.{kind}").content

    code = by_short_code()[language.strip("/") or "en"]
    more = {"language": code, "register": register}
    upload = sent(file, awa, f"template.{kind}", **more)
    assert faults_of(upload) == [(2, "id", "example-row")]
    assert [*columns_in(upload).keys.values()] == [*sheet_of(register).columns]
    client.post(f"/my/uploads/{upload.pk}/rows/2/", {"id": "A-1"})
    assert verdicts(upload) == [Verdict.NEW]


def named_in_the_example():
    ActionLineFactory(code="C3")
    ActionLineFactory(code="C7-EAGRICULTURE")
    ActionLineFactory(code="C7-ELEARNING")
    CountryFactory(code="SN", name="Senegal")
    TargetFactory(letter="b")
    TargetFactory(letter="e")
    SdgFactory(number=2)
    SdgFactory(number=4)
    SdgFactory(number=9)


def test_code_lists_name_every_country(client, awa):
    text = client.get("/submit/bulk/lists.csv").content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text)))

    assert rows[0] == ["Column", "Code", "Name"]
    assert ["Country", "NP", "Nepal"] in rows
    assert ["Stage", "ongoing", "Ongoing"] in rows


def test_code_lists_of_commitments_are_their_own(client, awa):
    answer = client.get("/submit/bulk/commitment/lists.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert ["Timescale", "five-years", "Two to five years"] in rows
    assert ["Fulfilment", "in-progress", "In progress"] in rows
    assert {"Stage"} & {row[0] for row in rows} == set()
    name = 'attachment; filename="wsis-code-lists.csv"'
    assert answer["Content-Disposition"] == name


@pytest.mark.parametrize("file", ["template.csv", "template.xlsx", "lists.csv"])
@pytest.mark.parametrize("register", ["progress-report", "organisation"])
def test_register_that_takes_no_files_has_no_template(client, file, register):
    assert client.get(f"/submit/bulk/{register}/{file}").status_code == 404


def test_words_typed_after_the_session_ended_are_there_again(client, upload):
    url = f"/my/uploads/{upload.pk}/rows/3/"
    client.logout()
    client.post(url, {"country": "Uruguay"})
    client.force_login(upload.owner)

    page = client.get(url)

    assert page.context["form"]["country"].value() == "Uruguay"


def test_page_that_looks_again_says_that_one_is_signed_out(client, upload):
    url = upload.get_absolute_url()
    client.logout()

    part = client.get(url, headers={"HX-Request": "true"})
    whole = client.get(url)

    assert (part.status_code, part.text.count('id="upload"')) == (200, 1)
    assert "You are signed out." in part.text
    assert f'href="/accounts/login/?next={url}"' in part.text
    assert upload.name not in part.text
    assert whole.headers["Location"] == f"/accounts/login/?next={url}"
