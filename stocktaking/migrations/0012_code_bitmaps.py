import django.db.models.fields.composite
from django.db import migrations, models

import stocktaking.models.bitmap

PART = 4096  # bits in a row, as the column has it

ADD = f"""
        INSERT INTO stocktaking_codebitmap AS kept (register, code, part, bits)
            SELECT {{register}}, code, id / {PART},
                bit_or(set_bit(0::bit({PART}), (id % {PART})::integer, 1))
            FROM {{rows}} GROUP BY 2, 3
            ON CONFLICT (register, code, part)
            DO UPDATE SET bits = kept.bits | excluded.bits;
"""
TAKE = f"""
        UPDATE stocktaking_codebitmap AS kept SET bits = kept.bits & ~ gone.bits
            FROM (
                SELECT code, id / {PART} AS part,
                    bit_or(set_bit(0::bit({PART}), (id % {PART})::integer, 1)) AS bits
                FROM {{rows}} GROUP BY 1, 2
            ) AS gone
            WHERE register = {{register}}
                AND kept.code = gone.code AND kept.part = gone.part;
"""
OTHER = "before JOIN after USING (id), unnest({}.codes) AS code WHERE code <> ALL ({}.codes)"
EACH = "{}, unnest(codes || ''::varchar) AS code"
OWN = "TG_ARGV[0]"

NOTE = f"""
CREATE FUNCTION stocktaking_note_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('stocktaking.rehearsal', true) = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (
            SELECT FROM before JOIN after USING (id) WHERE before.codes <> after.codes
        ) THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM pg_advisory_xact_lock('stocktaking_codebitmap'::regclass::oid::bigint);
    IF TG_OP = 'INSERT' THEN
        {ADD.format(register=OWN, rows=EACH.format("after"))}
    ELSIF TG_OP = 'DELETE' THEN
        {TAKE.format(register=OWN, rows=EACH.format("before"))}
    ELSE
        {TAKE.format(register=OWN, rows=OTHER.format("before", "after"))}
        {ADD.format(register=OWN, rows=OTHER.format("after", "before"))}
    END IF;
    RETURN NULL;
END $$;
ALTER TABLE stocktaking_codebitmap SET (fillfactor = 50);
"""
"""Rows are replaced on their own page, again and again, so half of it is left free."""

TRIGGERS = """
CREATE TRIGGER {table}_codes_come AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_note_codes({register});
CREATE TRIGGER {table}_codes_change AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_note_codes({register});
CREATE TRIGGER {table}_codes_go AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_note_codes({register});
"""
NO_TRIGGERS = """
DELETE FROM stocktaking_codebitmap WHERE register = {register};
DROP TRIGGER {table}_codes_go ON {table};
DROP TRIGGER {table}_codes_change ON {table};
DROP TRIGGER {table}_codes_come ON {table};
"""


def noted(table: str, register: str) -> migrations.RunSQL:
    """The codes of TABLE have bitmaps, now and from now on."""
    names = {"table": table, "register": f"'{register}'"}
    fill = ADD.format(register=names["register"], rows=EACH.format(table))
    return migrations.RunSQL(
        TRIGGERS.format(**names) + fill, NO_TRIGGERS.format(**names)
    )


class Migration(migrations.Migration):
    """What is asked for by codes alone is counted without reading a record."""

    dependencies = [
        ("stocktaking", "0011_years_without_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="CodeBitmap",
            fields=[
                ("pk", django.db.models.fields.composite.CompositePrimaryKey("register", "code", "part", blank=True, editable=False, primary_key=True, serialize=False)),
                ("register", models.CharField(choices=[("project", "Project"), ("commitment", "Commitment"), ("progress-report", "Progress report")], db_collation="C", max_length=20, verbose_name="register")),
                ("code", models.CharField(blank=True, db_collation="C", max_length=80, verbose_name="code")),
                ("part", models.PositiveIntegerField(verbose_name="part")),
                ("bits", stocktaking.models.bitmap.BitsField(editable=False, verbose_name="bits")),
            ],
            options={
                "verbose_name": "bitmap of a code",
                "verbose_name_plural": "bitmaps of codes",
            },
        ),
        migrations.RunSQL(NOTE, "DROP FUNCTION stocktaking_note_codes()"),
        noted("stocktaking_project", "project"),
    ]
