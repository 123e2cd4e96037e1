import pytest

from stocktaking.importing.account import importer
from stocktaking.portal import EMAIL
from tests.factories import SecretariatFactory, UserFactory
from wsis_portal.accounts.models import User
from wsis_portal.errors import Refusal

pytestmark = pytest.mark.django_db


def test_person_of_the_secretariat_imports_by_the_address(db):
    person = SecretariatFactory(email="mona@example.org")

    assert importer("Mona@Example.org") == person


@pytest.mark.parametrize(
    "make",
    [
        lambda: None,
        lambda: UserFactory(email="mona@example.org", is_staff=True),
        lambda: SecretariatFactory(email="mona@example.org", is_active=False),
    ],
)
def test_nobody_else_imports(make):
    make()

    with pytest.raises(Refusal) as refusal:
        importer("mona@example.org")
    assert str(refusal.value) == "mona@example.org is nobody who may import."


def test_without_a_person_the_portal_imports_by_one_account_that_cannot_sign_in():
    first, second = importer(None), importer(None)

    assert first == second == User.objects.get()
    assert (first.email, first.is_staff, first.is_superuser) == (EMAIL, False, False)
    assert not first.has_usable_password()
    assert first.get_all_permissions() == {"stocktaking.moderate_submission"}
