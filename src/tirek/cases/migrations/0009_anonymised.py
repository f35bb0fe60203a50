"""When an application was anonymised; a retention rule may blank the reasons kept with its clock."""

from django.db import migrations, models

_LETS_PASS = """
CREATE OR REPLACE FUNCTION cases_clockentry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('tirek.retention', true) = 'on' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'cases_clockentry is append-only' USING ERRCODE = 'restrict_violation';
END $$;
"""

_LETS_NOTHING_PASS = """
CREATE OR REPLACE FUNCTION cases_clockentry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'cases_clockentry is append-only' USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_clock")]

    operations = [
        migrations.AddField("case", "anonymised_at", models.DateTimeField(editable=False, null=True)),
        migrations.RunSQL(_LETS_PASS, _LETS_NOTHING_PASS),
    ]
