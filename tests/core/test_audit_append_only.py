"""The database itself refuses to change the past."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tirek.core.actor import system_actor
from tirek.core.audit import record
from tirek.core.models import AuditEvent, CalendarOverride

pytestmark = pytest.mark.django_db
TABLES = ("core_auditevent", "core_auditseal")


@pytest.fixture
def event() -> AuditEvent:
    day = CalendarOverride(on=date(2026, 3, 9), is_working=False)
    return record("core.day_moved", day, by=system_actor("test"), at=datetime(2026, 3, 2, tzinfo=UTC))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET id = 5", "DELETE FROM {}", "DELETE FROM {} WHERE false", "TRUNCATE {}"]
)
def test_rows_are_never_changed_or_removed(event, table, statement):
    statement = statement.replace("SET id", "SET number" if table == "core_auditseal" else "SET id")
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute(statement.format(table))
    assert AuditEvent.objects.filter(pk=event.pk).exists()


def test_the_orm_is_refused_too(event):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        event.delete()
    event.verb = "core.other"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        event.save()
