"""What Django cannot say: the search index, one household at a time, disclosures that stay."""

from django.db import migrations

from tirek.core.ranges import no_overlap

# Stored, because computing the vector of each row a plan filters costs ten times the rest; no field of the model, so that
# no SELECT of a person carries it. The query names the column in ``people.queries``.
_SEARCH = """
ALTER TABLE people_person ADD COLUMN search_vector tsvector NOT NULL
    GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(search_keys, ' '), ''))) STORED;
CREATE INDEX people_person_search ON people_person USING gin (search_vector);
"""

_APPEND_ONLY = """
CREATE FUNCTION people_disclosure_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'people_disclosure is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER people_disclosure_stays BEFORE UPDATE OR DELETE ON people_disclosure
    FOR EACH ROW EXECUTE FUNCTION people_disclosure_stays();
"""

_NOT_APPEND_ONLY = """
DROP TRIGGER people_disclosure_stays ON people_disclosure;
DROP FUNCTION people_disclosure_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.RunSQL(_SEARCH, "ALTER TABLE people_person DROP COLUMN search_vector;"),
        migrations.RunSQL(_APPEND_ONLY, _NOT_APPEND_ONLY),
        no_overlap("people_householdmember", key="person_id", name="people_household_one_at_a_time"),
    ]
