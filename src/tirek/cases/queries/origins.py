"""Cases made of questions and visits, for the panels on those pages."""

from typing import Any

from django.urls import reverse

from tirek.activities.models import Event, Question, Slot
from tirek.activities.permissions import may_make_case_of_question, may_receive
from tirek.cases.enums import CasePermission
from tirek.cases.models import Case, CaseOrigin
from tirek.core.actor import Actor


def case_of_question(actor: Actor, question: Question) -> dict[str, Any] | None:
    """The case a question became where the actor may see it, or the way to make one."""
    may_make = bool(may_make_case_of_question(actor, question)) and _registers(actor)
    return _panel(actor, may_make, reverse("cases:of_question", args=[question.pk]), question=question)


def case_of_visit(actor: Actor, slot: Slot) -> dict[str, Any] | None:
    """The case a visit became where the actor may see it, or the way to make one."""
    is_due = slot.state in ("booked", "held")
    may_make = is_due and bool(may_receive(actor, slot.office_id)) and _registers(actor)
    return _panel(actor, may_make, reverse("cases:of_visit", args=[slot.pk]), slot=slot)


def offline_way(actor: Actor, event: Event) -> dict[str, Any] | None:
    """That questions are taken down offline too, for whoever goes out with a device."""
    return {"event": event} if _registers(actor) else None


def _registers(actor: Actor) -> bool:
    return actor.organisation_id is not None and actor.holds(CasePermission.REGISTER, at=actor.organisation_id)


def _panel(actor: Actor, may_make: bool, address: str, **of: Any) -> dict[str, Any] | None:
    origin = CaseOrigin.objects.filter(**of).values_list("case", flat=True)
    case = Case.objects.visible_to(actor).filter(pk__in=origin).first()
    if case:
        return {"case": case, "address": ""}
    return {"case": None, "address": address} if may_make else None
