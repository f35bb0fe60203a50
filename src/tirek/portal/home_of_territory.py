"""What waits on the start page of the map of the country."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.territory.queries import waiting_plans

Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]


def of_reforms(actor: Actor) -> list[Pile]:
    """Reforms that wait for a second person."""
    address = f"{reverse('territory:plans')}?state=waiting"
    return [(_("Reforms to agree to"), waiting_plans(actor), address, "arrows-split", "warning")]
