import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Records are taken down, brought back and merged; a review has opinions,
    endorsements and corrections.
    """

    dependencies = [
        ('actionlines', '0001_initial'),
        ('stocktaking', '0017_uploads_of_a_register'),
    ]

    operations = [
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.JSONField(default=dict, verbose_name='before')),
                ('after', models.JSONField(default=dict, verbose_name='after')),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'ordering': ['event'],
            },
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('endorsed_at', models.DateTimeField(verbose_name='endorsed at')),
            ],
            options={
                'verbose_name': 'endorsement',
                'verbose_name_plural': 'endorsements',
                'ordering': ['endorsed_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('leaning', models.CharField(choices=[('publish', 'Publish'), ('request-changes', 'Ask for changes'), ('refuse', 'Refuse')], max_length=15, verbose_name='leaning')),
            ],
            options={
                'verbose_name': 'opinion',
                'verbose_name_plural': 'opinions',
                'ordering': ['event'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(blank=True, choices=[('at-request', 'At the request of who reported it'), ('duplicate', 'Recorded twice'), ('not-verifiable', 'Not verifiable'), ('out-of-scope', 'Out of scope'), ('legal', 'For legal reasons'), ('other', 'Other')], max_length=20, verbose_name='reason')),
                ('words', models.TextField(blank=True, verbose_name='words for the public')),
                ('absorbs', models.CharField(blank=True, max_length=16, verbose_name='record that becomes part of it')),
                ('revision', models.PositiveIntegerField(null=True, verbose_name='revision')),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposals',
                'ordering': ['submission'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='submissionevent',
            name='submissionevent_action_known',
        ),
        migrations.AddField(
            model_name='tombstone',
            name='published_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name='tombstone',
            name='submission',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tombstones', to='stocktaking.submission', verbose_name='submission'),
        ),
        migrations.AddField(
            model_name='tombstone',
            name='vouched_on',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.RenameField(
            model_name='tombstone',
            old_name='reason',
            new_name='words',
        ),
        migrations.AlterField(
            model_name='tombstone',
            name='words',
            field=models.TextField(blank=True, verbose_name='in words'),
        ),
        migrations.AlterField(
            model_name='submissionevent',
            name='action',
            field=models.CharField(choices=[('submit', 'Submit'), ('recall', 'Recall'), ('discard', 'Discard'), ('take-up', 'Take up'), ('release', 'Release'), ('hand-over', 'Hand over'), ('request-changes', 'Ask for changes'), ('publish', 'Publish'), ('refuse', 'Refuse'), ('merge', 'Merge'), ('appeal', 'Appeal'), ('publish-at-once', 'Publish at once'), ('import', 'Import'), ('comment', 'Write a message'), ('opinion', 'Leave an opinion'), ('endorse', 'Endorse'), ('correct', 'Correct'), ('follow', 'Follow a merger')], max_length=15, verbose_name='action'),
        ),
        migrations.AddField(
            model_name='tombstone',
            name='reason',
            field=models.CharField(blank=True, default='', choices=[('at-request', 'At the request of who reported it'), ('duplicate', 'Recorded twice'), ('not-verifiable', 'Not verifiable'), ('out-of-scope', 'Out of scope'), ('legal', 'For legal reasons'), ('other', 'Other')], max_length=20, verbose_name='reason'),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name='submissionevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__in', ['submit', 'recall', 'discard', 'take-up', 'release', 'hand-over', 'request-changes', 'publish', 'refuse', 'merge', 'appeal', 'publish-at-once', 'import', 'comment', 'opinion', 'endorse', 'correct', 'follow'])), name='submissionevent_action_known', violation_error_message='This is none of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='tombstone',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['at-request', 'duplicate', 'not-verifiable', 'out-of-scope', 'legal', 'other', ''])), name='tombstone_reason_known', violation_error_message='This is none of the choices.'),
        ),
        migrations.AddField(
            model_name='correction',
            name='event',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='correction', to='stocktaking.submissionevent'),
        ),
        migrations.AddField(
            model_name='endorsement',
            name='country',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='actionlines.country', verbose_name='country'),
        ),
        migrations.AddField(
            model_name='endorsement',
            name='event',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='endorsement', to='stocktaking.submissionevent'),
        ),
        migrations.AddField(
            model_name='endorsement',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='endorsements', to='stocktaking.submission'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='actionlines.agency', verbose_name='agency'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='event',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='opinion', to='stocktaking.submissionevent'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='submission',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='proposal', to='stocktaking.submission'),
        ),
        migrations.AddConstraint(
            model_name='endorsement',
            constraint=models.UniqueConstraint(fields=('submission', 'country'), name='endorsement_once'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(('leaning__in', ['publish', 'request-changes', 'refuse'])), name='opinion_leaning_known', violation_error_message='This is none of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['at-request', 'duplicate', 'not-verifiable', 'out-of-scope', 'legal', 'other', ''])), name='proposal_reason_known', violation_error_message='This is none of the choices.'),
        ),
    ]
