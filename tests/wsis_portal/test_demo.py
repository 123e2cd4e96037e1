import pytest
from django.contrib.auth import authenticate

from stocktaking.models import AgencyMember
from tests.factories.actionlines import AgencyFactory
from wsis_portal.accounts import demo
from wsis_portal.accounts.models import User
from wsis_portal.overview.demo import make_demo_accounts

pytestmark = pytest.mark.django_db


@pytest.fixture
def unesco():
    return AgencyFactory(code="UNESCO")


def test_made_twice_the_accounts_are_there_once(unesco):
    make_demo_accounts()
    make_demo_accounts()

    emails = set(User.objects.values_list("email", flat=True))
    assert emails == {account.email for account in demo.ACCOUNTS}
    assert AgencyMember.objects.count() == 1


def test_everybody_signs_in_by_the_published_password(unesco, settings):
    settings.DEMO = True
    make_demo_accounts()

    for account in demo.ACCOUNTS:
        user = authenticate(username=account.email, password=demo.PASSWORD)
        assert str(user) == account.name


def test_moderator_alone_moderates_by_right_and_unesco_by_membership(unesco):
    make_demo_accounts()

    by_right = {
        user.email
        for user in User.objects.filter(is_superuser=False)
        if user.has_perm("stocktaking.moderate_submission")
    }
    members = set(unesco.members.values_list("user__email", flat=True))
    assert by_right == {demo.MODERATOR.email}
    assert members == {demo.FACILITATOR.email}


def test_submitter_stays_out_of_the_administration(unesco):
    make_demo_accounts()

    staff = set(User.objects.filter(is_staff=True).values_list("email", flat=True))
    assert staff == {account.email for account in demo.ACCOUNTS} - {
        demo.SUBMITTER.email
    }


def test_database_with_a_demo_account_is_a_demo(unesco):
    before = demo.is_demo()
    make_demo_accounts()

    assert (before, demo.is_demo()) == (False, True)
