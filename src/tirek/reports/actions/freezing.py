"""Writing a snapshot: the document of a sheet, its hash and its signature."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from tirek.core.audit.digest import stamp
from tirek.core.signing import public_key, sign
from tirek.reports.models import Sheet, Snapshot
from tirek.reports.queries.cells import CellData, stored_cells
from tirek.reports.snapshots import FORMAT, document_hash


def freeze(
    sheet: Sheet,
    *,
    at: datetime,
    reason: str = "",
    asked_by_id: UUID | None = None,
    approved_by_id: UUID | None = None,
) -> Snapshot:
    """Freeze the stored cells of a sheet as its next version."""
    last = Snapshot.objects.filter(sheet=sheet).order_by("-version").first()
    version = last.version + 1 if last else 1
    document = document_of(
        sheet, stored_cells(sheet), version=version, previous=last.sha256 if last else None, reason=reason, at=at
    )
    snapshot = made(sheet, document, at=at)
    snapshot.reason, snapshot.asked_by_id, snapshot.approved_by_id = reason, asked_by_id, approved_by_id
    snapshot.save(force_insert=True)
    return snapshot


def made(sheet: Sheet, document: dict[str, Any], *, at: datetime) -> Snapshot:
    """A snapshot of a document, signed, not yet stored."""
    sha256 = document_hash(document)
    return Snapshot(
        sheet=sheet,
        version=document["version"],
        made_at=at,
        document=document,
        sha256=sha256,
        signature=sign(sha256),
        public_key=public_key(),
    )


def document_of(
    sheet: Sheet, cells: Iterable[CellData], *, version: int, previous: str | None, reason: str, at: datetime
) -> dict[str, Any]:
    """What is frozen of a sheet: texts, numbers as text, hashes and keys; no personal names."""
    office = sheet.organisation
    return {
        "format": FORMAT,
        "form": sheet.form,
        "form_version": sheet.form_version,
        "period": {"code": sheet.period, "first": sheet.first_on.isoformat(), "last": sheet.last_on.isoformat()},
        "body": {
            "code": office.code,
            "level": office.level,
            "name": {"kk": office.name_in("kk"), "ru": office.name_in("ru"), "en": office.name_in("en")},
        },
        "version": version,
        "previous": previous,
        "reason": reason,
        "as_of": stamp(sheet.submitted_at or at),
        "frozen_at": stamp(at),
        "missing_reason": sheet.missing_reason,
        "cells": [
            {**cell.as_json(), "unit": cell.edition.unit.value, "stands_on": cell.edition.evidence.value}
            for cell in cells
        ],
        "children": sheet.children,
    }
