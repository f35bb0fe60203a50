"""Sessions: announced, recorded, called off; and private notes."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.calendar import ALMATY, local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import ensure
from tirek.mediation.actions.locking import locked, note, parties_of
from tirek.mediation.actions.notices import tell_parties
from tirek.mediation.enums import SessionFormat, SessionKind, SessionState
from tirek.mediation.models import Dispute, Note, Party, Session
from tirek.mediation.permissions import Seat, may_plan_session, may_settle_session, may_write_note
from tirek.mediation.sealing import MEDIATOR, of_side, session_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """A session as the mediator announces it; ``link`` for a video meeting, else ``place``."""

    kind: str
    format: str
    starts_at: datetime
    minutes: int
    place: str = ""
    link: str = ""


@atomic
def plan_session(seat: Seat, facts: SessionFacts, *, by: Actor, at: datetime) -> Session:
    """Announce a session to the sides that take part."""
    dispute, vault = locked(seat)
    ensure(may_plan_session(seat, dispute))
    if facts.starts_at <= at:
        raise ValidationError({"starts_at": _("A session is announced for a time to come.")})
    needed = "link" if facts.format == SessionFormat.REMOTE else "place"
    if not one_line(getattr(facts, needed)):
        raise ValidationError({needed: _("Say where it is held.")})
    session = Session(
        dispute=dispute, kind=facts.kind, format=facts.format, starts_at=facts.starts_at, minutes=facts.minutes
    )
    words = {"place": one_line(facts.place), "link": facts.link.strip()}
    session.sealed = vault.seal(session_of(facts.kind), f"session:{session.pk}", words)
    session.save(force_insert=True)
    tell_parties(dispute, _taking_part(dispute, facts.kind))
    note("session_planned", dispute, seat, by=by, at=at, kind=str(facts.kind), format=str(facts.format))
    return session


@atomic
def record_session(seat: Seat, session_id: UUID, words: str, *, by: Actor, at: datetime) -> Session:
    """Say that a session was held, and what was said there; those who took part read it."""
    dispute, vault = locked(seat)
    session = Session.objects.select_for_update().get(dispute=dispute, pk=session_id)
    ensure(may_settle_session(seat, session))
    if session.starts_at > at:
        raise ValidationError({"words": _("This session has not begun yet.")})
    told = {"text": paragraphs(words)}
    session.sealed_record = vault.seal(session_of(session.kind), f"record:{session.pk}", told)
    session.state = SessionState.HELD
    session.save(update_fields=["sealed_record", "state"])
    note("session_held", dispute, seat, by=by, at=at)
    return session


@atomic
def call_off_session(seat: Seat, session_id: UUID, *, by: Actor, at: datetime) -> Session:
    """Call a session off; those who would have come are told."""
    dispute, _vault = locked(seat)
    session = Session.objects.select_for_update().get(dispute=dispute, pk=session_id)
    ensure(may_settle_session(seat, session))
    session.state = SessionState.CANCELLED
    session.save(update_fields=["state"])
    tell_parties(dispute, _taking_part(dispute, session.kind))
    note("session_called_off", dispute, seat, by=by, at=at)
    return session


@atomic
def write_note(seat: Seat, text: str, *, by: Actor, at: datetime) -> Note:
    """A note that only one's own side reads, or only the mediator."""
    dispute, vault = locked(seat)
    ensure(may_write_note(seat, dispute))
    words = paragraphs(text)
    if not words:
        raise ValidationError({"text": _("Write something.")})
    made = Note(dispute=dispute, side=seat.side, written_at=at)
    made.sealed = vault.seal(of_side(seat.side) if seat.side else MEDIATOR, f"note:{made.pk}", {"text": words})
    made.save(force_insert=True)
    note("note_written", dispute, seat, by=by, at=at)
    return made


def remind_of_sessions(*, at: datetime) -> int:
    """Tell those who have a session tomorrow that there is news; each session once. How many sessions."""
    begins = datetime.combine(local_date(at) + timedelta(days=1), time(), ALMATY)
    coming = Session.objects.filter(
        state=SessionState.PLANNED, starts_at__range=(begins, begins + timedelta(days=1)), reminded_at__isnull=True
    )
    count = 0
    for session in coming.select_related("dispute"):
        with transaction.atomic():
            tell_parties(session.dispute, _taking_part(session.dispute, session.kind))
            session.reminded_at = at
            session.save(update_fields=["reminded_at"])
        count += 1
    return count


def _taking_part(dispute: Dispute, kind: str) -> list[Party]:
    return [party for party in parties_of(dispute) if party.side in SessionKind(kind).sides]
