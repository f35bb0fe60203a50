"""What awards, the gallery, the days of a jury and grants put on the pages of calls and entries."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from tirek.calls.enums import CallState, StageKind
from tirek.calls.enums_of_awards import AwardPermission
from tirek.calls.models import Award, Call, Entry, Grant, JurySlot
from tirek.calls.permissions_of_days import may_wait
from tirek.calls.queries.awards import SHOWN, is_for_candidates
from tirek.core.actor import Actor
from tirek.core.panels import register_panel


def register() -> None:
    """Fill the slots; called from ``ready``."""
    register_panel("calls.call_work", "calls/awards/panel_work.html", _of_call, order=30)
    register_panel("calls.call", "calls/awards/panel_public.html", _public, order=30)
    register_panel("calls.entry", "calls/awards/panel_entry.html", _of_entry, order=30)


def _of_call(_actor: Actor, call: Call) -> Mapping[str, Any] | None:
    """What comes after judging, for those who run the call."""
    if call.state == CallState.DRAFT:
        return None
    return {
        "call": call,
        "juries": list(call.stages.filter(kind=StageKind.JURY)),
        "awards": Award.objects.standing().filter(call=call).count(),
        "works": call.showings.filter(hidden_at__isnull=True).count(),
        "grants": Grant.objects.signed().filter(call=call).count(),
        "for_candidates": is_for_candidates(call),
    }


def _public(actor: Actor, call: Call) -> Mapping[str, Any] | None:
    """Winners, works, hours: as far as there are any."""
    told = {
        "awards": Award.objects.standing().filter(call=call, kind__in=SHOWN).count(),
        "works": call.showings.filter(hidden_at__isnull=True).count(),
        "hours": JurySlot.objects.filter(stage__call=call).count(),
        "grants": Grant.objects.signed().filter(call=call).count(),
        "may_propose": is_for_candidates(call) and actor.holds(AwardPermission.PROPOSE),
    }
    return {"call": call, **told} if any(told.values()) else None


def _of_entry(_actor: Actor, entry: Entry) -> Mapping[str, Any] | None:
    """On the entrant's own page, which nobody else opens."""
    awards = list(Award.objects.filter(entry=entry).order_by("awarded_on"))
    slot = JurySlot.objects.filter(entry=entry, told_for__isnull=False).select_related("day").first()
    grant = Grant.objects.signed().filter(entry=entry).first()
    if not (awards or slot or grant):
        return None
    waits = bool(slot and may_wait(slot, timezone.now()))
    return {"entry": entry, "awards": awards, "slot": slot, "may_wait": waits, "grant": grant}
