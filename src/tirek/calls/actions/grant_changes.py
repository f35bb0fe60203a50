"""Changes of contracts in force, and visits on the spot."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions import grant_notices as notices
from tirek.calls.actions.grants import person_of
from tirek.calls.enums_of_grants import AmendmentState
from tirek.calls.models import BudgetLine, Grant, GrantAmendment, SiteVisit
from tirek.calls.permissions_of_grants import may_amend, may_answer_amendment, may_follow_money
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import Refused, ensure, refuse


@transaction.atomic
def ask_amendment(
    number: str, *, ends_on: date, budget: Mapping[UUID, Decimal], reason: str, by: Actor, at: datetime
) -> GrantAmendment:
    """Ask for another last day or for money to be moved between lines of the budget; the sum stays. Raises Refused, or
    ValidationError by field."""
    grant = Grant.objects.followed_by(by).select_for_update(of=("self",)).get(number=number)
    ensure(may_amend(by, grant))
    changes = _changes(grant, ends_on, budget)
    if not one_line(reason):
        raise ValidationError({"reason": _("Write the reason.")})
    amendment = GrantAmendment.objects.create(
        grant=grant,
        number=grant.amendments.count() + 1,
        changes=changes,
        reason=one_line(reason)[:500],
        asked_at=at,
        asked_by_id=person_of(by),
    )
    record("calls.amendment_asked", grant, by=by, at=at, amendment=amendment.pk)
    notices.tell_amendment(amendment, at)
    return amendment


@transaction.atomic
def answer_amendment(
    amendment_id: UUID, *, is_agreed: bool, answer: str = "", by: Actor, at: datetime
) -> GrantAmendment:
    """Agree to a change, which changes the contract at once, or refuse it with a reason."""
    key = GrantAmendment.objects.visible_to(by).values_list("grant_id", flat=True).get(pk=amendment_id)
    grant = Grant.objects.select_for_update(of=("self",)).get(pk=key)
    amendment: GrantAmendment = GrantAmendment.objects.select_for_update(of=("self",)).get(pk=amendment_id)
    amendment.grant = grant
    ensure(may_answer_amendment(by, amendment))
    if not is_agreed and not one_line(answer):
        raise ValidationError({"answer": _("Write why the change is refused.")})
    amendment.state = AmendmentState.AGREED if is_agreed else AmendmentState.REFUSED
    amendment.answer, amendment.decided_at, amendment.decided_by_id = one_line(answer)[:500], at, by.user_id
    amendment.save(update_fields=["state", "answer", "decided_at", "decided_by_id"])
    if is_agreed:
        _apply(grant, amendment.changes)
    record("calls.amendment_answered", grant, by=by, at=at, amendment=amendment.pk, agreed=is_agreed)
    notices.tell_amended(amendment)
    return amendment


@transaction.atomic
def plan_visit(number: str, on: date, visitors: str, *, by: Actor, at: datetime) -> SiteVisit:
    """Plan to go and look."""
    grant = Grant.objects.followed_by(by).get(number=number)
    ensure(may_follow_money(by, grant))
    if not one_line(visitors):
        raise ValidationError({"visitors": _("Write who goes.")})
    visit = SiteVisit.objects.create(grant=grant, on=on, visitors=one_line(visitors)[:300], planned_by_id=person_of(by))
    record("calls.visit_planned", grant, by=by, at=at, visit=visit.pk, on=on)
    return visit


@transaction.atomic
def report_visit(
    visit_id: UUID, *, findings: str, to_mend: str = "", mend_by: date | None = None, by: Actor, at: datetime
) -> SiteVisit:
    """Write down what was found, and what has to be mended by when."""
    visit: SiteVisit = _locked_visit(visit_id, by)
    wrong: dict[str, Any] = {}
    if visit.on > local_date(at):
        wrong["findings"] = _("The visit is still to come.")
    elif not paragraphs(findings):
        wrong["findings"] = _("Write what was found.")
    if paragraphs(to_mend) and mend_by is None:
        wrong["mend_by"] = _("Name the day by which it has to be mended.")
    if wrong:
        raise ValidationError(wrong)
    visit.findings, visit.to_mend, visit.mend_by = paragraphs(findings), paragraphs(to_mend), mend_by
    visit.reported_at = at
    visit.save(update_fields=["findings", "to_mend", "mend_by", "reported_at"])
    record("calls.visit_reported", visit.grant, by=by, at=at, visit=visit.pk)
    return visit


@transaction.atomic
def note_mended(visit_id: UUID, *, by: Actor, at: datetime) -> SiteVisit:
    """What a visit found is mended."""
    visit: SiteVisit = _locked_visit(visit_id, by)
    if not visit.to_mend or visit.mended_on:
        raise Refused(refuse(_("There is nothing to be mended.")))
    visit.mended_on = local_date(at)
    visit.save(update_fields=["mended_on"])
    record("calls.visit_mended", visit.grant, by=by, at=at, visit=visit.pk)
    return visit


def _locked_visit(visit_id: UUID, by: Actor) -> SiteVisit:
    rows = SiteVisit.objects.visible_to(by).select_for_update(of=("self",)).select_related("grant")
    visit: SiteVisit = rows.get(pk=visit_id)
    ensure(may_follow_money(by, visit.grant))
    return visit


def _changes(grant: Grant, ends_on: date, budget: Mapping[UUID, Decimal]) -> dict[str, Any]:
    """What was and what is to be, by field. Raises ValidationError when nothing changes or the sum does."""
    lines = list(grant.budget.all())
    told = {line.pk: budget.get(line.pk, line.planned) for line in lines}
    wrong: dict[str, Any] = {}
    if ends_on < grant.starts_on:
        wrong["ends_on"] = _("The last day comes before the first.")
    if any(value < 0 for value in told.values()) or sum(told.values()) != sum(line.planned for line in lines):
        wrong["budget"] = _("Money moves between lines: the whole sum stays as it is.")
    moved = [
        {"line": str(line.pk), "title": line.title, "from": str(line.planned), "to": str(told[line.pk])}
        for line in lines
        if told[line.pk] != line.planned
    ]
    if not moved and ends_on == grant.ends_on:
        wrong["reason"] = _("Nothing is changed yet.")
    if wrong:
        raise ValidationError(wrong)
    days = {} if ends_on == grant.ends_on else {"ends_on": [grant.ends_on.isoformat(), ends_on.isoformat()]}
    return days | ({"budget": moved} if moved else {})


def _apply(grant: Grant, changes: Mapping[str, Any]) -> None:
    if "ends_on" in changes:
        grant.ends_on = date.fromisoformat(changes["ends_on"][1])
    grant.version += 1
    grant.save(update_fields=["ends_on", "version"])
    for moved in changes.get("budget", ()):
        BudgetLine.objects.filter(grant=grant, pk=moved["line"]).update(planned=Decimal(moved["to"]))
