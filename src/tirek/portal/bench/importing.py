"""Ten thousand organisations brought in as a table: checked, taken, undone; beside COPY of the same rows alone."""

import time
from collections.abc import Callable
from io import StringIO
from typing import Any

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from tirek.core.roles import Role
from tirek.exchange.actions.import_work import check_run, take_run, undo_run
from tirek.exchange.actions.imports import hand_in, take, undo
from tirek.exchange.models import ImportRun
from tirek.network.models import RoleGrant
from tirek.network.queries.actors import acting_user

ROWS = 10_000
HEADS = "code;parent;kind;name_kk;name_ru;since;phone"
TABLES = {
    "network_organisation": "id",
    "network_organisationname": "organisation_id",
    "network_organisationplacement": "organisation_id",
}


def measure() -> list[dict[str, Any]]:
    """Rows a second of each step, with all effects; nothing of it stays."""
    grant = RoleGrant.objects.filter(role=Role.COORDINATOR, ended_at=None).select_related("organisation").first()
    assert grant is not None
    by = acting_user(grant.user_id, grant.organisation_id, None, "kk")
    content = "\n".join([HEADS, *_lines(grant.organisation.code)]).encode()
    run = hand_in("organisations", "bench.csv", content, by=by, at=timezone.now())
    checked = _seconds(lambda: check_run(run.pk, at=timezone.now()))
    take(run.pk, by=by, at=timezone.now())
    taken = _seconds(lambda: take_run(run.pk, at=timezone.now()))
    made = ImportRun.objects.get(pk=run.pk)
    assert made.counts["taken"] == ROWS, made.counts
    plain = _plain(list(made.rows.values_list("record_id", flat=True)))
    undo(run.pk, by=by, at=timezone.now())
    undone = _seconds(lambda: undo_run(run.pk, at=timezone.now()))
    assert ImportRun.objects.get(pk=run.pk).counts["undone"] == ROWS
    default_storage.delete(run.stored_as)
    ImportRun.objects.filter(pk=run.pk).delete()
    return [
        _row("looked at (dry run)", checked),
        _row("taken", taken),
        _row("undone", undone),
        _row("COPY of the same rows alone", plain),
    ]


def _lines(parent: str) -> list[str]:
    return [
        f"{900_000 + n};{parent};elders;Ақсақалдар кеңесі {n};Совет старейшин {n};01.02.2020;8 701 000 {n:04d}"
        for n in range(ROWS)
    ]


def _plain(keys: list[Any]) -> float:
    """The rows of the register as they stand, copied out, and timed while they are copied into empty twins of their
    tables: what PostgreSQL takes for them, with its indexes, without any rule."""
    with transaction.atomic(), connection.cursor() as cursor:
        told = {table: _copied_out(cursor, table, column, keys) for table, column in TABLES.items()}
        for table in TABLES:
            cursor.execute(f"CREATE TEMP TABLE bench_{table} (LIKE {table} INCLUDING ALL) ON COMMIT DROP")
        spent = _seconds(lambda: [_copied_in(cursor, table, rows) for table, rows in told.items()])
        transaction.set_rollback(True)
    return spent


def _copied_out(cursor: Any, table: str, column: str, keys: list[Any]) -> str:
    buffer = StringIO()
    query = f"COPY (SELECT * FROM {table} WHERE {column} = ANY(%s)) TO STDOUT"  # noqa: S608
    with cursor.cursor.copy(query, [keys]) as copy:
        for block in copy:
            buffer.write(bytes(block).decode())
    return buffer.getvalue()


def _copied_in(cursor: Any, table: str, rows: str) -> None:
    with cursor.cursor.copy(f"COPY bench_{table} FROM STDIN") as copy:
        copy.write(rows)


def _row(what: str, seconds: float) -> dict[str, Any]:
    return {"what": what, "rows": ROWS, "seconds": round(seconds, 2), "per_second": round(ROWS / seconds)}


def _seconds(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
