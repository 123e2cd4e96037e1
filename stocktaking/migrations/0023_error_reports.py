import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What people say is wrong in public records waits for the secretariat."""

    dependencies = [
        ("stocktaking", "0022_canned_replies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErrorReport",
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
                (
                    "reference",
                    models.CharField(max_length=16, verbose_name="reference"),
                ),
                ("words", models.TextField(verbose_name="what is wrong")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail address"
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="reported at"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("settled", "Settled")],
                        default="open",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                (
                    "settled_at",
                    models.DateTimeField(null=True, verbose_name="settled at"),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="what was done")),
                (
                    "reporter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="error_reports",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reported by",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
            ],
            options={
                "verbose_name": "report of an error",
                "verbose_name_plural": "reports of errors",
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(fields=["state", "at"], name="errorreport_queue")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "register__in",
                                ["project", "commitment", "progress-report"],
                            )
                        ),
                        name="errorreport_register_known",
                        violation_error_message="This is none of the choices.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "settled"])),
                        name="errorreport_state_known",
                        violation_error_message="This is none of the choices.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", ""), ("settled_at", None), ("state", "open")
                            ),
                            models.Q(
                                ("settled_at__isnull", False), ("state", "settled")
                            ),
                            _connector="OR",
                        ),
                        name="errorreport_settled_once",
                        violation_error_message="What is settled says when.",
                    ),
                ],
            },
        ),
    ]
