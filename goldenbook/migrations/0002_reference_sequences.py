from django.db import migrations

LETTERS = "gr"  # commitments, progress reports


class Migration(migrations.Migration):
    """A sequence each: no number is used twice, not even after a withdrawal."""

    dependencies = [("goldenbook", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"CREATE SEQUENCE IF NOT EXISTS stocktaking_reference_{letter}",
            f"DROP SEQUENCE stocktaking_reference_{letter}",
        )
        for letter in LETTERS
    ]
