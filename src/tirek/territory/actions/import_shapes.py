"""Importing shapes: GeoJSON keyed by KATO code, kept as short SVG paths."""

import json
import math
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.territory.actions.import_report import BadRow, ImportReport, Progress, UnreadableFileError, silent
from tirek.territory.enums import AreaKind
from tirek.territory.models import Area, AreaShape
from tirek.territory.permissions import may_edit_areas
from tirek.territory.projection import Point, simplify, svg_path, to_canvas

TOLERANCE = 0.7
_SMALLEST_RING = 4


@transaction.atomic
def import_shapes(
    path: Path, *, by: Actor, at: datetime, source: str = "", dry_run: bool = False, progress: Progress = silent
) -> ImportReport:
    """Read a GeoJSON FeatureCollection whose features have ``properties.kato``; audited once.

    Coordinates are longitude and latitude. Good features are taken, bad ones (by their number) are in the report;
    the same file again changes nothing. Raises UnreadableFileError for anything that is no FeatureCollection.
    """
    ensure(may_edit_areas(by))
    report = ImportReport()
    features = _features(path)
    areas = {area.kato: area for area in Area.objects.exclude(kato=None)}
    shapes = {shape.area_id: shape for shape in AreaShape.objects.select_for_update()}
    for number, feature in enumerate(features, start=1):
        report.rows += 1
        try:
            _take(feature, areas, shapes, source, report)
        except ValidationError as error:
            report.bad.append(BadRow(number, " ".join(error.messages), {"kato": str(_code(feature))}))
        progress(number, len(features))
    if report.added or report.changed:
        republic = Area.objects.get(kind=AreaKind.REPUBLIC)
        record("territory.shapes_imported", republic, by=by, at=at, added=report.added, changed=report.changed)
    if dry_run:
        transaction.set_rollback(True)
    return report


def _features(path: Path) -> list[Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UnreadableFileError(_("This is not a GeoJSON file.")) from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise UnreadableFileError(_("This is not a GeoJSON file with features."))
    return features


def _take(
    feature: Any, areas: dict[str | None, Area], shapes: dict[Any, AreaShape], source: str, report: ImportReport
) -> None:
    area = areas.get(_code(feature))
    if area is None:
        raise ValidationError(_("No area with this code is known."))
    values = _drawn(_rings(feature)) | {"source": source[:300]}
    shape = shapes.get(area.pk)
    if shape is None:
        shapes[area.pk] = AreaShape.objects.create(area=area, **values)
        report.added += 1
    elif any(getattr(shape, name) != value for name, value in values.items()):
        AreaShape.objects.filter(pk=shape.pk).update(**values)
        report.changed += 1
    else:
        report.unchanged += 1


def _code(feature: Any) -> str | None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return str(properties.get("kato", "")) if isinstance(properties, dict) else None


def _rings(feature: Any) -> list[list[Point]]:
    geometry = feature.get("geometry") or {}
    coordinates = geometry.get("coordinates")
    shaped: dict[Any, Any] = {"Polygon": [coordinates], "MultiPolygon": coordinates}
    polygons = shaped.get(geometry.get("type"))
    try:
        rings = [[_point(pair) for pair in ring] for polygon in polygons or [] for ring in polygon]
    except (TypeError, ValueError, IndexError) as error:
        raise ValidationError(_("The shape has coordinates that are no numbers.")) from error
    if not rings or any(len(ring) < _SMALLEST_RING for ring in rings):
        raise ValidationError(_("The shape is not a polygon."))
    return rings


def _point(pair: Any) -> Point:
    longitude, latitude = float(pair[0]), float(pair[1])
    if not (math.isfinite(longitude) and 40 <= longitude <= 95 and 35 <= latitude <= 60):
        raise ValidationError(_("The shape lies outside the country: longitude and latitude are expected."))
    return to_canvas(longitude, latitude)


def _drawn(rings: list[list[Point]]) -> dict[str, Any]:
    drawn = [line for line in (simplify(ring, TOLERANCE) for ring in rings) if len(line) >= _SMALLEST_RING]
    if not drawn:
        drawn = [max(rings, key=len)]
    xs, ys = [x for line in drawn for x, _y in line], [y for line in drawn for _x, y in line]
    return {
        "path": svg_path(drawn),
        "left": round(min(xs), 1),
        "top": round(min(ys), 1),
        "right": round(max(xs), 1),
        "bottom": round(max(ys), 1),
    }
