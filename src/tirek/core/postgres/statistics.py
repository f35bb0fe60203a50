"""What the planner knows of the tables."""

from django.db import connection

# Columns that a migration has added to a table with rows: nothing is known of them until somebody looks.
_UNKNOWN = """
    SELECT DISTINCT known.relname FROM pg_class known
    JOIN pg_attribute a ON a.attrelid = known.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_statistic s ON s.starelid = a.attrelid AND s.staattnum = a.attnum
    WHERE known.relkind = 'r' AND known.relnamespace = current_schema()::regnamespace AND known.reltuples > 0
      AND s.starelid IS NULL
"""


def complete() -> list[str]:
    """Analyse the tables that have a column without statistics; returns them. Without it, PostgreSQL would take the
    words of a new column for rare ones until its own time comes, and read a million rows for a page."""
    with connection.cursor() as cursor:
        cursor.execute(_UNKNOWN)
        tables = sorted(name for (name,) in cursor.fetchall())
        for name in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(name)}")
    return tables
