import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

REGISTERS = ["project", "commitment", "progress-report"]


class Migration(migrations.Migration):
    """What people ask a catalogue again and again, and are told of by mail."""

    dependencies = [
        ("stocktaking", "0024_offices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedSearch",
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
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("project", "Project"),
                            ("commitment", "Commitment"),
                            ("progress-report", "Progress report"),
                        ],
                        max_length=20,
                        verbose_name="register",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "question",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="question"
                    ),
                ),
                (
                    "by_mail",
                    models.BooleanField(
                        default=True, verbose_name="write to me once a week"
                    ),
                ),
                (
                    "saved_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="saved"
                    ),
                ),
                (
                    "told_from",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="told from"
                    ),
                ),
                (
                    "looked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="looked at"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved search",
                "verbose_name_plural": "saved searches",
                "ordering": ["name", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("by_mail", True)),
                        fields=["looked_at"],
                        name="savedsearch_to_be_told",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("register__in", REGISTERS)),
                        name="savedsearch_register_known",
                        violation_error_message="This is none of the choices.",
                    ),
                    models.UniqueConstraint(
                        fields=("person", "name"),
                        name="savedsearch_one_of_a_name",
                        violation_error_message="You have a search of this name.",
                    ),
                ],
            },
        ),
    ]
