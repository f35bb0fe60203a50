"""Breaking a seal: asked by one, granted by another, for a time, told to everybody whose file it is."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.numbering import normalise
from tirek.core.verdict import ensure
from tirek.mediation.actions.locking import parties_of
from tirek.mediation.actions.notices import tell_mediator, tell_parties
from tirek.mediation.enums import OpeningState
from tirek.mediation.models import Dispute, Opening
from tirek.mediation.permissions import may_ask_opening, may_decide_opening, may_read_opening


@atomic
def ask_opening(number: str, reason: str, basis: str, hours: int, *, by: Actor, at: datetime) -> Opening:
    """Ask to read a file, known by its number, with the reason and on what basis (a court's act …)."""
    ensure(may_ask_opening(by))
    dispute = Dispute.objects.filter(number=normalise(number) or "").first()
    if dispute is None:
        raise ValidationError({"number": _("There is no such number. Look at it again.")})
    opening = Opening.objects.create(
        dispute=dispute,
        reason=one_line(reason),
        basis=one_line(basis),
        hours=hours,
        asked_by_id=str(by.user_id),
        asked_by_name=by.name,
        asked_at=at,
    )
    record("mediation.opening_asked", opening, by=by, at=at, hours=hours)
    return opening


@atomic
def decide_opening(opening_id: UUID, grant: bool, reason: str, *, by: Actor, at: datetime) -> Opening:
    """Grant it or not. The parties and the mediator are told that the file was opened, and read by whom and why."""
    opening = Opening.objects.visible_to(by).select_for_update(of=("self",)).get(pk=opening_id)
    ensure(may_decide_opening(by, opening))
    opening.state = OpeningState.OPEN if grant else OpeningState.REFUSED
    opening.decided_by_id, opening.decided_by_name, opening.decided_at = by.user_id, by.name, at
    opening.decision_reason = one_line(reason)
    opening.until = at + timedelta(hours=opening.hours) if grant else None
    opening.save()
    record(f"mediation.opening_{opening.state}", opening, by=by, at=at)
    if grant:
        tell_parties(opening.dispute, parties_of(opening.dispute))
        tell_mediator(opening.dispute.mediator)
    return opening


@atomic
def note_reading(opening_id: UUID, *, by: Actor, at: datetime) -> Opening:
    """Every reading is counted and recorded before anything is shown."""
    opening = Opening.objects.visible_to(by).select_for_update(of=("self",)).get(pk=opening_id)
    ensure(may_read_opening(by, opening, at))
    opening.read_times = F("read_times") + 1
    opening.save(update_fields=["read_times"])
    record("mediation.file_read_by_opening", opening, by=by, at=at)
    opening.refresh_from_db()
    return opening
