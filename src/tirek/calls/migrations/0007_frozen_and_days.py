"""What was handed in and what was published is kept by the database too; the waiting room, and scores of single works
locked on the day of a jury; the signature of a result."""

import django.db.models.deletion
from django.db import migrations, models

# Forgetting empties the words of an entry; nothing else changes what was handed in.
_FROZEN = """
CREATE FUNCTION calls_handed_in_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.submitted_at IS NULL THEN
        RETURN NEW;
    END IF;
    IF (OLD.entry_id, OLD.number, OLD.form_id, OLD.submitted_at, OLD.digest)
        IS DISTINCT FROM (NEW.entry_id, NEW.number, NEW.form_id, NEW.submitted_at, NEW.digest)
        OR (OLD.answers IS DISTINCT FROM NEW.answers AND NEW.answers <> '{}'::jsonb) THEN
        RAISE EXCEPTION 'a revision that was handed in is never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER calls_revision_stays BEFORE UPDATE ON calls_entryrevision
    FOR EACH ROW EXECUTE FUNCTION calls_handed_in_stays();

CREATE FUNCTION calls_result_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = 'proposed'
        AND (OLD.stage_id, OLD.version, OLD.document, OLD.sha256, OLD.previous_sha256, OLD.signature, OLD.public_key,
             OLD.proposed_at, OLD.proposed_by_id)
        IS NOT DISTINCT FROM
            (NEW.stage_id, NEW.version, NEW.document, NEW.sha256, NEW.previous_sha256, NEW.signature, NEW.public_key,
             NEW.proposed_at, NEW.proposed_by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the result of a stage is never changed or removed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER calls_result_stays BEFORE UPDATE OR DELETE ON calls_stageresult
    FOR EACH ROW EXECUTE FUNCTION calls_result_stays();
"""
_FREE = """
DROP TRIGGER calls_result_stays ON calls_stageresult;
DROP FUNCTION calls_result_stays();
DROP TRIGGER calls_revision_stays ON calls_entryrevision;
DROP FUNCTION calls_handed_in_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("calls", "0006_jury_days")]

    operations = [
        migrations.AddField("juryslot", "waits_since", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("juryslot", "locked_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("juryslot", "locked_by_id", models.UUIDField(blank=True, null=True)),
        migrations.AddField(
            "unlocking",
            "entry",
            models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="calls.entry"
            ),
        ),
        migrations.AddField("stageresult", "signature", models.CharField(blank=True, max_length=100)),
        migrations.AddField("stageresult", "public_key", models.CharField(blank=True, max_length=60)),
        migrations.RunSQL(_FROZEN, _FREE),
    ]
