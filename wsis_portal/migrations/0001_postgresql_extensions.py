from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Both are trusted: the owner of the database may create them."""

    initial = True
    operations = [TrigramExtension(), UnaccentExtension()]
