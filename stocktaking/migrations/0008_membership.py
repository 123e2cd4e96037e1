import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who belongs to an organisation, is asked to, or asks to; who accepted which terms."""

    dependencies = [
        ("stocktaking", "0007_suggestions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[],
            options={
                "verbose_name": "draft",
                "verbose_name_plural": "drafts",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("stocktaking.submission",),
        ),
        migrations.AddField(
            model_name="submission",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="submissions",
                to="stocktaking.organisation",
                verbose_name="organisation whose members share it",
            ),
        ),
        migrations.CreateModel(
            name="DraftInvitation",
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
                    "email",
                    models.EmailField(max_length=254, verbose_name="e-mail address"),
                ),
                (
                    "invited_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="invited at"
                    ),
                ),
                ("expires_at", models.DateTimeField(verbose_name="valid until")),
                (
                    "accepted_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="accepted at"
                    ),
                ),
                (
                    "declined_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="declined at"
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="withdrawn at"
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="invited by",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="stocktaking.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation to a draft",
                "verbose_name_plural": "invitations to drafts",
                "ordering": ["-invited_at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("accepted_at", None),
                                ("declined_at", None),
                                ("withdrawn_at", None),
                            ),
                            models.Q(
                                ("accepted_at__isnull", False),
                                ("declined_at", None),
                                ("withdrawn_at", None),
                            ),
                            models.Q(
                                ("accepted_at", None),
                                ("declined_at__isnull", False),
                                ("withdrawn_at", None),
                            ),
                            models.Q(
                                ("accepted_at", None),
                                ("declined_at", None),
                                ("withdrawn_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="draftinvitation_one_answer",
                        violation_error_message="An invitation is answered once.",
                    ),
                    models.UniqueConstraint(
                        models.F("submission"),
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(
                            ("accepted_at", None),
                            ("declined_at", None),
                            ("withdrawn_at", None),
                        ),
                        name="draftinvitation_open_once",
                        violation_error_message="This address is invited already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
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
                    "email",
                    models.EmailField(max_length=254, verbose_name="e-mail address"),
                ),
                (
                    "invited_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="invited at"
                    ),
                ),
                ("expires_at", models.DateTimeField(verbose_name="valid until")),
                (
                    "accepted_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="accepted at"
                    ),
                ),
                (
                    "declined_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="declined at"
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="withdrawn at"
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="invited by",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="stocktaking.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation to an organisation",
                "verbose_name_plural": "invitations to organisations",
                "ordering": ["-invited_at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("accepted_at", None),
                                ("declined_at", None),
                                ("withdrawn_at", None),
                            ),
                            models.Q(
                                ("accepted_at__isnull", False),
                                ("declined_at", None),
                                ("withdrawn_at", None),
                            ),
                            models.Q(
                                ("accepted_at", None),
                                ("declined_at__isnull", False),
                                ("withdrawn_at", None),
                            ),
                            models.Q(
                                ("accepted_at", None),
                                ("declined_at", None),
                                ("withdrawn_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="invitation_one_answer",
                        violation_error_message="An invitation is answered once.",
                    ),
                    models.UniqueConstraint(
                        models.F("organisation"),
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(
                            ("accepted_at", None),
                            ("declined_at", None),
                            ("withdrawn_at", None),
                        ),
                        name="invitation_open_once",
                        violation_error_message="This address is invited already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MembershipClaim",
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
                    "email",
                    models.EmailField(max_length=254, verbose_name="e-mail address"),
                ),
                (
                    "matches_website",
                    models.BooleanField(
                        default=False, verbose_name="address is of the website"
                    ),
                ),
                (
                    "words",
                    models.TextField(blank=True, max_length=2000, verbose_name="words"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("confirmed", "Confirmed"),
                            ("refused", "Refused"),
                        ],
                        default="waiting",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="made at"),
                ),
                (
                    "decided_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="decided at"
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="reason"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="stocktaking.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="membership_claims",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim of membership",
                "verbose_name_plural": "claims of membership",
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "confirmed", "refused"])
                        ),
                        name="membershipclaim_state_known",
                        violation_error_message="This is none of the choices.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("organisation", "user"),
                        name="membershipclaim_waits_once",
                        violation_error_message="This claim is waiting already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at", None),
                                ("decided_by", None),
                                ("state", "waiting"),
                            ),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="membershipclaim_decided_by_somebody",
                        violation_error_message="A decision says who took it, and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="membershipclaim_refused_with_a_reason",
                        violation_error_message="Say why it is refused.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TermsAcceptance",
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
                    "version",
                    models.CharField(max_length=20, verbose_name="terms accepted"),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="accepted at"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accepted_terms",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "acceptance of the terms",
                "verbose_name_plural": "acceptances of the terms",
                "ordering": ["user", "accepted_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "version"),
                        name="termsacceptance_once",
                        violation_error_message="This version is accepted already.",
                    )
                ],
            },
        ),
    ]
