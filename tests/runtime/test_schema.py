"""The script a new database is laid from is what the migrations make."""

import pytest
from django.db import connection

from tirek.core.postgres import schema, statistics


def test_the_script_was_written_from_the_migrations_as_they_are():
    assert schema.is_current(), "run: tirek schema"


@pytest.mark.django_db
def test_nothing_is_laid_over_what_is_there():
    assert connection.introspection.table_names()
    assert not schema.lay()


def test_comments_times_and_session_settings_of_a_dump_do_not_reach_the_script():
    dump = (
        "-- a comment\n\\restrict x\nSET transaction_timeout = 0;\nSET lock_timeout = 0;\n"
        "SELECT pg_catalog.set_config('search_path', '', false);\n\n"
        "INSERT INTO public.django_migrations VALUES (1, 'core', '0001_initial', '2026-11-22 04:28:59.1+00');\n"
    )
    assert schema.script_of(dump).splitlines()[1:] == [
        "SET LOCAL lock_timeout = 0;",
        "INSERT INTO public.django_migrations VALUES (1, 'core', '0001_initial', '2026-01-01 00:00:00+00');",
    ]


@pytest.mark.django_db
def test_a_column_that_a_migration_has_added_is_known_to_the_planner():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE told AS SELECT n AS first FROM generate_series(1, 50) n")
        cursor.execute("ANALYZE told")
        assert "told" not in statistics.complete()
        cursor.execute("ALTER TABLE told ADD COLUMN second text DEFAULT 'word'")
        assert "told" in statistics.complete()
        assert "told" not in statistics.complete()
