"""Events to come and events held, with how many came."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.activities.actions.closing import EventReport
from tirek.activities.actions.entering import ToldEvent, check_told, enter_events, withdraw_events
from tirek.activities.actions.event_facts import EventFacts, check_facts
from tirek.activities.actions.events import edit_event
from tirek.activities.enums import Entrance, EventFormat, EventKind, Evidence
from tirek.activities.models import Event, Headcount
from tirek.activities.permissions import may_edit_event, may_organise_for
from tirek.core.actor import Actor
from tirek.core.calendar import ALMATY
from tirek.core.verdict import Refused
from tirek.exchange.enums import ImportRegister, RowPlan
from tirek.exchange.models import ImportRow
from tirek.exchange.registers import columns as c
from tirek.exchange.registers.base import Kept, Line, Register, changed_since, compare, twice
from tirek.exchange.registers.places import Bodies, Places
from tirek.network.models import Organisation
from tirek.people.enums import Language

TEXTS = ("kind", "name_ru", "name_en", "format", "place", "online_link", "host", "language", "entrance")
MORE = ("capacity", "is_public", "about_kk", "about_ru", "about_en")
REPORT = ("report", "signed", "document", "estimate")
BEGINS = time(10)
LASTS = timedelta(hours=2)


class Events(Register):
    """A row is an event: found by its organiser, beginning and Kazakh title. One to come is changed as its organiser
    would change it; one that has been is entered with its report, and stays as it was reported."""

    code = ImportRegister.EVENTS
    icon = "calendar-event"
    about = gettext_lazy(
        "Events of every kind, those to come and those held, with reports and numbers of participants."
    )
    columns = (
        c.code_of_body("organiser", gettext_lazy("Code of the organiser"), is_key=True),
        c.line("name_kk", gettext_lazy("Title in Kazakh"), is_key=True),
        c.line("name_ru", gettext_lazy("Title in Russian"), is_needed=True),
        c.line("name_en", gettext_lazy("Title in English")),
        c.choice("kind", gettext_lazy("Kind of event"), EventKind, is_needed=True),
        c.day("day", gettext_lazy("Day"), is_key=True),
        c.hour("begins", gettext_lazy("Begins at"), help=gettext_lazy("Empty: at ten.")),
        c.hour("ends", gettext_lazy("Ends at"), help=gettext_lazy("Empty: two hours later.")),
        c.choice("format", gettext_lazy("Where participants are"), EventFormat),
        c.line("area", gettext_lazy("District or city"), help=gettext_lazy("Empty: that of the organiser.")),
        c.line("place", gettext_lazy("Place")),
        c.link("online_link", gettext_lazy("Link for participants online")),
        c.line("host", gettext_lazy("Who leads it"), longest=200),
        c.choice("language", gettext_lazy("Language of the event"), Language),
        c.choice("entrance", gettext_lazy("Who may come"), Entrance),
        c.number("capacity", gettext_lazy("Places"), least=1, most=100_000),
        c.flag("is_public", gettext_lazy("Show it to everyone"), help=gettext_lazy("Empty: yes.")),
        c.text("about_kk", gettext_lazy("What it is about, in Kazakh"), longest=4000),
        c.text("about_ru", gettext_lazy("What it is about, in Russian"), longest=4000),
        c.text("about_en", gettext_lazy("What it is about, in English"), longest=4000),
        c.text("report", gettext_lazy("What happened"), help=gettext_lazy("Only for an event that has been held.")),
        c.number("signed", gettext_lazy("How many signed the list")),
        c.line("document", gettext_lazy("Where the signed list is kept")),
        c.number("estimate", gettext_lazy("Estimate of how many came")),
    )

    def look(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        view = _View(self, lines, by)
        for found in lines:
            view.look(found, by, at)
        twice(lines, {found.number: _key(found, found.told["organiser"]) for found in lines})

    def write(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        new = [found for found in lines if found.plan == RowPlan.CREATE]
        for found, event in zip(new, enter_events([each.work for each in new], by=by, at=at), strict=True):
            found.record_id = event.pk
        for found in lines:
            if found.plan == RowPlan.CHANGE:
                facts, version = found.work
                edit_event(_key_of(found), facts, version=version, by=by, at=at)

    def undo(self, rows: Sequence[ImportRow], *, by: Actor, at: datetime) -> Kept:
        entered = {row.record_id for row in rows if row.plan == RowPlan.CREATE and row.record_id}
        gone = withdraw_events(entered, by=by, at=at) if entered else set()
        left = {row.pk: changed_since() for row in rows if row.plan == RowPlan.CREATE and row.record_id not in gone}
        for row in rows:
            if row.plan == RowPlan.CHANGE and (reason := _restored(row, by, at)):
                left[row.pk] = reason
        return left

    def addresses(self, keys: Collection[UUID]) -> dict[UUID, str]:
        return {key: reverse("activities:event", args=[key]) for key in keys}


class _View:
    """What a whole table needs to know of events, read once."""

    def __init__(self, register: Register, lines: Sequence[Line], by: Actor) -> None:
        self.register, self.places = register, Places()
        self.bodies = Bodies(found.told.get("organiser") for found in lines)
        self.known = self._events(lines, by)
        self.counts: dict[UUID, dict[str, Headcount]] = {}
        for row in Headcount.objects.filter(event__in=[event.pk for event in self.known.values()]):
            self.counts.setdefault(row.event_id, {})[row.evidence] = row

    def _events(self, lines: Sequence[Line], by: Actor) -> dict[Any, Event]:
        bodies = {body.pk: code for code, body in self.bodies.by_code.items()}
        moments = {_begins(found) for found in lines}
        rows = Event.objects.visible_to(by).filter(organiser__in=bodies, starts_at__in=moments)
        return {(bodies[row.organiser_id], row.starts_at, row.name_kk.casefold()): row for row in rows.order_by("-id")}

    def look(self, found: Line, by: Actor, at: datetime) -> None:
        found.label = found.told["name_kk"]
        organiser = self.bodies.find(found, "organiser")
        if organiser is None:
            return
        found.blame_unless(may_organise_for(by, organiser.pk), "organiser")
        event = self.known.get(_key(found, organiser.code))
        if event is None:
            self._look_at_new(found, organiser, at)
        else:
            self._look_at_known(found, event, organiser, by, at)

    def _look_at_new(self, found: Line, organiser: Organisation, at: datetime) -> None:
        self.register.blame_missing(found)
        area_id = self.places.find(found, "area", organiser.area_id) or organiser.area_id
        if not found.is_good:
            return
        told, starts_at = found.told, _begins(found)
        given = {name: told[name] for name in (*TEXTS, *MORE) if told.get(name) not in (None, "")}
        facts = EventFacts(
            organiser_id=organiser.pk,
            name_kk=told["name_kk"],
            starts_at=starts_at,
            ends_at=_ends(found) or starts_at + LASTS,
            area_id=area_id,
            **given,
        )
        found.work = ToldEvent(facts, _report(told))
        try:
            check_told(found.work, at)
        except ValidationError as error:
            _blame(found, error)

    def _look_at_known(self, found: Line, event: Event, organiser: Organisation, by: Actor, at: datetime) -> None:
        found.record_id = event.pk
        wanted = {name: found.told[name] for name in (*TEXTS, *MORE) if name in found.told}
        area_id = self.places.find(found, "area", organiser.area_id)
        if area_id:
            wanted["area_id"] = str(area_id)
        if ends_at := _ends(found):
            wanted["ends_at"] = ends_at.isoformat()
        compare(found, _words(event), wanted)
        self._look_at_report(found, event)
        if found.plan != RowPlan.CHANGE or not found.is_good:
            return
        found.blame_unless(may_edit_event(by, event, at), "")
        facts = _facts(event, wanted)
        found.work = facts, event.version
        try:
            check_facts(facts)
        except ValidationError as error:
            _blame(found, error)

    def _look_at_report(self, found: Line, event: Event) -> None:
        """A report that stands is not written over; one that is missing is written on the event's page."""
        counts = self.counts.get(event.pk, {})
        signed, estimate = counts.get(Evidence.SIGNED), counts.get(Evidence.ESTIMATE)
        stands = {
            "report": event.report,
            "signed": signed.attendances if signed else None,
            "document": signed.document if signed else "",
            "estimate": estimate.attendances if estimate else None,
        }
        for name in REPORT:
            if found.told.get(name) not in (None, "", stands[name]):
                found.blame(name, _("The event is in the register already: its report is written on its page."))


