"""What was frozen: each version, its file, and what has changed since."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from tirek.core.access import requires
from tirek.reports.enums import ReportPermission, SheetState
from tirek.reports.models import Sheet
from tirek.reports.queries.changes import cells_of, changes_of, changes_since
from tirek.reports.queries.files import file_of_snapshot
from tirek.reports.queries.people import names_of
from tirek.reports.views.sheets import ensure_export, sheet_or_404


@requires(ReportPermission.VIEW)
def snapshot_page(request: HttpRequest, pk: UUID, version: int) -> HttpResponse:
    """A frozen version: its values, its hash and signature, and how it differs from the one before."""
    sheet = sheet_or_404(request, pk)
    snapshot = get_object_or_404(sheet.snapshots, version=version)
    before = sheet.snapshots.filter(version=version - 1).first()
    people = names_of([snapshot.asked_by_id, snapshot.approved_by_id])
    context: dict[str, Any] = {
        "sheet": sheet,
        "snapshot": snapshot,
        "cells": cells_of(snapshot),
        "changes": changes_of(before, snapshot),
        "asked_by": people.get(snapshot.asked_by_id, ""),
        "approved_by": people.get(snapshot.approved_by_id, ""),
        "is_last": snapshot.version == sheet.version,
    }
    return render(request, "reports/snapshot.html", context)


@requires(ReportPermission.EXPORT)
def snapshot_file(request: HttpRequest, pk: UUID, version: int) -> HttpResponse:
    """The version with everything below it as one file, for ``tirek reports verify``."""
    ensure_export(request)
    sheet = sheet_or_404(request, pk)
    snapshot = get_object_or_404(sheet.snapshots, version=version)
    told = file_of_snapshot(snapshot)
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = f"tirek-{sheet.organisation.code}-{sheet.period}-v{snapshot.version}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires(ReportPermission.VIEW)
def changes_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the work gives now where it is not what was frozen, and sheets below that have a later version."""
    sheet = sheet_or_404(request, pk)
    frozen = sheet.state == SheetState.ACCEPTED
    context = {
        "sheet": sheet,
        "frozen": frozen,
        "changes": changes_since(sheet, today=timezone.localdate()) if frozen else [],
        "moved": _moved_below(sheet) if frozen else [],
    }
    return render(request, "reports/sheet_changes.html", context)


def _moved_below(sheet: Sheet) -> list[tuple[Sheet, int | None]]:
    """Sheets below whose last version is not the one that went in, with that one."""
    went_in = {child["body"]: child["version"] for child in sheet.children}
    below = Sheet.objects.of(sheet.form, sheet.period).filter(above=sheet.organisation_id)
    rows = below.select_related("organisation").order_by("organisation__code")
    return [(one, went_in.get(one.organisation.code)) for one in rows if _moved(one, went_in)]


def _moved(one: Sheet, went_in: dict[str, int | None]) -> bool:
    return (one.version or None) != went_in.get(one.organisation.code)
