"""Rows that many tests begin with: made once in a process by the factories, then laid again in one statement."""

import pickle
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from django.db import connection, transaction

COLUMNS = """
    SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
    FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name
"""
EMPTY = "SELECT NOT EXISTS (SELECT FROM territory_area) AND NOT EXISTS (SELECT FROM programmes_service)"


T = TypeVar("T")


class Laid(Generic[T]):
    """What ``build`` returns, with every row it has stored. In a database that is not empty it is built as ever."""

    def __init__(self, build: Callable[[], T]) -> None:
        self.build = build
        self.script = ""
        self.pickled = b""

    def __call__(self) -> T:
        if not _ask(EMPTY):
            return self.build()
        if not self.script:
            return self._remember()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(self.script)
        return cast("T", pickle.loads(self.pickled))

    def _remember(self) -> T:
        with transaction.atomic():
            first = _ask("SELECT pg_current_xact_id()::text::bigint & 4294967295")
            built = self.build()
            self.script = ";\n".join(_insertions(first))
        self.pickled = pickle.dumps(built)
        return built


def _insertions(since: int) -> list[str]:
    """A statement for each table: the rows that this transaction has written."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        for table, columns in cursor.fetchall():
            cursor.execute(f"SELECT json_agg(t)::text FROM {table} t WHERE xmin::text::bigint >= {since}")
            rows = cursor.fetchone()[0]
            if rows:
                found.append(
                    f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} "
                    f"FROM json_populate_recordset(NULL::{table}, '{_quoted(rows)}')"
                )
    return found


def _ask(query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def _quoted(text: str) -> str:
    return text.replace("'", "''")
