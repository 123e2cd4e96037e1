import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

TALLY = """
CREATE FUNCTION stocktaking_tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    IF current_setting('stocktaking.rehearsal', true) = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO stocktaking_organisationtally AS kept
                (organisation_id, register, records, newest_at)
            SELECT organisation_id, TG_ARGV[0], count(*), max(published_at)
            FROM after WHERE organisation_id IS NOT NULL GROUP BY 1 ORDER BY 1
            ON CONFLICT (organisation_id, register) DO UPDATE SET
                records = kept.records + excluded.records,
                newest_at = greatest(kept.newest_at, excluded.newest_at);
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT organisation_id) INTO touched FROM before;
    ELSE
        SELECT array_agg(DISTINCT one) INTO touched
            FROM before JOIN after USING (id),
                unnest(ARRAY[before.organisation_id, after.organisation_id]) AS one
            WHERE (before.organisation_id, before.published_at)
                IS DISTINCT FROM (after.organisation_id, after.published_at);
    END IF;
    IF touched IS NULL THEN
        RETURN NULL;
    END IF;
    DELETE FROM stocktaking_organisationtally
        WHERE register = TG_ARGV[0] AND organisation_id = ANY (touched);
    EXECUTE format(
        'INSERT INTO stocktaking_organisationtally'
        ' (organisation_id, register, records, newest_at)'
        ' SELECT organisation_id, $1, count(*), max(published_at) FROM %I'
        ' WHERE organisation_id = ANY ($2) GROUP BY 1', TG_TABLE_NAME
    ) USING TG_ARGV[0], touched;
    RETURN NULL;
END $$;
"""
TRIGGERS = """
CREATE TRIGGER {table}_tally_come AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_tally({register});
CREATE TRIGGER {table}_tally_change AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_tally({register});
CREATE TRIGGER {table}_tally_go AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_tally({register});
INSERT INTO stocktaking_organisationtally
    (organisation_id, register, records, newest_at)
SELECT organisation_id, {register}, count(*), max(published_at) FROM {table}
    WHERE organisation_id IS NOT NULL GROUP BY 1;
"""
NO_TRIGGERS = """
DELETE FROM stocktaking_organisationtally WHERE register = {register};
DROP TRIGGER {table}_tally_go ON {table};
DROP TRIGGER {table}_tally_change ON {table};
DROP TRIGGER {table}_tally_come ON {table};
"""


def tallied(table: str, register: str) -> migrations.RunSQL:
    """The records of TABLE are counted by organisation, now and from now on."""
    names = {"table": table, "register": f"'{register}'"}
    return migrations.RunSQL(TRIGGERS.format(**names), NO_TRIGGERS.format(**names))


class Migration(migrations.Migration):
    """The directory of organisations says how many records each has, and is sorted by
    it; records are sorted by when somebody last stood by them.
    """

    dependencies = [
        ("stocktaking", "0025_saved_searches"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrganisationTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("project", "Project"),
                            ("commitment", "Commitment"),
                            ("progress-report", "Progress report"),
                        ],
                        max_length=20,
                        verbose_name="register",
                    ),
                ),
                ("records", models.PositiveIntegerField(verbose_name="records")),
                ("newest_at", models.DateTimeField(verbose_name="newest record")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="stocktaking.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "tally of an organisation",
                "verbose_name_plural": "tallies of organisations",
                "ordering": ["organisation", "register"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "register"),
                        name="organisationtally_once",
                    )
                ],
            },
        ),
        migrations.RunSQL(TALLY, "DROP FUNCTION stocktaking_tally()"),
        tallied("stocktaking_project", "project"),
        migrations.RemoveIndex("project", "project_vouched"),
        migrations.AddIndex(
            "project",
            models.Index(
                F("vouched_on").desc(nulls_last=True),
                F("id").desc(),
                name="project_vouched",
            ),
        ),
    ]
