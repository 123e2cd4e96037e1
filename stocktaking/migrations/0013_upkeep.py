import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


FILL = """
UPDATE %(table)s AS row SET vouched_on = greatest(row.confirmed_on, said.day)
FROM %(table)s AS same LEFT JOIN (
    SELECT item.reference, max((CASE
        WHEN item.reviewer_id IS NULL THEN revision.created_at
        ELSE coalesce(item.submitted_at, revision.created_at)
    END AT TIME ZONE 'UTC')::date) AS day
    FROM stocktaking_submission item
    JOIN stocktaking_revision revision ON revision.submission_id = item.id
    WHERE item.kind = 'new' AND item.profile <> 'historic'
    OR item.kind <> 'new' AND item.submitter_id NOT IN (
        SELECT id FROM accounts_user WHERE is_superuser
        UNION
        SELECT given.user_id FROM accounts_user_user_permissions given
        JOIN auth_permission right_ ON right_.id = given.permission_id
        WHERE right_.codename = 'moderate_submission'
        UNION
        SELECT belongs.user_id FROM accounts_user_groups belongs
        JOIN auth_group_permissions given ON given.group_id = belongs.group_id
        JOIN auth_permission right_ ON right_.id = given.permission_id
        WHERE right_.codename = 'moderate_submission'
    )
    GROUP BY item.reference
) AS said ON said.reference = same.reference
WHERE same.id = row.id
"""
"""By the same rule as the publisher, for what is there already."""

class Migration(migrations.Migration):
    """When somebody last stood by a record; what was sent to keep records true."""

    dependencies = [
        ('actionlines', '0001_initial'),
        ('stocktaking', '0012_code_bitmaps'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DraftNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('queued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='queued at')),
                ('announced_at', models.DateTimeField(null=True, verbose_name='announced at')),
            ],
            options={
                'verbose_name': 'notice about an old draft',
                'verbose_name_plural': 'notices about old drafts',
                'ordering': ['queued_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='NoReminders',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
            ],
            options={
                'verbose_name': 'person without reminders',
                'verbose_name_plural': 'people without reminders',
                'ordering': ['since', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=16, verbose_name='reference')),
                ('vouched_on', models.DateField(verbose_name='vouched for on')),
                ('occasion', models.CharField(choices=[('due', 'A year ago'), ('overdue', 'Two years ago'), ('last', 'Nearly three years ago')], max_length=7, verbose_name='last confirmed')),
                ('sent_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='sent on')),
            ],
            options={
                'verbose_name': 'reminder',
                'verbose_name_plural': 'reminders',
                'ordering': ['person', 'sent_on', 'reference'],
            },
        ),
        migrations.AddField(
            model_name='project',
            name='vouched_on',
            field=models.DateField(editable=False, help_text='When its stakeholder last handed it in or confirmed it.', null=True, verbose_name='vouched for on'),
        ),
        migrations.AddIndex(
            model_name='project',
            index=models.Index(fields=['vouched_on'], name='project_vouched'),
        ),
        migrations.AddField(
            model_name='draftnotice',
            name='submission',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='notice', to='stocktaking.submission', verbose_name='draft'),
        ),
        migrations.AddField(
            model_name='noreminders',
            name='person',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='no_reminders', to=settings.AUTH_USER_MODEL, verbose_name='person'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to=settings.AUTH_USER_MODEL, verbose_name='person'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.CheckConstraint(condition=models.Q(('occasion__in', ['due', 'overdue', 'last'])), name='reminder_occasion_known', violation_error_message='This is none of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('person', 'reference', 'vouched_on', 'occasion'), name='reminder_once', violation_error_message='This reminder was sent already.'),
        ),
        migrations.RunSQL(FILL.replace("%(table)s", "stocktaking_project"), migrations.RunSQL.noop),
    ]
