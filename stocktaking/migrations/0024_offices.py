from datetime import timedelta

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

APPOINTMENTS = ("agencymember", "focalpoint", "moderationgrant")
DAY = timedelta(days=1)
PERSON = settings.AUTH_USER_MODEL
LINKS = (
    ("agencymember", "agency", "actionlines.agency", "members", "agency"),
    ("agencymember", "user", PERSON, "agency_members", "person"),
    ("focalpoint", "country", "actionlines.country", "focal_points", "country"),
    ("focalpoint", "user", PERSON, "focal_points", "person"),
    (
        "moderationgrant",
        "action_line",
        "actionlines.actionline",
        "moderation_grants",
        "action line",
    ),
    (
        "moderationgrant",
        "agency",
        "actionlines.agency",
        "moderation_grants",
        "agency",
    ),
    ("organisationmember", "user", PERSON, "memberships", "person"),
)


def a_day_before_at_the_earliest(name):
    return [
        migrations.RemoveConstraint(name, f"{name}_ends_after_start"),
        migrations.AddConstraint(
            name,
            models.CheckConstraint(
                condition=models.Q(
                    valid_to__gte=models.F("valid_from") - models.Value(DAY)
                ),
                name=f"{name}_ends_after_start",
                violation_error_message="The end is before the start.",
            ),
        ),
    ]


def who_and_when(name):
    """When the first ones were appointed nobody has recorded."""
    appointed_at = {"editable": False, "null": True, "verbose_name": "appointed at"}
    return [
        migrations.AddField(
            name, "appointed_at", models.DateTimeField(**appointed_at)
        ),
        migrations.AlterField(
            name,
            "appointed_at",
            models.DateTimeField(default=django.utils.timezone.now, **appointed_at),
        ),
        migrations.AddField(
            name,
            "ended_at",
            models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="ended at"
            ),
        ),
        migrations.AddField(
            name,
            "ended_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ended by",
            ),
        ),
    ]


class Migration(migrations.Migration):
    """Appointments say who ended them; organisations that are one are merged."""

    dependencies = [
        ("stocktaking", "0023_error_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(
            step
            for name in APPOINTMENTS
            for step in (*who_and_when(name), *a_day_before_at_the_earliest(name))
        ),
        *(
            migrations.AlterField(
                model,
                name,
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name=related_name,
                    to=to,
                    verbose_name=words,
                ),
            )
            for model, name, to, related_name, words in LINKS
        ),
        migrations.CreateModel(
            name="OrganisationMerger",
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
                    "reference",
                    models.CharField(
                        max_length=16, unique=True, verbose_name="reference"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("was", models.JSONField(default=dict, verbose_name="what it said")),
                (
                    "moved",
                    models.JSONField(default=dict, verbose_name="what went over"),
                ),
                (
                    "merged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="merged at"
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbed",
                        to="stocktaking.organisation",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "merged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="merged by",
                    ),
                ),
            ],
            options={
                "verbose_name": "merger of organisations",
                "verbose_name_plural": "mergers of organisations",
                "ordering": ["-merged_at", "-pk"],
            },
        ),
    ]
