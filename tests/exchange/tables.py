"""Tables for tests of imports, and an import from the handing in to the undoing."""

import io
from typing import Any

from django.utils import timezone
from openpyxl import Workbook
from tests.factories import World

from tirek.core.actor import Actor
from tirek.exchange.actions import imports
from tirek.exchange.actions.import_work import check_run, take_run, undo_run
from tirek.exchange.enums import ImportState, RowPlan
from tirek.exchange.models import ImportRun

HEADS = ["Code", "Code of the organisation above", "Kind", "Name in Kazakh", "Name in Russian", "Exists since", "Phone"]
MEMBERS = ["body", "family_name", "given_name", "birth_date", "post", "since", "term_ends_on", "is_public"]


def table(*rows: list[Any]) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in rows).encode("utf-8-sig")


def book(*rows: list[Any]) -> bytes:
    made, buffer = Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(buffer)
    return buffer.getvalue()


def checked(code: str, content: bytes, by: Actor) -> ImportRun:
    run = imports.hand_in(code, "table.csv", content, by=by, at=timezone.now())
    if run.state == ImportState.NAMING:
        imports.name_columns(run.pk, run.columns, by=by, at=timezone.now())
    check_run(run.pk, at=timezone.now())
    return ImportRun.objects.get(pk=run.pk)


def taken(run: ImportRun, by: Actor) -> ImportRun:
    imports.take(run.pk, by=by, at=timezone.now())
    take_run(run.pk, at=timezone.now())
    return ImportRun.objects.get(pk=run.pk)


def undone(run: ImportRun, by: Actor) -> ImportRun:
    imports.undo(run.pk, by=by, at=timezone.now())
    undo_run(run.pk, at=timezone.now())
    return ImportRun.objects.get(pk=run.pk)


def problems(run: ImportRun) -> dict[int, dict[str, list[str]]]:
    return {row.number: row.problems for row in run.rows.filter(plan=RowPlan.BAD)}


def body(world: World, number: int, name: str = "", **more: Any) -> list[Any]:
    code = f"7{number:05d}"
    told = {"kind": "elders", "since": "01.02.2020", "phone": "", "parent": world.saryagash.code} | more
    return [
        code,
        told["parent"],
        told["kind"],
        name or f"Кеңес {number}",
        f"Совет {number}",
        told["since"],
        told["phone"],
    ]
