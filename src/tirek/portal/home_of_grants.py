"""What waits on the start page of grants, prizes and orders."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.calls.queries.awards import candidates_to_consider, decisions_to_sign, prizes_late
from tirek.calls.queries.grants import (
    reports_late,
    reports_owed_by,
    reports_to_decide,
    tranches_to_pay,
    winners_without_contract,
)
from tirek.core.actor import Actor
from tirek.core.calendar import local_date

Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]


def of_grants(actor: Actor, at: datetime) -> list[Pile]:
    """Reports to write or to read, tranches to pay, winners without a contract, prizes that are late, decisions."""
    work, today = reverse("calls:grants_work"), local_date(at)
    honours, late = reverse("calls:candidates_waiting"), f"{reverse('calls:prizes')}?need=late"
    overdue = reports_late(actor, today)
    return [
        (_("Reports of my grants to write"), reports_owed_by(actor), reverse("calls:grants_mine"), "report", "warning"),
        (_("Reports of grants to read"), reports_to_decide(actor), f"{work}?need=review", "report", "warning"),
        (_("Tranches to pay"), tranches_to_pay(actor), f"{work}?need=pay", "cash", "warning"),
        (_("Reports of grants that are late"), overdue, f"{work}?need=late", "alert-circle", "danger"),
        (_("Winners without a contract"), winners_without_contract(actor), work, "trophy", "info"),
        (_("Prizes that are late"), prizes_late(actor, today), late, "gift", "danger"),
        (_("Candidates for the commission"), candidates_to_consider(actor), honours, "users", "info"),
        (_("Decisions on awards to sign"), decisions_to_sign(actor), honours, "writing-sign", "warning"),
    ]
