"""The audit trail and its seals can be added to, and nothing else."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION core_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
"""
TRIGGERS = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION core_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION core_append_only();
"""
UNDO = """
DROP TRIGGER {table}_no_change ON {table};
DROP TRIGGER {table}_no_truncate ON {table};
"""
TABLES = ("core_auditevent", "core_auditseal")


class Migration(migrations.Migration):

    dependencies = [("core", "0002_messages_jobs_throttle")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION core_append_only();"),
        *(migrations.RunSQL(TRIGGERS.format(table=table), UNDO.format(table=table)) for table in TABLES),
    ]
