"""A roadmap as a spreadsheet: what may be changed there and read back, then what is only told."""

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.programmes.models import ActionNeed, Roadmap, RoadmapAction
from tirek.programmes.queries.roadmap_pages import roadmap_progress

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
COLUMNS = (
    ("code", gettext_lazy("Number"), 9),
    ("name_kk", gettext_lazy("Action in Kazakh"), 44),
    ("name_ru", gettext_lazy("Action in Russian"), 44),
    ("name_en", gettext_lazy("Action in English"), 30),
    ("owner", gettext_lazy("Owner's code"), 12),
    ("since", gettext_lazy("Begins"), 12),
    ("due_on", gettext_lazy("Due"), 12),
    ("weight", gettext_lazy("Weight"), 8),
    ("needs", gettext_lazy("Comes after"), 16),
    ("evidence_kk", gettext_lazy("Evidence in Kazakh"), 30),
    ("evidence_ru", gettext_lazy("Evidence in Russian"), 30),
    ("source", gettext_lazy("Indicator"), 22),
    ("baseline", gettext_lazy("Starting figure"), 12),
    ("target", gettext_lazy("Target"), 12),
    ("counted_from", gettext_lazy("Counted from"), 12),
    ("counted_until", gettext_lazy("Counted until"), 12),
)
TOLD = (gettext_lazy("Owner"), gettext_lazy("State"), gettext_lazy("Measured"), gettext_lazy("Progress, %"))


def roadmap_as_xlsx(roadmap: Roadmap) -> bytes:
    """One line an action in the order of the tree; texts are texts, never formulas. Three queries."""
    actions = roadmap.actions.select_related("owner").order_by("path")
    progress = roadmap_progress(roadmap)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        page = book.add_worksheet(_("Roadmap")[:31])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
        text = book.add_format({"num_format": "@"})  # 1.10 stays 1.10
        for place, (name, _label, width) in enumerate(COLUMNS):
            page.set_column(place, place, width, text if name in ("code", "needs", "owner") else None)
        page.write_row(0, 0, [str(label) for _name, label, _width in COLUMNS] + [str(one) for one in TOLD], bold)
        page.freeze_panes(1, 2)
        needs = _needs(roadmap)
        for line, action in enumerate(actions, start=1):
            found = progress.get(action.path)
            cells = [*_cells(action, needs), action.owner.name, action.get_state_display(), action.measured]
            for place, value in enumerate([*cells, found.percent if found else None]):
                _write(page, line, place, value, day)
    return file.getvalue()


def _cells(action: RoadmapAction, needs: dict[object, list[str]]) -> Iterable[object]:
    bound = action.is_bound
    told: dict[str, object] = {
        "code": action.code, "owner": action.owner.code, "needs": ", ".join(needs.get(action.pk, ())),
        "baseline": action.baseline if bound else None,
    }  # fmt: skip
    return [told[name] if name in told else getattr(action, name) for name, _label, _width in COLUMNS]


def _write(page: xlsxwriter.worksheet.Worksheet, line: int, place: int, value: object, day: object) -> None:
    if value is None or value == "":
        return
    if hasattr(value, "isoformat"):
        page.write_datetime(line, place, value, day)
    elif isinstance(value, str):
        page.write_string(line, place, value)
    else:
        page.write_number(line, place, float(value))  # type: ignore[arg-type]


def _needs(roadmap: Roadmap) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {}
    rows = ActionNeed.objects.filter(action__roadmap=roadmap).select_related("needed").order_by("needed__path")
    for row in rows:
        found.setdefault(row.action_id, []).append(row.needed.code)
    return found
