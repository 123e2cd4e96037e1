import pytest

from tests.wsis_portal.accounts.people import (
    PASSWORD,
    SIGN_IN,
    is_in,
    person,
    sign_in,
)
from wsis_portal.accounts import demo
from wsis_portal.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return person(email="Awa@example.org")


@pytest.mark.parametrize("email", ["awa@example.org", "Awa@Example.org"])
def test_one_signs_in_by_e_mail_in_any_case(client, user, email):
    assert sign_in(client, email).url == "/my/"
    assert is_in(client)


def test_wrong_password_and_unknown_address_are_answered_alike(client, user):
    answers = [
        sign_in(client, email, "wrong") for email in (user.email, "nobody@example.org")
    ]

    known, unknown = [a.context["form"].non_field_errors().as_text() for a in answers]
    assert known == unknown
    assert "are not correct" in known
    assert [a.status_code for a in answers] == [200, 200]


@pytest.mark.parametrize("is_demo", [True, False])
def test_published_password_opens_a_demonstration_alone(client, settings, is_demo):
    settings.DEMO = is_demo
    demo.make(demo.ADMINISTRATOR)

    sign_in(client, demo.ADMINISTRATOR.email, demo.PASSWORD)

    assert is_in(client) == is_demo


def test_sessions_of_demo_accounts_end_with_the_demonstration(client, settings):
    settings.DEMO = True
    demo.make(demo.SUBMITTER)
    sign_in(client, demo.SUBMITTER.email, demo.PASSWORD)
    assert client.get("/my/").status_code == 200

    settings.DEMO = False

    assert client.get("/my/").status_code == 302


def test_closed_account_does_not_open(client, user):
    user.is_active = False
    user.save()

    answer = sign_in(client, user.email)

    assert answer.url == "/accounts/inactive/"
    assert not is_in(client)
    assert client.get(answer.url).status_code == 200


def test_administrator_of_the_command_line_signs_in_without_a_mail(client, mailoutbox):
    User.objects.create_superuser("Root@example.org", PASSWORD)

    sign_in(client, "root@example.org")

    assert is_in(client)
    assert mailoutbox == []


def test_one_leaves_by_a_post(client, user):
    client.force_login(user)
    client.get("/accounts/logout/")
    assert is_in(client)

    assert client.post("/accounts/logout/").url == "/"
    assert not is_in(client)


@pytest.mark.parametrize(
    ("way", "place"),
    [
        ("/submit/project/", "/submit/project/"),
        ("/fr/projects/?q=radio", "/fr/projects/?q=radio"),
        ("https://evil.example/", "/my/"),
        ("//evil.example/", "/my/"),
        ("/\\evil.example", "/my/"),
        ("javascript:alert(1)", "/my/"),
        ("", "/my/"),
    ],
)
def test_one_lands_where_one_was_going_if_that_is_here(client, user, way, place):
    assert sign_in(client, user.email, next=way).url == place


def test_session_lasts_beyond_the_browser(client, user):
    sign_in(client, user.email)
    assert not client.session.get_expire_at_browser_close()


def test_demonstration_lists_its_accounts_with_what_they_may_do(client, settings):
    settings.DEMO = True

    html = client.get(SIGN_IN).content.decode()

    assert f"<code>{demo.PASSWORD}</code>" in html
    for account in demo.ACCOUNTS:
        assert html.count(f"<code>{account.email}</code>") == 1
        assert html.count(str(account.role)) == 1
    roles = [str(account.role) for account in demo.ACCOUNTS]
    assert roles == [
        "Submitter: reports projects",
        "Moderator of the secretariat: decides on all that is handed in",
        "Facilitator of UNESCO: decides on what is on its action lines",
        "Administrator: may do everything",
    ]


def test_other_portals_list_no_account(client, settings):
    settings.DEMO = False
    html = client.get(SIGN_IN).content.decode()
    assert "demo.example" not in html
    assert demo.PASSWORD not in html


@pytest.mark.parametrize(("signed_in", "links"), [(False, 1), (True, 0)])
def test_demonstration_leads_strangers_to_its_accounts(
    client, settings, user, signed_in, links
):
    settings.DEMO = True
    if signed_in:
        client.force_login(user)
    html = client.get("/about/").content.decode()
    assert html.count('<a href="/accounts/login/#demo-accounts">') == links
