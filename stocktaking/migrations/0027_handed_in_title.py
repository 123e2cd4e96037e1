from django.db import migrations, models

TITLE = """
CREATE FUNCTION stocktaking_queue_title(document jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE jsonb_typeof(document #> '{public,texts,0,title}')
        WHEN 'string' THEN left(document #>> '{public,texts,0,title}', 300) ELSE ''
    END;

CREATE OR REPLACE FUNCTION stocktaking_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IN ('draft', 'discarded') THEN
        DELETE FROM stocktaking_queueentry WHERE submission_id = NEW.id;
    ELSE
        INSERT INTO stocktaking_queueentry
            (submission_id, title, words, codes, organisation)
        SELECT NEW.id, stocktaking_queue_title(NEW.document),
            stocktaking_queue_words(NEW.document),
            stocktaking_queue_codes(NEW.document),
            stocktaking_queue_organisation(NEW.document)
        ON CONFLICT (submission_id) DO UPDATE
            SET (title, words, codes, organisation) = (
                EXCLUDED.title, EXCLUDED.words, EXCLUDED.codes, EXCLUDED.organisation
            );
    END IF;
    RETURN NULL;
END
$$;
DROP TRIGGER submission_queued_anew ON stocktaking_submission;
CREATE TRIGGER submission_queued_anew
    AFTER UPDATE OF state, document ON stocktaking_submission
    FOR EACH ROW WHEN (
        (NEW.state IN ('draft', 'discarded')) <> (OLD.state IN ('draft', 'discarded'))
        OR NEW.state NOT IN ('draft', 'discarded', 'returned')
            AND (NEW.document <> OLD.document OR OLD.state = 'returned')
    )
    EXECUTE FUNCTION stocktaking_queue();
"""
NO_TITLE = """
DROP TRIGGER submission_queued_anew ON stocktaking_submission;
CREATE OR REPLACE FUNCTION stocktaking_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IN ('draft', 'discarded') THEN
        DELETE FROM stocktaking_queueentry WHERE submission_id = NEW.id;
    ELSE
        INSERT INTO stocktaking_queueentry (submission_id, words, codes, organisation)
        SELECT NEW.id, stocktaking_queue_words(NEW.document),
            stocktaking_queue_codes(NEW.document),
            stocktaking_queue_organisation(NEW.document)
        ON CONFLICT (submission_id) DO UPDATE SET (words, codes, organisation)
            = (EXCLUDED.words, EXCLUDED.codes, EXCLUDED.organisation);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER submission_queued_anew
    AFTER UPDATE OF state, document ON stocktaking_submission
    FOR EACH ROW WHEN (
        (NEW.state IN ('draft', 'discarded')) <> (OLD.state IN ('draft', 'discarded'))
        OR NEW.state NOT IN ('draft', 'discarded') AND NEW.document <> OLD.document
    )
    EXECUTE FUNCTION stocktaking_queue();
DROP FUNCTION stocktaking_queue_title(jsonb);
"""
FILL = """
UPDATE stocktaking_queueentry SET title = stocktaking_queue_title(document)
FROM stocktaking_submission WHERE id = submission_id
"""


class Migration(migrations.Migration):
    """What an author changes in a submission that was given back shows to nobody, and
    moves it into nobody's queue, until it is handed in again.
    """

    dependencies = [("stocktaking", "0026_organisation_tallies")]

    operations = [
        migrations.AddField("queueentry", "title", models.TextField(default="")),
        migrations.RunSQL(TITLE, NO_TITLE),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
