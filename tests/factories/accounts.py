import factory
from django.contrib.auth.models import Permission
from factory.django import DjangoModelFactory

from wsis_portal.accounts.models import User


class UserFactory(DjangoModelFactory):
    """A person without a password: tests sign in by force_login()."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"user{n}@example.org")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(*args, **kwargs)


class SecretariatFactory(UserFactory):
    is_staff = True

    @factory.post_generation
    def permissions(self, create, extracted, **kwargs):
        codes = ["moderate_submission", "view_submission", "change_submission"]
        self.user_permissions.set(Permission.objects.filter(codename__in=codes))
