import pytest

from tests.factories import UserFactory
from wsis_portal.accounts import demo

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/login/"


@pytest.fixture
def user():
    user = UserFactory(email="awa@example.org")
    user.set_password("a-long-password")
    user.save()
    return user


@pytest.mark.parametrize("email", ["awa@example.org", "Awa@Example.org"])
def test_one_signs_in_by_e_mail_in_any_case(client, user, email):
    said = {"username": email, "password": "a-long-password"}
    answer = client.post(SIGN_IN, said)
    assert answer.headers["Location"] == "/my/"


def test_wrong_password_and_unknown_address_are_answered_alike(client, user):
    answers = [
        client.post(SIGN_IN, {"username": email, "password": "wrong"})
        for email in (user.email, "nobody@example.org")
    ]
    known, unknown = [a.context["form"].non_field_errors().as_text() for a in answers]
    assert known == unknown
    assert "Please enter a correct" in known


@pytest.mark.parametrize(("is_demo", "status"), [(True, 302), (False, 200)])
def test_published_password_opens_a_demonstration_alone(
    client, settings, is_demo, status
):
    settings.DEMO = is_demo
    demo.make(demo.ADMINISTRATOR)
    said = {"username": demo.ADMINISTRATOR.email, "password": demo.PASSWORD}
    assert client.post(SIGN_IN, said).status_code == status


def test_one_leaves_by_a_post(client, user):
    client.force_login(user)
    assert client.get("/accounts/logout/").status_code == 405
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


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
