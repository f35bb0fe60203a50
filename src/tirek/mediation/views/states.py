"""What may be done with an entry of the register, as buttons."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.mediation.enums import MediatorState
from tirek.mediation.models import Mediator
from tirek.mediation.permissions import may_change_state

DEEDS: dict[str, Any] = {
    MediatorState.SUSPENDED: (_("Suspend"), "player-pause"),
    MediatorState.ACTIVE: (_("Let work again"), "player-play"),
    MediatorState.ENDED: (_("End the entry"), "circle-x"),
}


def deeds_of(actor: Actor, mediator: Mediator) -> list[dict[str, Any]]:
    """The states the actor may put the entry into."""
    return [
        {"state": state, "label": label, "icon": icon}
        for state, (label, icon) in DEEDS.items()
        if may_change_state(actor, mediator, state)
    ]
