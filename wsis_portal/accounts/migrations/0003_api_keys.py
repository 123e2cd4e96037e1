import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Keys by which programs act for people; what opens is kept as a digest alone."""

    dependencies = [("accounts", "0002_verified_addresses")]

    operations = [
        migrations.CreateModel(
            name="ApiKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "prefix",
                    models.CharField(
                        editable=False, max_length=13, verbose_name="beginning"
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="digest",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="made at"),
                ),
                ("expires_on", models.DateField(verbose_name="good until")),
                (
                    "last_used_on",
                    models.DateField(
                        editable=False, null=True, verbose_name="last used on"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_keys",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "API key",
                "verbose_name_plural": "API keys",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "name"),
                        name="apikey_named_once_a_person",
                        violation_error_message=(
                            "There is a key of this name already."
                        ),
                    )
                ],
            },
        ),
    ]
