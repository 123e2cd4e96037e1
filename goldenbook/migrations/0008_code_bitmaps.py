from importlib import import_module

from django.db import migrations

noted = import_module("stocktaking.migrations.0012_code_bitmaps").noted


class Migration(migrations.Migration):
    """Commitments are counted by the bitmaps of their codes, as projects are."""

    dependencies = [
        ("goldenbook", "0007_obstacles"),
        ("stocktaking", "0012_code_bitmaps"),
    ]

    operations = [noted("goldenbook_commitment", "commitment")]
