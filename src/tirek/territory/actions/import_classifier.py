"""Importing the classifier of administrative-territorial objects (KATO): rural districts and settlements.

The two upper levels come from the shipped table and the acts; the file must agree with them but does not change
them. Below, the file is the authority: new codes become areas, changed names and parents open a new dated row on
the first day of the file's edition.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.territory.actions.areas import Names, set_name, set_parent
from tirek.territory.actions.import_report import BadRow, ImportReport, Progress, UnreadableFileError, silent
from tirek.territory.actions.index import lock_territory, rebuild_index
from tirek.territory.actions.reference import load_reference_data
from tirek.territory.enums import AreaKind, StepKind
from tirek.territory.models import Area, AreaName, AreaPlacement, ReformStep
from tirek.territory.names import english, full_kazakh, full_russian, search_keys
from tirek.territory.permissions import may_edit_areas

COLUMNS = ("kato", "kato_version", "level", "type_code", "name_ru", "name_kk")
_CODE = re.compile(r"[0-9]{9}")
_EDITION = re.compile(r"(\d{1,2})-(\d{4})\s*$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 250
_KINDS = {"sub_district": AreaKind.RURAL, "settlement": AreaKind.SETTLEMENT}
_UPPER = ("oblast", "district")
_TICK = 500


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    kato: str
    level: str
    name_ru: str
    name_kk: str
    edition: date | None
    raw: dict[str, str]

    def names(self) -> Names:
        return Names(full_kazakh(self.name_kk), full_russian(self.name_ru), english(self.name_kk))


@transaction.atomic
def import_classifier(
    path: Path, *, by: Actor, at: datetime, dry_run: bool = False, progress: Progress = silent
) -> ImportReport:
    """Read a KATO file (CSV, UTF-8) and add or update the areas below district level; audited once.

    Good rows are taken, bad ones are in the report. Taking the same file again changes nothing. With ``dry_run``
    nothing is kept. Raises UnreadableFileError when the file has not the columns of a classifier.
    """
    ensure(may_edit_areas(by))
    load_reference_data(by=by, at=at)
    lock_territory()
    report = ImportReport()
    rows = _good_rows(path, report)
    _take(rows, report, progress)
    if report.added or report.changed:
        rebuild_index()
        republic = Area.objects.get(kind=AreaKind.REPUBLIC)
        counts = {"added": report.added, "changed": report.changed, "bad": len(report.bad)}
        record("territory.classifier_imported", republic, by=by, at=at, **counts)
    if dry_run:
        transaction.set_rollback(True)
    return report


def _good_rows(path: Path, report: ImportReport) -> list[_Row]:
    good: dict[str, _Row] = {}
    for line, raw in _read(path):
        report.rows += 1
        reason = _fault(raw) or (_("This code occurs twice in the file.") if raw["kato"] in good else "")
        if reason:
            report.bad.append(BadRow(line, reason, raw))
        else:
            good[raw["kato"]] = _row(line, raw)
    return list(good.values())


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="more", restval="")
            missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
            if missing:
                raise UnreadableFileError(_("The file has no column %s.") % ", ".join(missing))
            for raw in reader:
                yield reader.line_num, {key: _flat(value) for key, value in raw.items()}
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFileError(_("This is not a CSV file in UTF-8.")) from error


def _flat(value: str | list[str]) -> str:
    return value.strip() if isinstance(value, str) else ",".join(value)


def _fault(raw: dict[str, str]) -> str:
    """Why a row can't be taken on its own; empty when it can."""
    if raw.get("more"):
        return _("The row has more cells than the header.")
    if not _CODE.fullmatch(raw["kato"]):
        return _("The code is not nine digits.")
    if raw["level"] not in (*_UPPER, *_KINDS):
        return _("The level is not known.")
    names = (raw["name_kk"], raw["name_ru"])
    if not all(names):
        return _("A name is missing.")
    if any(_CONTROL.search(name) or len(name) > _LONGEST_NAME for name in names):
        return _("A name holds invisible characters or is too long.")
    return ""


def _row(line: int, raw: dict[str, str]) -> _Row:
    found = _EDITION.search(raw["kato_version"])
    month = int(found[1]) if found else 0
    edition = date(int(found[2]), month, 1) if found and 1 <= month <= 12 else None
    return _Row(line, raw["kato"], raw["level"], raw["name_ru"], raw["name_kk"], edition, raw)


