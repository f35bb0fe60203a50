"""What waits on the start page of mediators, of those who keep their register, of early warning and of sealed files."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.mediation.queries import waiting

Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]


def of_mediation(actor: Actor, at: datetime) -> list[Pile]:
    """Requests to mediate, files with a promise that is late, open files; certificates that end; new signals; openings
    to decide on. A number of files is told to their mediator only."""
    mine, register = reverse("mediation:mine"), f"{reverse('mediation:register')}?state=renew"
    signals, openings = f"{reverse('mediation:signals')}?state=new", reverse("mediation:openings")
    on = local_date(at)
    return [
        (_("Requests to mediate"), waiting.requests(actor), mine, "heart-handshake", "warning"),
        (_("Mediation files with a late promise"), waiting.late_promises(actor, on), mine, "alert-circle", "danger"),
        (_("My open mediation files"), waiting.open_files(actor), mine, "heart-handshake", "info"),
        (_("Mediators' certificates that end"), waiting.to_renew(actor, on), register, "certificate", "info"),
        (_("New early warnings"), waiting.new_signals(actor), signals, "alert-triangle", "warning"),
        (_("Sealed files to decide on"), waiting.openings_to_decide(actor), openings, "lock-open", "warning"),
    ]
