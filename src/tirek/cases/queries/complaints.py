"""Complaints to the office above: whether one may be made, to whom, and what waits for whom."""

from datetime import date

from django.db.models import QuerySet

from tirek.cases.clock.rules import rule_on
from tirek.cases.enums import OPEN_STATES, CasePermission, ComplaintGround, OutcomeResult
from tirek.cases.models import Case, Complaint
from tirek.core.actor import Actor
from tirek.core.terms import count_term
from tirek.network.models import Organisation
from tirek.network.queries.organisations import ancestors


def upper_office(office: Organisation, on: date) -> Organisation | None:
    """The nearest office above that takes applications on a day; None at the top of the tree."""
    above = Organisation.objects.on(on).filter(pk__in=[each.pk for each in ancestors(office)])
    return above.filter(accepts_applications=True).order_by("-path").first()


def complain_until(case: Case) -> date | None:
    """The last day to complain about the answer that stands: three months (АППК art. 92); None while there is none."""
    if case.is_open or case.answered_on is None or case.outcome == OutcomeResult.WITHDRAWN:
        return None
    rule = rule_on(case.answered_on, "complaint_filing", is_bound_by_code=case.office.is_bound_by_code)
    return count_term(rule, case.answered_on).due_on


def ground_of(case: Case, on: date) -> ComplaintGround | None:
    """What there is to complain about on a day: the answer, or silence past the term, which the law counts as a refusal
    (art. 91(2)). None when there is nothing."""
    if case.is_overdue(on):
        return ComplaintGround.SILENCE
    until = complain_until(case)
    return ComplaintGround.ANSWER if until is not None and on <= until else None


def complaints_about(case: Case) -> list[Complaint]:
    """Complaints made about a case, the latest first."""
    return list(case.complaints.select_related("case__office", "body").order_by("-made_at"))


def complaint_of(case: Case) -> Complaint | None:
    """What a complaint's own case is about; None for any other case."""
    return Complaint.objects.select_related("about__office", "body").filter(case=case).first()


def against_us(actor: Actor) -> "QuerySet[Complaint]":
    """Complaints the actor's offices have to say a word on, the most pressing first."""
    mine = actor.reach(CasePermission.ANSWER).q("body_id")
    found = Complaint.objects.visible_to(actor).at_body().filter(mine, case__state__in=OPEN_STATES)
    return found.select_related("case", "about__office", "body").order_by("body_due_on", "id")


def complaints_to_decide(actor: Actor) -> "QuerySet[Complaint]":
    """Complaints that the actor's offices have to decide, the most pressing first."""
    mine = actor.reach(CasePermission.ANSWER).q("case__office_id")
    found = Complaint.objects.filter(mine, case__state__in=OPEN_STATES)
    return found.select_related("case", "about__office", "body").order_by("case__due_on", "id")
