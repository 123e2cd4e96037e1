from django.db import migrations

LETTERS = "op"  # organisations, projects


class Migration(migrations.Migration):
    """A sequence each: no number is used twice, not even after a withdrawal."""

    dependencies = [("stocktaking", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"CREATE SEQUENCE stocktaking_reference_{letter}",
            f"DROP SEQUENCE stocktaking_reference_{letter}",
        )
        for letter in LETTERS
    ]
