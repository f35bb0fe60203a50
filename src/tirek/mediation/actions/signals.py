"""Early warning: signals entered by hand or handed over by other apps, what is done about them, how they end."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import paragraphs
from tirek.core.numbering import next_number
from tirek.core.verdict import ensure
from tirek.mediation.enums import SignalSource, SignalState, Weight
from tirek.mediation.models import Signal, Step
from tirek.mediation.permissions import may_keep_signals, may_tell_signals, may_work_on_signal

SERIES = "9803"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalFacts:
    """A signal as it was noticed. ``about_id`` names what it came from: handed over twice, it is entered once."""

    office_id: UUID
    area_id: UUID
    kind: str
    text: str
    noticed_on: date
    weight: int = Weight.MEDIUM
    source: str = SignalSource.HAND
    about_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """What is planned about a signal."""

    kind: str
    planned_on: date
    mediator_id: UUID | None = None
    event_id: UUID | None = None


@atomic
def enter_signal(facts: SignalFacts, *, by: Actor, at: datetime) -> Signal:
    """Enter a signal of an office's territory."""
    ensure(may_keep_signals(by, facts.office_id))
    if facts.noticed_on > local_date(at):
        raise ValidationError({"noticed_on": _("This day is still to come.")})
    return _of_origin(facts) or _enter(facts, by, at)


@atomic
def receive_signal(facts: SignalFacts, *, by: Actor, at: datetime) -> Signal:
    """The slot for other apps (a flag of media monitoring, a question of a tour, an application): they answer for the
    right to hand over. The same origin gives the signal entered the first time."""
    return _of_origin(facts) or _enter(facts, by, at)


@atomic
def judge_signal(signal_id: UUID, weight: int, kind: str, *, by: Actor, at: datetime) -> Signal:
    """Say how serious it is and what it is about; from then on it is worked on."""
    signal = _worked_on(signal_id, by)
    signal.weight, signal.kind, signal.state = weight, kind, SignalState.WORK
    signal.save(update_fields=["weight", "kind", "state"])
    record("mediation.signal_judged", signal, by=by, at=at, weight=int(weight), kind=str(kind))
    return signal


@atomic
def plan_step(signal_id: UUID, facts: StepFacts, *, by: Actor, at: datetime) -> Step:
    """Plan a visit, a dialogue or a training."""
    signal = _worked_on(signal_id, by)
    step = Step.objects.create(
        signal=signal,
        kind=facts.kind,
        planned_on=facts.planned_on,
        mediator_id=facts.mediator_id,
        event_id=facts.event_id,
    )
    if signal.state == SignalState.NEW:
        signal.state = SignalState.WORK
        signal.save(update_fields=["state"])
    record("mediation.step_planned", signal, by=by, at=at, kind=str(facts.kind), planned_on=facts.planned_on)
    return step


@atomic
def hold_step(
    signal_id: UUID, step_id: UUID, held_on: date, people: int | None, result: str, *, by: Actor, at: datetime
) -> Step:
    """Say that it was done, when, with how many people and what came of it."""
    signal = _worked_on(signal_id, by)
    step = Step.objects.select_for_update().get(signal=signal, pk=step_id)
    if held_on > local_date(at):
        raise ValidationError({"held_on": _("This day is still to come.")})
    step.held_on, step.people, step.result = held_on, people, paragraphs(result)
    step.save(update_fields=["held_on", "people", "result"])
    record("mediation.step_held", signal, by=by, at=at, held_on=held_on)
    return step


@atomic
def close_signal(signal_id: UUID, result: str, *, by: Actor, at: datetime) -> Signal:
    """Close it with what came of it."""
    signal = _worked_on(signal_id, by)
    told = paragraphs(result)
    if not told:
        raise ValidationError({"result": _("Say what came of it.")})
    signal.state, signal.result, signal.closed_on = SignalState.CLOSED, told, local_date(at)
    signal.save(update_fields=["state", "result", "closed_on"])
    record("mediation.signal_closed", signal, by=by, at=at)
    return signal


@atomic
def tell_signal(facts: SignalFacts, *, by: Actor, at: datetime) -> Signal:
    """Tell the office that keeps the place's early warnings what was noticed in an application, a question, a text. Who
    tells it does not read the register. Raises Refused, or ValidationError by field."""
    ensure(may_tell_signals(by))
    if facts.noticed_on > local_date(at):
        raise ValidationError({"noticed_on": _("This day is still to come.")})
    return receive_signal(facts, by=by, at=at)


@atomic
def call_off_signal(source: str, about_id: UUID, result: str, *, by: Actor, at: datetime) -> Signal | None:
    """The app a signal came from says that there was nothing: it is closed with the reason. None when there is none, or
    it is closed already."""
    found = Signal.objects.open().select_for_update().filter(source=source, about_id=about_id).first()
    if found is None:
        return None
    found.state, found.result, found.closed_on = SignalState.CLOSED, paragraphs(result), local_date(at)
    found.save(update_fields=["state", "result", "closed_on"])
    record("mediation.signal_called_off", found, by=by, at=at, source=str(source))
    return found


def _of_origin(facts: SignalFacts) -> Signal | None:
    if facts.about_id is None:
        return None
    return Signal.objects.filter(source=facts.source, about_id=facts.about_id).first()


def _enter(facts: SignalFacts, by: Actor, at: datetime) -> Signal:
    signal = Signal.objects.create(
        number=next_number(SERIES, local_date(at).year),
        office_id=facts.office_id,
        area_id=facts.area_id,
        source=facts.source,
        about_id=facts.about_id,
        kind=facts.kind,
        weight=facts.weight,
        noticed_on=facts.noticed_on,
        text=paragraphs(facts.text),
        entered_by_id=by.user_id,
    )
    record("mediation.signal_entered", signal, by=by, at=at, source=str(facts.source), kind=str(facts.kind))
    return signal


def _worked_on(signal_id: UUID, by: Actor) -> Signal:
    signal = Signal.objects.visible_to(by).select_for_update(of=("self",)).get(pk=signal_id)
    ensure(may_work_on_signal(by, signal))
    return signal
