"""The start page of the staff: what needs me now, what stands where I answer for it, how the quarter goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tirek.cases.actions.disclosures import sight_of
from tirek.cases.enums import CasePermission
from tirek.cases.models import Case, CasePart, Complaint, FieldRecord, Packet, PlanLine, Transition
from tirek.cases.queries.home import Need, NeedKind, needs_me_now
from tirek.cases.queries.overdue import answers_for_others
from tirek.cases.queries.queue import QueueCounts, counts
from tirek.core.actor import Actor
from tirek.core.calendar import WorkingCalendar, local_date
from tirek.core.core_permissions import CorePermission
from tirek.core.enums import MessageState
from tirek.core.failed_jobs import failed_jobs
from tirek.core.gather import sizes
from tirek.core.models import Message
from tirek.network.enums import NetworkPermission
from tirek.network.models import Organisation
from tirek.network.queries.memorandum_life import obligations_due, to_renew
from tirek.network.queries.seats import ending_terms, joinings_waiting
from tirek.network.queries.users import open_invitations
from tirek.people.actions import Sight
from tirek.people.enums import PersonPermission
from tirek.people.queries.pairs import waiting_lists
from tirek.people.queries.rights import waiting_rights
from tirek.portal.home_of_activities import of_events, of_questions, of_rooms_and_training
from tirek.portal.home_of_calls import of_calls
from tirek.portal.home_of_exchange import of_systems
from tirek.portal.home_of_grants import of_grants
from tirek.portal.home_of_measures import of_measures
from tirek.portal.home_of_media import of_media
from tirek.portal.home_of_mediation import of_mediation
from tirek.portal.home_of_programmes import of_programmes
from tirek.portal.home_of_reports import figures_so_far
from tirek.portal.home_of_territory import of_reforms
from tirek.reports.period import Period
from tirek.reports.queries.annual import waiting_editions
from tirek.reports.queries.forms import forms_to_decide
from tirek.reports.queries.practice import notes_returned, notes_to_decide
from tirek.reports.queries.sheets import corrections_to_decide, sheets_to_hand_in, sheets_to_review

ROWS_PER_NEED = 3
ROWS_AT_MOST = 7
OFFICES_SHOWN = 8
Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]  # label, what waits, its page, icon, tone
Parts = tuple[str, str, str, date | None]  # address, number, what about, until when
RECEIVED = (NeedKind.REFERRAL_NEW, NeedKind.REFERRAL_LATE, NeedKind.REFERRAL_OPEN)
TONES = {NeedKind.OVERDUE: "danger", NeedKind.TODAY: "warning", NeedKind.SILENT: "warning"} | {
    NeedKind.DECLINED: "warning",
    NeedKind.ASKED: "warning",
    NeedKind.DENIED: "danger",
    NeedKind.REFERRAL_LATE: "danger",
    NeedKind.REOPENED: "warning",
    NeedKind.PART_LATE: "danger",
    NeedKind.DRAFT_RETURNED: "warning",
    NeedKind.DRAFT_TO_APPROVE: "warning",
    NeedKind.COMPLAINED: "danger",
    NeedKind.REPLIED: "warning",
    NeedKind.BELOW: "danger",
    NeedKind.MENDED: "warning",
    NeedKind.UNMENDED: "warning",
    NeedKind.FIELD: "warning",
}
ICONS = {
    NeedKind.OVERDUE: "alert-circle",
    NeedKind.TODAY: "alarm",
    NeedKind.REOPENED: "refresh",
    NeedKind.COMPLAINED: "scale",
    NeedKind.REPLIED: "message-question",
    NeedKind.BELOW: "alert-triangle",
    NeedKind.MENDED: "file-check",
    NeedKind.UNMENDED: "pencil",
    NeedKind.FIELD: "device-tablet",
    NeedKind.ARRIVING: "arrows-exchange",
    NeedKind.UNASSIGNED: "user-question",
    NeedKind.PART_LATE: "alert-circle",
    NeedKind.PART_NEW: "arrows-split",
    NeedKind.DRAFT_RETURNED: "arrow-back-up",
    NeedKind.DRAFT_TO_APPROVE: "checklist",
    NeedKind.DRAFT_TO_SIGN: "writing-sign",
    NeedKind.DECLINED: "arrow-back-up",
    NeedKind.ASKED: "message-question",
    NeedKind.SILENT: "clock-pause",
    NeedKind.DENIED: "thumb-down",
    NeedKind.LINE_DUE: "gift",
    NeedKind.PACKET: "mail-opened",
    NeedKind.REFERRAL_NEW: "inbox",
    NeedKind.REFERRAL_LATE: "alert-circle",
    NeedKind.REFERRAL_OPEN: "progress-check",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A number that opens exactly the records it counts."""

    label: str
    value: int | float | None
    url: str
    icon: str = ""
    tone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: where it is, what it is about, why it is here and until when."""

    url: str
    title: str
    about: str
    why: str
    tone: str
    due: date | None
    days: int | None
    sight: Sight | None = None


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office below the reader that owes answers."""

    name: str
    overdue: int
    url: str


