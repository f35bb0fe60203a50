"""Money of grants: tranches paid, money that has to come back."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions import grant_notices as notices
from tirek.calls.actions.grants import complete_if_done, person_of
from tirek.calls.enums_of_grants import TrancheState
from tirek.calls.models import Grant, GrantReturn, Tranche
from tirek.calls.permissions_of_grants import may_follow_money, may_pay
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse


@transaction.atomic
def pay_tranche(tranche_id: UUID, paid_on: date, payment_number: str, *, by: Actor, at: datetime) -> Tranche:
    """Write down that a tranche was paid, with the payment order. Two at the same moment pay once."""
    tranche: Tranche = _locked(Tranche, tranche_id, by)
    grant = tranche.grant
    ensure(may_pay(by, tranche, local_date(at)))
    wrong: dict[str, Any] = {}
    if grant.signed_on and not (grant.signed_on <= paid_on <= local_date(at)):
        wrong["paid_on"] = _("Money is paid after the contract was signed and not later than today.")
    if not one_line(payment_number):
        wrong["payment_number"] = _("Write the number of the payment order.")
    elif grant.tranches.filter(payment_number=one_line(payment_number)).exists():
        wrong["payment_number"] = _("Another tranche was paid by this payment order.")
    if wrong:
        raise ValidationError(wrong)
    tranche.state, tranche.paid_on, tranche.paid_by_id = TrancheState.PAID, paid_on, by.user_id
    tranche.payment_number = one_line(payment_number)[:60]
    tranche.save(update_fields=["state", "paid_on", "paid_by_id", "payment_number"])
    record("calls.tranche_paid", tranche, by=by, at=at, amount=int(tranche.amount), on=paid_on)
    notices.tell_paid(tranche)
    complete_if_done(grant, by=by, at=at)
    return tranche


@transaction.atomic
def ask_return(number: str, amount: Decimal, reason: str, due_on: date, *, by: Actor, at: datetime) -> GrantReturn:
    """Ask for money back: at most what was paid and is not asked back yet."""
    grant = Grant.objects.followed_by(by).select_for_update(of=("self",)).get(number=number)
    ensure(may_follow_money(by, grant))
    wrong: dict[str, Any] = {}
    if amount <= 0 or amount > may_be_asked_back(grant):
        wrong["amount"] = _("At most what was paid and has not been asked back yet.")
    if not one_line(reason):
        wrong["reason"] = _("Write the reason.")
    if due_on < local_date(at):
        wrong["due_on"] = _("This day is over.")
    if wrong:
        raise ValidationError(wrong)
    owed = GrantReturn.objects.create(
        grant=grant,
        amount=amount,
        reason=one_line(reason)[:500],
        due_on=due_on,
        asked_at=at,
        asked_by_id=person_of(by),
    )
    record("calls.return_asked", grant, by=by, at=at, owed=owed.pk, amount=int(amount))
    notices.tell_return(owed)
    return owed


@transaction.atomic
def note_returned(return_id: UUID, returned_on: date, payment_number: str, *, by: Actor, at: datetime) -> GrantReturn:
    """Write down that the money came back."""
    owed: GrantReturn = _locked(GrantReturn, return_id, by)
    ensure(may_follow_money(by, owed.grant))
    if owed.returned_on:
        raise Refused(refuse(_("This money has come back already.")))
    wrong: dict[str, Any] = {}
    if not (local_date(owed.asked_at) <= returned_on <= local_date(at)):
        wrong["returned_on"] = _("Money comes back after it was asked for and not later than today.")
    if not one_line(payment_number):
        wrong["payment_number"] = _("Write the number of the payment order.")
    if wrong:
        raise ValidationError(wrong)
    owed.returned_on, owed.payment_number = returned_on, one_line(payment_number)[:60]
    owed.save(update_fields=["returned_on", "payment_number"])
    record("calls.money_returned", owed.grant, by=by, at=at, owed=owed.pk, amount=int(owed.amount))
    complete_if_done(owed.grant, by=by, at=at)
    return owed


def may_be_asked_back(grant: Grant) -> Decimal:
    """What was paid, less what was asked back."""
    paid = grant.tranches.filter(state=TrancheState.PAID).aggregate(total=Sum("amount"))["total"] or Decimal(0)
    asked = grant.returns.aggregate(total=Sum("amount"))["total"] or Decimal(0)
    return paid - asked


def _locked(model: Any, key: UUID, by: Actor) -> Any:
    """A row of a grant, the grant locked first."""
    found = model.objects.visible_to(by).values_list("grant_id", flat=True).get(pk=key)
    grant = Grant.objects.select_for_update(of=("self",)).get(pk=found)
    row = model.objects.select_for_update(of=("self",)).get(pk=key)
    row.grant = grant
    return row
