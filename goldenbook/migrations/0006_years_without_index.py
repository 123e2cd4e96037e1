from django.db import migrations, models


class Migration(migrations.Migration):
    """Most questions for years find so many records that an index makes them dearer."""

    dependencies = [
        ("goldenbook", "0005_suggestions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="commitment",
            name="year",
            field=models.PositiveSmallIntegerField(editable=False, help_text="Of the start, or of the first award where no start is recorded.", null=True, verbose_name="year"),
        ),
    ]
