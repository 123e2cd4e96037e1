import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Files of many records: as they came, row by row, and their senders' numbers."""

    dependencies = [
        ("stocktaking", "0014_continues"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
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
                    "name",
                    models.CharField(max_length=200, verbose_name="name of the file"),
                ),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fr", "French"),
                            ("es", "Spanish"),
                            ("ar", "Arabic"),
                            ("zh-hans", "Chinese"),
                            ("ru", "Russian"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Waiting to be read"),
                            ("checking", "Being checked"),
                            ("comparing", "Being compared"),
                            ("ready", "Checked"),
                            ("sending", "Being handed in"),
                            ("sent", "Handed in"),
                            ("refused", "Not readable"),
                        ],
                        default="received",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("table", models.JSONField(default=dict, editable=False)),
                ("refusal", models.JSONField(default=list, editable=False)),
                ("total", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("counts", models.JSONField(default=dict, editable=False)),
                (
                    "terms",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="terms accepted"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="sent at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="updated at"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="uploads",
                        to="stocktaking.organisation",
                        verbose_name="for the organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
            ],
            options={
                "verbose_name": "upload",
                "verbose_name_plural": "uploads",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="submission",
            name="upload",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="submissions",
                to="stocktaking.upload",
                verbose_name="file that it came with",
            ),
        ),
        migrations.CreateModel(
            name="UploadPart",
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
                ("number", models.PositiveIntegerField()),
                ("data", models.BinaryField()),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="stocktaking.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["upload", "number"],
            },
        ),
        migrations.CreateModel(
            name="UploadRow",
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
                ("number", models.PositiveIntegerField(verbose_name="row")),
                ("cells", models.JSONField(default=list)),
                ("own_number", models.CharField(blank=True, max_length=200)),
                (
                    "title",
                    models.CharField(blank=True, max_length=250, verbose_name="title"),
                ),
                ("stakeholder", models.CharField(blank=True, max_length=250)),
                ("countries", models.JSONField(default=list)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not checked yet"),
                            ("faulty", "With faults"),
                            ("new", "New record"),
                            ("change", "Change"),
                            ("unchanged", "Nothing new"),
                            ("sent", "Handed in"),
                        ],
                        default="",
                        max_length=9,
                    ),
                ),
                ("problems", models.JSONField(default=dict)),
                ("twins", models.JSONField(default=list)),
                ("is_wanted", models.BooleanField(default=False)),
                ("reference", models.CharField(blank=True, max_length=16)),
                (
                    "submission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="stocktaking.submission",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="stocktaking.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["upload", "number"],
            },
        ),
        migrations.CreateModel(
            name="OwnNumber",
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
                    ),
                ),
                ("value", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_numbers",
                        to="stocktaking.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_numbers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_numbers",
                        to="stocktaking.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "register__in",
                                ["project", "commitment", "progress-report"],
                            )
                        ),
                        name="ownnumber_register_known",
                        violation_error_message="This is none of the choices.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person", None), ("organisation", None), _connector="XOR"
                        ),
                        name="ownnumber_is_of_one",
                    ),
                    models.UniqueConstraint(
                        fields=("person", "register", "value"),
                        name="ownnumber_of_person_once",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "register", "value"),
                        name="ownnumber_of_organisation_once",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "received",
                            "checking",
                            "comparing",
                            "ready",
                            "sending",
                            "sent",
                            "refused",
                        ],
                    )
                ),
                name="upload_state_known",
                violation_error_message="This is none of the choices.",
            ),
        ),
        migrations.AddConstraint(
            model_name="uploadpart",
            constraint=models.UniqueConstraint(
                fields=("upload", "number"), name="uploadpart_once"
            ),
        ),
        migrations.AddIndex(
            model_name="uploadrow",
            index=models.Index(fields=["upload", "verdict"], name="uploadrow_verdict"),
        ),
        migrations.AddIndex(
            model_name="uploadrow",
            index=models.Index(
                fields=["upload", "own_number"], name="uploadrow_own_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="uploadrow",
            constraint=models.UniqueConstraint(
                fields=("upload", "number"), name="uploadrow_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="uploadrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "verdict__in",
                        ["", "faulty", "new", "change", "unchanged", "sent"],
                    )
                ),
                name="uploadrow_verdict_known",
                violation_error_message="This is none of the choices.",
            ),
        ),
    ]
