from django.db import migrations

REFUSE = """
CREATE TRIGGER submissionevent_not_truncated
    BEFORE TRUNCATE ON stocktaking_submissionevent
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_refuse_change();
"""
ALLOW = """
DROP TRIGGER submissionevent_not_truncated ON stocktaking_submissionevent;
"""


class Migration(migrations.Migration):
    """No way round the other trigger: neither alone nor along with other tables.

    It also stops `manage.py flush`. Tests that empty the tables switch it off in
    their own database.
    """

    dependencies = [("stocktaking", "0003_events_are_append_only")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
