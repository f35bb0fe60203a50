"""Applications as subjects of checks of entitlement, and the ways from a measure or an answer into an application."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from tirek.cases.actions.entitlement import keep_check
from tirek.cases.queries.entitlement import case_to_check, known_family, told_by_applicants
from tirek.core.actor import Actor
from tirek.core.panels import register_panel
from tirek.programmes.models import Service
from tirek.programmes.queries.answers import possible
from tirek.programmes.queries.check_subjects import Subject, find_subjects_with
from tirek.programmes.queries.told import Facts
from tirek.programmes.queries.told_families import families_told_by


def register() -> None:
    """Take checks; tell reforms what families told; offer to apply on the page of a measure and under an answer."""
    find_subjects_with("case", _subject)
    families_told_by(told_by_applicants)
    register_panel("service", "cases/_apply_for_measure.html", _measure, order=10)
    register_panel("entitlement_answer", "cases/_apply_with_answer.html", _answer, order=10)


def _subject(actor: Actor, key: UUID) -> Subject | None:
    case = case_to_check(actor, key)
    if case is None:
        return None

    def keep(facts: Facts, by: Actor, at: datetime) -> str:
        return keep_check(case.pk, facts, by=by, at=at).get_absolute_url()

    return Subject(case.number, case.get_absolute_url(), known_family(case, actor), keep)


def _measure(actor: Actor, service: Service) -> Mapping[str, Any] | None:
    """Visitors apply; the staff register what they are told."""
    return {"code": service.code} if actor.is_anonymous else None


def _answer(actor: Actor, offer: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return {"token": offer["token"], "finds": bool(possible(offer["answer"]))}
