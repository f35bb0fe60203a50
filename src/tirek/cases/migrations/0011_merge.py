"""The ledger of a duplicate may leave its table when two registrations of one application are made one case: word for
word it stays in ``CaseMerge.kept``, and comes back from there when they are taken apart."""

from django.db import migrations

_LETS_A_MERGE_PASS = """
CREATE OR REPLACE FUNCTION cases_clockentry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('tirek.retention', true) = 'on' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND current_setting('tirek.merge', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'cases_clockentry is append-only' USING ERRCODE = 'restrict_violation';
END $$;
"""

_AS_BEFORE = """
CREATE OR REPLACE FUNCTION cases_clockentry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('tirek.retention', true) = 'on' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'cases_clockentry is append-only' USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_search")]

    operations = [migrations.RunSQL(_LETS_A_MERGE_PASS, _AS_BEFORE)]