def _begins(found: Line) -> datetime:
    return datetime.combine(found.told["day"], found.told.get("begins") or BEGINS, ALMATY)


def _ends(found: Line) -> datetime | None:
    ends = found.told.get("ends")
    return datetime.combine(found.told["day"], ends, ALMATY) if ends else None


def _key(found: Line, organiser: str) -> tuple[str, datetime, str]:
    return organiser, _begins(found), str(found.told["name_kk"]).casefold()


def _key_of(found: Line | ImportRow) -> UUID:
    assert found.record_id is not None
    return found.record_id


def _report(told: dict[str, Any]) -> EventReport | None:
    if all(told.get(name) in (None, "") for name in REPORT):
        return None
    return EventReport(
        text=told.get("report") or "",
        evidence=Evidence.SIGNED,
        signed=told.get("signed"),
        document=told.get("document") or "",
        estimate=told.get("estimate"),
    )


def _words(event: Event) -> dict[str, Any]:
    """The values of an event that an import may change, as JSON."""
    told = {name: getattr(event, name) for name in (*TEXTS, *MORE)}
    ends_at = event.ends_at.astimezone(ALMATY)
    return told | {"area_id": str(event.area_id), "ends_at": ends_at.isoformat()}


def _facts(event: Event, changes: dict[str, Any]) -> EventFacts:
    now = EventFacts(**{name: getattr(event, name) for name in EventFacts.__dataclass_fields__})
    values = dict(changes)
    if "area_id" in values:
        values["area_id"] = UUID(values["area_id"])
    if "ends_at" in values:
        values["ends_at"] = datetime.fromisoformat(values["ends_at"])
    return replace(now, **values)


def _restored(row: ImportRow, by: Actor, at: datetime) -> str:
    """Give an event its values back; why not, if not."""
    event = Event.objects.visible_to(by).filter(pk=_key_of(row)).first()
    if event is None or any(_words(event)[name] != value for name, value in row.after.items()):
        return changed_since()
    try:
        edit_event(event.pk, _facts(event, row.before), version=event.version, by=by, at=at)
    except Refused as refusal:
        return str(refusal)
    return ""


def _blame(found: Line, error: ValidationError) -> None:
    """What the action found wrong, at the columns people see."""
    found.blame_error(error)
    for name, column in (("ends_at", "ends"), ("starts_at", "begins")):
        for words in found.problems.pop(name, ()):
            found.blame(column, words)
