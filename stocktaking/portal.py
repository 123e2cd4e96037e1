"""Who acts when no person does."""

from django.contrib.auth.models import Permission

from wsis_portal.accounts.models import User

EMAIL = "import@portal.invalid"


def portal_account() -> User:
    """It imports, and makes what follows from decisions; nobody can sign in to it."""
    user, made = User.objects.get_or_create(email=EMAIL, defaults={"name": "Import"})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    user.user_permissions.add(
        Permission.objects.get(
            content_type__app_label="stocktaking", codename="moderate_submission"
        )
    )
    return user
