"""What waits on the start page of partners' systems, their notices and other installations."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.exchange.queries.troubles import peers_in_trouble, systems_to_confirm, webhooks_in_trouble

Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]


def of_systems(actor: Actor) -> list[Pile]:
    """Systems to confirm, addresses and installations that are not reached."""
    webhooks, peers = reverse("exchange:webhooks"), reverse("exchange:peers")
    return [
        (_("Systems to confirm"), systems_to_confirm(actor), reverse("exchange:clients"), "plug", "warning"),
        (_("Systems not reached"), webhooks_in_trouble(actor), webhooks, "broadcast", "danger"),
        (_("Installations not reached"), peers_in_trouble(actor), peers, "arrows-exchange", "danger"),
    ]
