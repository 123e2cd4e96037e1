from django.db import migrations

SHARED = """
UPDATE stocktaking_submission AS item
SET organisation_id = named.id
FROM stocktaking_organisation AS named
JOIN stocktaking_organisationmember AS member ON member.organisation_id = named.id
WHERE item.document -> 'public' ->> 'organisation' = named.reference
    AND member.user_id = item.submitter_id
"""


class Migration(migrations.Migration):
    """What names an organisation of its submitter is shared by the members."""

    dependencies = [("stocktaking", "0008_membership")]

    operations = [migrations.RunSQL(SHARED, migrations.RunSQL.noop)]
