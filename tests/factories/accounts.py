import factory
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from factory.django import DjangoModelFactory

from wsis_portal.accounts import api_keys
from wsis_portal.accounts.models import User


class UserFactory(DjangoModelFactory):
    """A person without a password: tests sign in by force_login().

    Staff have the second factor without which the administration stays closed.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"user{n}@example.org")

    @classmethod
    def _create(cls, model_class, *args, second_factor=True, **kwargs):
        user = model_class.objects.create_user(*args, **kwargs)
        if user.is_staff and second_factor:
            give_second_factor(user)
        return user


class SecretariatFactory(UserFactory):
    is_staff = True

    @factory.post_generation
    def permissions(self, create, extracted, **kwargs):
        codes = ["moderate_submission", "view_submission", "change_submission"]
        self.user_permissions.set(Permission.objects.filter(codename__in=codes))


def give_second_factor(user):
    kind = Authenticator.Type.TOTP
    Authenticator.objects.create(user=user, type=kind, data={"secret": "A"})


def key_of(user, name="Program", days=365):
    """A new key of USER: its row, and the word that opens."""
    return api_keys.make(user, name, days)


def bearer(user, **more):
    """Headers with a key of USER that was used today."""
    key, word = key_of(user, **more)
    api_keys.note_use(key)
    return {"authorization": f"Bearer {word}"}
