"""What waits on the start page of the catalogue of support measures."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.programmes.queries.measures import to_confirm

Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]


def of_measures(actor: Actor, at: datetime) -> list[Pile]:
    """Measures nobody has confirmed lately, for whoever answers for them."""
    rows = to_confirm(actor, local_date(at))
    return [(_("Measures to confirm"), rows, reverse("programmes:service_work"), "checklist", "info")]
