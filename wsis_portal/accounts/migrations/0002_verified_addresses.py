"""Whoever had an account before addresses were proved by mail goes on signing in."""

from django.db import migrations
from django.db.models.functions import Lower


def vouch_for_all(apps, schema_editor):
    users = apps.get_model("accounts", "User").objects
    addresses = apps.get_model("account", "EmailAddress").objects
    users.update(email=Lower("email"))  # as the library looks for them
    there = addresses.values("user")
    addresses.bulk_create(
        addresses.model(user=user, email=user.email, verified=True, primary=True)
        for user in users.filter(is_active=True).exclude(pk__in=there)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(vouch_for_all, migrations.RunPython.noop)]
