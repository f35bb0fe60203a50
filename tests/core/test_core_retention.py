"""Every column of the kernel stands in the register of personal data."""

from tirek.core import core_retention
from tirek.core.retention import Category, register, unnamed_columns


def test_every_column_is_named():
    assert core_retention.FOR_EVER.years is None
    assert unnamed_columns("core") == []


def test_what_is_personal_says_so():
    personal = {(row.model, row.column) for row in register() if row.category != Category.NONE}
    assert {("core.Message", "to"), ("core.Message", "body"), ("core.AuditEvent", "actor_user_id")} <= personal
