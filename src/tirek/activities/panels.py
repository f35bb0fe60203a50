"""What activities show on the pages of other apps."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from tirek.activities.permissions import may_organise_for
from tirek.activities.queries.events import coming_of
from tirek.core.actor import Actor
from tirek.core.panels import register_panel
from tirek.network.models import Organisation


def register() -> None:
    """Fill the slots."""
    register_panel("organisation", "activities/panels/organisation_events.html", _events_of, order=60)


def _events_of(actor: Actor, organisation: Organisation) -> Mapping[str, Any] | None:
    """The next public events; for organisers also the way to announce one."""
    events = coming_of(organisation, timezone.now())
    organises = bool(may_organise_for(actor, organisation.pk))
    return {"events": events, "organises": organises, "code": organisation.code} if events or organises else None
