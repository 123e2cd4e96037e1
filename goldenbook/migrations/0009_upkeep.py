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
    """When somebody last stood by a commitment."""

    dependencies = [
        ('actionlines', '0001_initial'),
        ('goldenbook', '0008_code_bitmaps'),
        ('stocktaking', '0013_upkeep'),
    ]

    operations = [
        migrations.AddField(
            model_name='commitment',
            name='vouched_on',
            field=models.DateField(editable=False, help_text='When its stakeholder last handed it in or confirmed it.', null=True, verbose_name='vouched for on'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['vouched_on'], name='commitment_vouched'),
        ),
        migrations.RunSQL(FILL.replace("%(table)s", "goldenbook_commitment"), migrations.RunSQL.noop),
    ]
