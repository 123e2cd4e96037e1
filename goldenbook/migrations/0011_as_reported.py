import wsis_portal.partial_dates
from django.db import migrations, models


FILL = """
UPDATE goldenbook_commitment AS row
SET reported_fulfilment = latest.fulfilment,
    reported_until = latest.ends_on,
    codes = CASE
        WHEN row.fulfilment IN ('completed', 'partly-completed', 'abandoned')
        THEN row.codes
        ELSE ARRAY(
            SELECT code FROM unnest(array_replace(
                row.codes,
                'fulfilment:' || row.fulfilment,
                'fulfilment:' || latest.fulfilment
            )) AS code ORDER BY code COLLATE "C"
        )
    END
FROM (
    SELECT DISTINCT ON (commitment_id) commitment_id, fulfilment, ends_on
    FROM goldenbook_progressreport
    WHERE fulfilment NOT IN ('', 'unknown')
    ORDER BY commitment_id,
        ends_on || substr('-12-31', length(ends_on) - 3) COLLATE "C" DESC, id DESC
) AS latest
WHERE latest.commitment_id = row.id
"""
"""By the same rule as reporting.py, for what is there already."""


class Migration(migrations.Migration):
    """What a commitment knows of the latest report about it."""

    dependencies = [
        ('goldenbook', '0010_continues'),
    ]

    operations = [
        migrations.AddField(
            model_name='commitment',
            name='reported_fulfilment',
            field=models.CharField(blank=True, choices=[('announced', 'Announced'), ('in-progress', 'In progress'), ('completed', 'Completed'), ('partly-completed', 'Partly completed'), ('abandoned', 'Abandoned'), ('unknown', 'Unknown')], default='', editable=False, help_text='By the progress report whose period ends last.', max_length=16, verbose_name='fulfilment as last reported'),
        ),
        migrations.AddField(
            model_name='commitment',
            name='reported_until',
            field=wsis_portal.partial_dates.PartialDateField(blank=True, default='', editable=False, verbose_name='end of the period reported on'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('reported_fulfilment__in', ['announced', 'in-progress', 'completed', 'partly-completed', 'abandoned', 'unknown', ''])), name='commitment_reported_fulfilment_known', violation_error_message='This is none of the choices.'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
