import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One decision about many submissions, with what became of each."""

    dependencies = [
        ("stocktaking", "0020_queue"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BulkDecision",
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
                    "action",
                    models.CharField(
                        choices=[
                            ("take-up", "Take up"),
                            ("release", "Release"),
                            ("hand-over", "Hand over"),
                            ("request-changes", "Ask for changes"),
                            ("publish", "Publish"),
                            ("refuse", "Refuse"),
                        ],
                        max_length=15,
                        verbose_name="step",
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=20, verbose_name="reason"),
                ),
                ("words", models.TextField(blank=True, verbose_name="words")),
                (
                    "made_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="made at"),
                ),
                ("begun_at", models.DateTimeField(null=True, verbose_name="begun at")),
                ("done_at", models.DateTimeField(null=True, verbose_name="done at")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bulk_decisions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who takes it over",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="stocktaking.upload",
                        verbose_name="file that it is about",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision about many",
                "verbose_name_plural": "decisions about many",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BulkDecisionRow",
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
                ("document_version", models.PositiveIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not decided yet"),
                            ("done", "Done"),
                            ("refused", "Not possible"),
                        ],
                        default="",
                        max_length=7,
                        verbose_name="outcome",
                    ),
                ),
                ("problems", models.JSONField(default=dict)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="stocktaking.bulkdecision",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stocktaking.submissionevent",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="stocktaking.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["decision", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="bulkdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "action__in",
                        [
                            "take-up",
                            "release",
                            "hand-over",
                            "request-changes",
                            "publish",
                            "refuse",
                        ],
                    )
                ),
                name="bulkdecision_action_known",
                violation_error_message="This is none of the choices.",
            ),
        ),
        migrations.AddIndex(
            model_name="bulkdecisionrow",
            index=models.Index(
                fields=["decision", "outcome"], name="bulkdecisionrow_outcome"
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkdecisionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["", "done", "refused"])),
                name="bulkdecisionrow_outcome_known",
                violation_error_message="This is none of the choices.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkdecisionrow",
            constraint=models.UniqueConstraint(
                fields=("decision", "submission"), name="bulkdecisionrow_once"
            ),
        ),
    ]
