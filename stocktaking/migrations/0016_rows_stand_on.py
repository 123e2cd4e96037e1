from django.db import migrations, models


class Migration(migrations.Migration):
    """Which version a row was judged by: another one is looked at before it is sent."""

    dependencies = [("stocktaking", "0015_uploads")]

    operations = [
        migrations.AddField(
            model_name="uploadrow",
            name="base_revision",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="uploadrow",
            name="document_version",
            field=models.PositiveIntegerField(null=True),
        ),
    ]
