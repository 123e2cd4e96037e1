import stocktaking.models.reply
from django.db import migrations, models


class Migration(migrations.Migration):
    """What moderators say often, in six languages."""

    dependencies = [
        ("stocktaking", "0021_bulk_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="CannedReply",
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
                            ("request-changes", "Ask for changes"),
                            ("refuse", "Refuse"),
                            ("merge", "Merge"),
                            ("comment", "Write a message"),
                        ],
                        max_length=15,
                        verbose_name="step",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("out-of-scope", "Out of scope"),
                            ("not-verifiable", "Not verifiable"),
                            ("duplicate", "Already recorded"),
                            ("incomplete", "Not completed in time"),
                            ("advertising", "Advertising"),
                            ("other", "Other"),
                        ],
                        help_text="Chosen along with it, where the step asks for one.",
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "title_en",
                    models.CharField(max_length=120, null=True, verbose_name="title"),
                ),
                (
                    "title_fr",
                    models.CharField(max_length=120, null=True, verbose_name="title"),
                ),
                (
                    "title_es",
                    models.CharField(max_length=120, null=True, verbose_name="title"),
                ),
                (
                    "title_ar",
                    models.CharField(max_length=120, null=True, verbose_name="title"),
                ),
                (
                    "title_zh_hans",
                    models.CharField(max_length=120, null=True, verbose_name="title"),
                ),
                (
                    "title_ru",
                    models.CharField(max_length=120, null=True, verbose_name="title"),
                ),
                (
                    "words",
                    models.TextField(
                        max_length=4000,
                        validators=[stocktaking.models.reply.check_places],
                        verbose_name="words",
                    ),
                ),
                (
                    "words_en",
                    models.TextField(
                        max_length=4000,
                        null=True,
                        validators=[stocktaking.models.reply.check_places],
                        verbose_name="words",
                    ),
                ),
                (
                    "words_fr",
                    models.TextField(
                        max_length=4000,
                        null=True,
                        validators=[stocktaking.models.reply.check_places],
                        verbose_name="words",
                    ),
                ),
                (
                    "words_es",
                    models.TextField(
                        max_length=4000,
                        null=True,
                        validators=[stocktaking.models.reply.check_places],
                        verbose_name="words",
                    ),
                ),
                (
                    "words_ar",
                    models.TextField(
                        max_length=4000,
                        null=True,
                        validators=[stocktaking.models.reply.check_places],
                        verbose_name="words",
                    ),
                ),
                (
                    "words_zh_hans",
                    models.TextField(
                        max_length=4000,
                        null=True,
                        validators=[stocktaking.models.reply.check_places],
                        verbose_name="words",
                    ),
                ),
                (
                    "words_ru",
                    models.TextField(
                        max_length=4000,
                        null=True,
                        validators=[stocktaking.models.reply.check_places],
                        verbose_name="words",
                    ),
                ),
            ],
            options={
                "verbose_name": "canned reply",
                "verbose_name_plural": "canned replies",
                "ordering": ["action", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "action__in",
                                ["request-changes", "refuse", "merge", "comment"],
                            )
                        ),
                        name="cannedreply_action_known",
                        violation_error_message="This is none of the choices.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "out-of-scope",
                                    "not-verifiable",
                                    "duplicate",
                                    "incomplete",
                                    "advertising",
                                    "other",
                                    "",
                                ],
                            )
                        ),
                        name="cannedreply_reason_known",
                        violation_error_message="This is none of the choices.",
                    ),
                ],
            },
        ),
    ]