@dataclass(frozen=True, slots=True)
class Home:
    """Everything the start page shows; parts a role has no use for are empty."""

    needs: list[Tile]
    lines: list[Line]
    standing: list[Tile]
    offices: list[OfficeLine]
    quarter: list[Tile]
    period: Period
    may_register: bool

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits for the reader, nor is late below."""
        return not self.needs and not self.offices

    @property
    def has_side(self) -> bool:
        """Whether the reader answers for more than what waits: a queue, offices, figures."""
        return bool(self.standing or self.offices or self.quarter)


def home_of(actor: Actor, *, at: datetime, today: date) -> Home:
    """The start page of an actor."""
    needs, period = needs_me_now(actor, today), Period.containing(today)
    return Home(
        needs=[*map(tile_of_need, needs), *_upkeep(actor, at)],
        lines=_first_lines(needs, today),
        standing=_standing(actor, today),
        offices=_offices(actor, today),
        quarter=[Tile(*told) for told in figures_so_far(actor, period, today)],
        period=period,
        may_register=actor.holds(CasePermission.REGISTER),
    )


def tile_of_need(need: Need) -> Tile:
    """How many wait for one reason; opens the page that lists them all."""
    url = reverse("portal:waiting", args=[need.kind.value])
    return Tile(need.title, need.count, url, ICONS[need.kind], TONES.get(need.kind, ""))


def line_of(kind: NeedKind, row: Any, on: date) -> Line:
    """A case, a hand-over or a line of a plan in one shape."""
    url, number, about, due = _parts(kind, row)
    days = WorkingCalendar.current().working_days_between(on, due) if due else None
    sight = sight_of(row) if isinstance(row, Case) else None
    return Line(url, number, about, str(kind.label), TONES.get(kind, "info"), due, days, sight)


def _parts(kind: NeedKind, row: Any) -> Parts:
    if isinstance(row, Case):
        return _parts_of_case(row)
    if isinstance(row, Packet):
        return row.get_absolute_url(), row.quarter, row.office.name, row.acknowledge_by
    if isinstance(row, CasePart):
        return row.get_absolute_url(), str(row), f"{row.from_office.name} · {row.text[:80]}", row.due_on
    if isinstance(row, FieldRecord):
        return row.get_absolute_url(), row.number, f"{row.meeting.place} · {row.device.user.name}", None
    if isinstance(row, Complaint):
        return row.get_absolute_url(), row.case.number, f"{row.about.number} · {row.body.name}", row.body_due_on
    return _parts_of_plan(row) if isinstance(row, PlanLine) else _parts_of_transition(kind, row)


def _parts_of_case(case: Case) -> Parts:
    return case.get_absolute_url(), case.number, f"{case.applicant.short_name} · {case.service.name}", case.due_on


def _parts_of_plan(line: PlanLine) -> Parts:
    return line.case.get_absolute_url(), line.case.number, line.service.name, line.due_on


def _parts_of_transition(kind: NeedKind, row: Transition) -> Parts:
    """A partner opens the referral itself; an office opens its case."""
    is_received = kind in RECEIVED
    other = row.from_organisation if is_received or kind == NeedKind.ARRIVING else row.to_organisation
    about = f"{row.line.service.name} · {other.name}" if row.line else other.name
    url = row.get_absolute_url() if is_received else row.case.get_absolute_url()
    return url, row.case.number, about, _due_of(kind, row)


def _due_of(kind: NeedKind, row: Transition) -> date | None:
    if kind == NeedKind.ARRIVING:
        return row.case.due_on
    return row.line.due_on if kind == NeedKind.REFERRAL_OPEN and row.line else row.respond_by


def _first_lines(needs: Iterable[Need], on: date) -> list[Line]:
    """The most pressing few of each list, each record once."""
    lines: dict[str, Line] = {}
    for need in needs:
        for row in need.first[:ROWS_PER_NEED]:
            line = line_of(need.kind, row, on)
            lines.setdefault(line.url, line)
    return list(lines.values())[:ROWS_AT_MOST]


def _upkeep(actor: Actor, at: datetime) -> list[Tile]:
    """What waits for whoever keeps the system running; numbers of zero are left out. One query."""
    rights = _of_data_rights(actor, at)
    piles = [
        *_of_jobs(actor),
        *_of_messages(actor),
        *_of_invitations(actor, at),
        *_of_memoranda(actor, at),
        *_of_bodies(actor, at),
        *_of_people(actor, at),
        *of_events(actor, at),
        *of_rooms_and_training(actor, at),
        *of_questions(actor, at),
        *_of_sheets(actor, at),
        *of_programmes(actor, at),
        *of_reforms(actor),
        *of_measures(actor, at),
        *of_calls(actor, at),
        *of_grants(actor, at),
        *of_mediation(actor, at),
        *of_media(actor),
        *of_systems(actor),
    ]
    counts = sizes([*rights, *(rows for _label, rows, *_looks in piles)])
    numbered = zip(counts[len(rights) :], piles, strict=True)
    tiles = [Tile(label, count, *looks) for count, (label, _rows, *looks) in numbered]
    return [tile for tile in (*_tile_of_rights(*counts[: len(rights)]), *tiles) if tile.value]


def _of_sheets(actor: Actor, at: datetime) -> list[Pile]:
    """Quarterly sheets to hand in or to review, corrections and notes that wait for a second person."""
    sheets, to_decide = reverse("reports:sheets"), corrections_to_decide(actor)
    notes = reverse("reports:practices")
    return [
        (_("Sheets to hand in"), sheets_to_hand_in(actor, local_date(at)), sheets, "report", "warning"),
        (_("Sheets to review"), sheets_to_review(actor), f"{sheets}?state=submitted", "report", "info"),
        (_("Corrections to decide on"), to_decide, reverse("reports:corrections"), "pencil", "warning"),
        (_("Annual reports to publish"), waiting_editions(actor), reverse("reports:annual_years"), "book", "warning"),
        (_("Forms of sheets to decide on"), forms_to_decide(actor), reverse("reports:sheet_forms"), "forms", "warning"),
        (_("Notes on what worked, to publish"), notes_to_decide(actor), f"{notes}?state=offered", "bulb", "info"),
        (_("My notes given back"), notes_returned(actor), f"{notes}?state=returned", "bulb", "warning"),
    ]


def _of_people(actor: Actor, at: datetime) -> list[Pile]:
    """Records that may be one person, merges that wait for a second person, documents that end soon."""
    alike, waiting, ending = waiting_lists(actor, timezone.localdate(at))
    pairs = reverse("people:pairs")
    return [
        (_("Possible duplicates"), alike, pairs, "users-group", "info"),
        (_("Records to join"), waiting, f"{pairs}?state=waiting", "users-group", "warning"),
        (_("Documents that end soon"), ending, reverse("people:ending"), "certificate", "info"),
    ]


def _of_jobs(actor: Actor) -> list[Pile]:
    return [(_("Failed jobs"), failed_jobs(actor), reverse("core:jobs"), "alert-triangle", "danger")]


def _of_messages(actor: Actor) -> list[Pile]:
    if not actor.holds(CorePermission.MANAGE_MESSAGES):
        return []
    visible, address = Message.objects.visible_to(actor), reverse("core:messages")
    named = ((MessageState.FAILED, _("Messages refused")), (MessageState.GIVEN_UP, _("Messages given up")))
    return [
        (title, visible.filter(state=state), f"{address}?state={state}", "mail-x", "danger") for state, title in named
    ]


def _of_invitations(actor: Actor, at: datetime) -> list[Pile]:
    if not actor.holds(NetworkPermission.CLOSE_ACCOUNTS):
        return []
    waiting = open_invitations(actor, at)
    return [(_("Invitations not yet accepted"), waiting, reverse("network:staff"), "user-plus", "info")]


def _of_memoranda(actor: Actor, at: datetime) -> list[Pile]:
    """Memoranda whose last day is near, and what one's own organisation has taken on."""
    on, address = local_date(at), reverse("network:memoranda")
    return [
        (_("Memoranda to renew"), to_renew(actor, on), f"{address}?state=renew", "writing-sign", "warning"),
        (
            _("Obligations under memoranda"),
            obligations_due(actor, on),
            f"{address}?state=duties",
            "checklist",
            "warning",
        ),
    ]


