"""Sheets as pages show them: one sheet with its cells, who has handed in and who is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.reports.checking import Finding, findings_of
from tirek.reports.enums import IN_WORK, CorrectionState, NoteKind, ReportPermission, SheetState
from tirek.reports.models import Cell, CellNote, Correction, Sheet
from tirek.reports.queries.cells import CellData, Entry, compose, entries_of, make_cell, stored_cells
from tirek.reports.queries.forms import form_of_sheet
from tirek.reports.queries.sources import Computed

PERIODS_LOOKED_BACK = 8
COUNTS = ("expected", "submitted", "accepted", "on_time", "late")


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell on a page: its value, that of the period before, what was found and said at it."""

    cell: CellData
    before: Decimal | None
    findings: list[Finding]
    remarks: int
    comments: int


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet on a page. ``is_live``: its figures are those of this moment, not those handed in."""

    sheet: Sheet
    lines: list[CellLine]
    missing: list[str]
    is_live: bool

    @property
    def blocking(self) -> int:
        """How many findings keep the sheet from being handed in."""
        return sum(finding.blocks for line in self.lines for finding in line.findings)


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How the sheets below one office stand: all of them live, from one query."""

    name: str
    code: str
    key: UUID
    expected: int
    submitted: int
    accepted: int
    on_time: int
    late: int
    own: Sheet | None = None

    @property
    def percent(self) -> int:
        """How many of a hundred have handed in."""
        return 100 * self.submitted // self.expected if self.expected else 0


def sheet_page(sheet: Sheet, *, today: date) -> SheetPage:
    """The page of one sheet: computed now while it is open, as handed in afterwards."""
    is_live = sheet.state in IN_WORK
    missing: list[str] = []
    cells = [] if is_live else stored_cells(sheet)
    if is_live:
        composed = compose(sheet, entries_of(sheet), today=today)
        cells, missing = composed.cells, composed.missing
    return SheetPage(sheet, lines_of(sheet, cells), missing, is_live)


def lines_of(sheet: Sheet, cells: Sequence[CellData]) -> list[CellLine]:
    """The cells with what stands beside them (two queries)."""
    history = history_of(sheet)
    found: dict[str, list[Finding]] = {}
    for finding in findings_of(cells, history, form_of_sheet(sheet)):
        found.setdefault(finding.indicator, []).append(finding)
    said = _notes(sheet)
    return [
        CellLine(
            cell,
            next(iter(history.get(cell.indicator, ())), None),
            found.get(cell.indicator, []),
            said.get((cell.indicator, NoteKind.REMARK), 0),
            said.get((cell.indicator, NoteKind.COMMENT), 0),
        )
        for cell in cells
    ]


def blank_lines(sheet: Sheet) -> list[CellLine]:
    """The cells that are asked of the office, with nothing computed: enough to read what was typed. No query."""
    form, nothing = form_of_sheet(sheet), Computed(None, 0, "")
    asked = [one for one in form.indicators_on(sheet.last_on) if form.applies(one.code, sheet.organisation.level)]
    return [CellLine(make_cell(one, nothing, None, Entry()), None, [], 0, 0) for one in asked]


def findings_for(sheet: Sheet, cells: Sequence[CellData]) -> list[Finding]:
    """What is to be mended or explained before these cells are handed in."""
    return findings_of(cells, history_of(sheet), form_of_sheet(sheet))


def history_of(sheet: Sheet) -> dict[str, list[Decimal]]:
    """Indicator → the values frozen for the periods before, the last one first."""
    rows = (
        Cell.objects.filter(
            sheet__organisation=sheet.organisation_id,
            sheet__form=sheet.form,
            sheet__state=SheetState.ACCEPTED,
            sheet__last_on__lt=sheet.first_on,
            value__isnull=False,
        )
        .order_by("-sheet__last_on")
        .values_list("indicator", "value")
    )
    history: dict[str, list[Decimal]] = {}
    for code, value in rows:
        if value is not None and len(history.setdefault(code, [])) < PERIODS_LOOKED_BACK:
            history[code].append(value)
    return history


