from django.db import migrations

REFUSE = """
CREATE FUNCTION stocktaking_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are never changed.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER submissionevent_append_only
    BEFORE UPDATE OR DELETE ON stocktaking_submissionevent
    FOR EACH ROW EXECUTE FUNCTION stocktaking_refuse_change();
"""
ALLOW = """
DROP TRIGGER submissionevent_append_only ON stocktaking_submissionevent;
DROP FUNCTION stocktaking_refuse_change();
"""


class Migration(migrations.Migration):
    """Not even the owner changes or deletes a row; 0004 refuses TRUNCATE as well."""

    dependencies = [("stocktaking", "0002_reference_sequences")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
