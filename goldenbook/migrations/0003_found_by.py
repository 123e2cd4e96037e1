import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

NEWEST = """
UPDATE goldenbook_{table} AS record SET revision_id = (
    SELECT id FROM stocktaking_revision
    WHERE reference = record.reference ORDER BY number DESC LIMIT 1
);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    """A record names its revision, and has the codes that it is found by.

    `load_reference` gives codes to the records that are there already.
    """

    dependencies = [
        ("actionlines", "0001_initial"),
        ("goldenbook", "0002_reference_sequences"),
        ("stocktaking", "0005_found_by"),
    ]

    operations = [
        migrations.AddField(
            model_name="commitment",
            name="codes",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), default=list, editable=False, help_text="What the record is found by, such as action_line:C7.", size=None, verbose_name="codes"),
        ),
        migrations.AddField(
            model_name="commitment",
            name="revision",
            field=models.OneToOneField(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="stocktaking.revision", verbose_name="revision"),
        ),
        migrations.RunSQL(NEWEST.format(table="commitment"), migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="commitment",
            name="revision",
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="stocktaking.revision", verbose_name="revision"),
        ),
        migrations.AddField(
            model_name="progressreport",
            name="revision",
            field=models.OneToOneField(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="stocktaking.revision", verbose_name="revision"),
        ),
        migrations.RunSQL(NEWEST.format(table="progressreport"), migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="progressreport",
            name="revision",
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="stocktaking.revision", verbose_name="revision"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=django.contrib.postgres.indexes.GinIndex(models.F("codes"), name="commitment_codes"),
        ),
    ]