def _of_bodies(actor: Actor, at: datetime) -> list[Pile]:
    """Terms that end and applications to join, where the actor keeps the members."""
    if not actor.holds(NetworkPermission.KEEP_MEMBERS):
        return []
    address, ending = reverse("network:bodies"), ending_terms(actor, local_date(at))
    return [
        (_("Applications to join"), joinings_waiting(actor), f"{address}#joinings", "user-plus", "warning"),
        (_("Terms that end"), ending, f"{address}#ending", "alarm", "warning"),
    ]


def _of_data_rights(actor: Actor, at: datetime) -> "list[QuerySet[Any, Any]]":
    """Consents taken back and copies asked for, for whom that is a matter; then those of both that are due today."""
    if not actor.holds(PersonPermission.EDIT):
        return []
    waiting = waiting_rights(actor)
    urgent = waiting.due_by(local_date(at))
    return [waiting.stops, waiting.requests, urgent.stops, urgent.requests]


def _tile_of_rights(*counts: int) -> list[Tile]:
    """The law gives days for both."""
    if not counts:
        return []
    tone = "danger" if sum(counts[2:]) else "warning"
    return [Tile(_("Rights over data: to answer"), sum(counts[:2]), reverse("people:rights"), "shield-check", tone)]


def _standing(actor: Actor, today: date) -> list[Tile]:
    """The queue within reach in four numbers; none for who sees no cases."""
    if not actor.holds(CasePermission.VIEW):
        return []
    return _tiles_of(counts(actor, on=today))


