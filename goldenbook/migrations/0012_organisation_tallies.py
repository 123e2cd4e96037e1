from importlib import import_module

from django.db import migrations, models
from django.db.models import F

tallies = import_module("stocktaking.migrations.0026_organisation_tallies")


class Migration(migrations.Migration):
    """Commitments are counted by organisation, and sorted by when somebody last stood by
    them.
    """

    dependencies = [
        ("goldenbook", "0011_as_reported"),
        ("stocktaking", "0026_organisation_tallies"),
    ]

    operations = [
        tallies.tallied("goldenbook_commitment", "commitment"),
        migrations.RemoveIndex("commitment", "commitment_vouched"),
        migrations.AddIndex(
            "commitment",
            models.Index(
                F("vouched_on").desc(nulls_last=True),
                F("id").desc(),
                name="commitment_vouched",
            ),
        ),
    ]