class _Known:
    """What is in the database when the import begins, and what it adds."""

    def __init__(self) -> None:
        self.areas = {area.kato: area for area in Area.objects.exclude(kato=None)}
        self.parents = dict(AreaPlacement.objects.filter(during__upper_inf=True).values_list("area_id", "parent_id"))
        splits = ReformStep.objects.filter(kind=StepKind.SPLIT, source_area__isnull=False)
        self.sources = {step.area_id: step.source_area for step in splits.select_related("source_area")}
        self.new_areas: list[Area] = []
        self.new_names: list[AreaName] = []
        self.new_placements: list[AreaPlacement] = []

    def parent_of(self, kato: str) -> Area | None:
        """The nearest known area above a code: rural district, district, then region or city."""
        for digits in (6, 4, 2):
            code = kato[:digits].ljust(9, "0")
            if code != kato and code in self.areas:
                return self.areas[code]
        return None

    def add(self, row: _Row, parent: Area) -> None:
        names = row.names()
        texts = {"name_kk": names.name_kk, "name_ru": names.name_ru, "name_en": names.name_en}
        kind, always = _KINDS[row.level], DateRange(None, None, "[)")
        area = Area(kato=row.kato, kind=kind, during=always, search_keys=search_keys([names]), **texts)
        self.areas[row.kato] = area
        self.new_areas.append(area)
        self.new_names.append(AreaName(area=area, kind=kind, during=always, **texts))
        self.new_placements += [
            AreaPlacement(area=area, parent=above, during=during) for above, during in self._places(parent)
        ]

    def _places(self, parent: Area | None) -> Iterator[tuple[Area, DateRange]]:
        """Where a place lay before its district was separated: in the district it was separated from."""
        until = None
        while parent is not None:
            start = parent.during.lower
            yield parent, DateRange(start, until, "[)")
            parent, until = (self.sources.get(parent.pk), start) if start else (None, None)

    def save(self) -> None:
        Area.objects.bulk_create(self.new_areas, batch_size=2000)
        AreaName.objects.bulk_create(self.new_names, batch_size=2000)
        AreaPlacement.objects.bulk_create(self.new_placements, batch_size=2000)


def _take(rows: list[_Row], report: ImportReport, progress: Progress) -> None:
    known = _Known()
    before = {kato for kato, area in known.areas.items() if area.kind in _KINDS.values()}
    for done, row in enumerate(sorted(rows, key=_depth)):
        try:
            _take_row(row, known, report)
        except ValidationError as error:
            report.bad.append(BadRow(row.line, " ".join(error.messages), row.raw))
        if done % _TICK == 0:
            progress(done, len(rows))
    known.save()
    report.bad.sort(key=lambda bad: bad.line)
    report.absent = len(before - {row.kato for row in rows})
    progress(len(rows), len(rows))


def _depth(row: _Row) -> tuple[int, str]:
    return ("oblast", "district", "sub_district", "settlement").index(row.level), row.kato


def _take_row(row: _Row, known: _Known, report: ImportReport) -> None:
    area = known.areas.get(row.kato)
    if area is not None and area.kind not in _KINDS.values():
        report.unchanged += 1
    elif row.level in _UPPER:
        raise ValidationError(_("This region or district is not known: enter it with the act that formed it."))
    else:
        _take_place(row, area, known, report)


def _take_place(row: _Row, area: Area | None, known: _Known, report: ImportReport) -> None:
    parent = known.parent_of(row.kato)
    if parent is None:
        raise ValidationError(_("No area above this code is known."))
    if area is None:
        known.add(row, parent)
        report.added += 1
    elif _update(row, area, parent, known):
        report.changed += 1
    else:
        report.unchanged += 1


def _update(row: _Row, area: Area, parent: Area, known: _Known) -> bool:
    names = row.names()
    renamed = (area.name_kk, area.name_ru) != (names.name_kk, names.name_ru)
    moved = known.parents.get(area.pk) not in (None, parent.pk)
    if (renamed or moved) and row.edition is None:
        raise ValidationError(_("The edition of the classifier is not given, so the day of the change is not known."))
    if renamed and row.edition:
        set_name(area, names=names, kind=AreaKind(area.kind), start=row.edition)
    if moved and row.edition:
        set_parent(area, parent=parent, start=row.edition)
    return renamed or moved


def grouped_reasons(report: ImportReport) -> dict[str, int]:
    """How many rows failed for each reason."""
    counts: defaultdict[str, int] = defaultdict(int)
    for bad in report.bad:
        counts[bad.reason] += 1
    return dict(counts)
