"""What Django cannot say: the search index over cases, and a clock that is never turned back."""

from django.db import migrations

# An expression index keeps the vector out of every SELECT of a case; queries must repeat the expression exactly.
_SEARCH = """
CREATE INDEX case_search ON cases_case USING gin (to_tsvector('simple'::regconfig, search_terms));
"""

_APPEND_ONLY = """
CREATE FUNCTION cases_clockentry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'cases_clockentry is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER cases_clockentry_stays BEFORE UPDATE OR DELETE ON cases_clockentry
    FOR EACH ROW EXECUTE FUNCTION cases_clockentry_stays();
"""

_NOT_APPEND_ONLY = """
DROP TRIGGER cases_clockentry_stays ON cases_clockentry;
DROP FUNCTION cases_clockentry_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.RunSQL(_SEARCH, "DROP INDEX case_search;"),
        migrations.RunSQL(_APPEND_ONLY, _NOT_APPEND_ONLY),
    ]