def _tiles_of(found: QueueCounts) -> list[Tile]:
    queue = reverse("cases:queue")
    return [
        Tile(_("Open applications"), found.open, queue),
        Tile(_("Overdue"), found.overdue, f"{queue}?due=overdue", tone="danger" if found.overdue else ""),
        Tile(_("Due today"), found.today, f"{queue}?due=today", tone="warning" if found.today else ""),
        Tile(_("Due within a week"), found.week, f"{queue}?due=week"),
    ]


def _offices(actor: Actor, today: date) -> list[OfficeLine]:
    """Offices below the reader, the most overdue first; for whoever answers for more than one. One query."""
    reach = actor.reach(CasePermission.VIEW)
    if not answers_for_others(actor):
        return []
    late = Case.objects.visible_to(actor).overdue(today).filter(reach.q("office_id"), office=OuterRef("pk")).order_by()
    counted = late.values("office").annotate(number=Count("pk")).values("number")
    offices = Organisation.objects.offices().annotate(overdue=Subquery(counted)).filter(overdue__gt=0)
    first = offices.order_by("-overdue", "pk")[:OFFICES_SHOWN]
    return [_office_line(office, office.overdue) for office in first]  # type: ignore[attr-defined]


def _office_line(office: Organisation, overdue: int) -> OfficeLine:
    address = f"{reverse('cases:queue')}?{urlencode({'due': 'overdue', 'office': office.code})}"
    return OfficeLine(office.name, overdue, address)
