import factory
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from factory.django import DjangoModelFactory

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