def periods_with_sheets() -> list[tuple[str, date]]:
    """Periods for which sheets were opened, with their last days, the last one first."""
    return list(Sheet.objects.order_by("-last_on").values_list("period", "last_on").distinct())


def period_to_show(periods: Sequence[tuple[str, date]], today: date) -> str:
    """The period people work at: the last one that is over, else the only one there is."""
    over = [code for code, last in periods if last < today]
    return over[0] if over else periods[0][0] if periods else ""


def standing_below(actor: Actor, form: str, period: str, today: date) -> list[Timeliness]:
    """Office by office how the sheets right below it stand, those with most late ones first (three queries)."""
    seen = Sheet.objects.visible_to(actor).of(form, period).annotate(handed_on=TruncDate("first_submitted_at"))
    own = {one.organisation_id: one for one in seen}
    rows = list(_counted(seen.filter(above__isnull=False).values("above", "above__code"), today))
    names = {one.pk: one.name for one in Organisation.objects.filter(pk__in=[row["above"] for row in rows])}
    found = [_standing(row, own.get(row["above"]), names[row["above"]]) for row in rows]
    return sorted(found, key=lambda one: (-one.late, one.code))


def _standing(row: dict[str, Any], own: Sheet | None, name: str) -> Timeliness:
    counts = {each: row[each] for each in COUNTS}
    return Timeliness(name=name, code=row["above__code"], key=row["above"], own=own, **counts)


def total_of(rows: Iterable[Timeliness]) -> dict[str, int]:
    """The sums over offices."""
    held = list(rows)
    return {name: sum(getattr(row, name) for row in held) for name in COUNTS}


def corrections_to_decide(actor: Actor) -> "QuerySet[Correction]":
    """Corrections that wait for the actor as the second person."""
    asked = Correction.objects.visible_to(actor).filter(state=CorrectionState.ASKED).filter(_above_is(actor, "sheet__"))
    mine = asked.exclude(asked_by_id=actor.user_id) if actor.user_id else asked
    return mine if actor.holds(ReportPermission.REVIEW) else mine.none()


def sheets_to_review(actor: Actor) -> "QuerySet[Sheet]":
    """Sheets handed in that wait for the actor."""
    handed_in = Sheet.objects.visible_to(actor).filter(state=SheetState.SUBMITTED)
    mine = handed_in.exclude(submitted_by_id=actor.user_id).filter(_above_is(actor))
    return mine if actor.holds(ReportPermission.REVIEW) else mine.none()


def sheets_to_hand_in(actor: Actor, today: date) -> "QuerySet[Sheet]":
    """The sheets of the actor's own office that are to be handed in: their period is over."""
    mine = Sheet.objects.unfinished().filter(organisation=actor.organisation_id, last_on__lt=today)
    return mine if actor.holds(ReportPermission.SUBMIT, at=actor.organisation_id) else mine.none()


def _above_is(actor: Actor, sheet: str = "") -> Q:
    """Sheets the actor's own office reviews: those right below it; the republic's own."""
    own = Q(**{f"{sheet}above__isnull": True, f"{sheet}organisation": actor.organisation_id})
    return own | Q(**{f"{sheet}above": actor.organisation_id})


def _counted(sheets: "QuerySet[Any, Any]", today: date) -> "QuerySet[Any, Any]":
    submitted = ~Q(state__in=IN_WORK)
    counted: QuerySet[Any, Any] = sheets.annotate(
        expected=Count("pk"),
        submitted=Count("pk", filter=submitted),
        accepted=Count("pk", filter=Q(state=SheetState.ACCEPTED)),
        on_time=Count("pk", filter=Q(first_submitted_at__isnull=False, handed_on__lte=F("due_on"))),
        late=Count("pk", filter=Q(state__in=IN_WORK, due_on__lt=today)),
    ).order_by("above__code")
    return counted


def _notes(sheet: Sheet) -> dict[tuple[str, str], int]:
    rows = CellNote.objects.filter(sheet=sheet).order_by().values("indicator", "kind").annotate(n=Count("pk"))
    return {(row["indicator"], row["kind"]): row["n"] for row in rows}
