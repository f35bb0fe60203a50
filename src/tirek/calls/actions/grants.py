"""Contracts: prepared for a winner, put in force by a second person, taken over by the grantee's account, ended."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions import grant_notices as notices
from tirek.calls.enums_of_grants import GrantState, ReportState, TrancheState
from tirek.calls.models import BudgetLine, Entry, Grant, GrantIndicator, GrantReport, Tranche
from tirek.calls.permissions_of_grants import may_edit_contract, may_end, may_prepare, may_sign
from tirek.calls.queries.naming import recipient
from tirek.core.actor import Actor, system_actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.numbering import next_number
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.actions.users import create_user
from tirek.network.models import User

SERIES = "9901"  # the numbers of grants run apart from those of offices


@dataclass(frozen=True, kw_only=True)
class Instalment:
    """A tranche: how much, by when, and the day of the report that has to be accepted before (None: none)."""

    amount: Decimal
    pay_by: date
    report_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class ContractFacts:
    """What a contract says beyond its parties."""

    title: str
    total: Decimal
    starts_on: date
    ends_on: date
    final_report_on: date
    signatory: str = ""
    email: str = ""
    language: str = "kk"
    budget: Sequence[tuple[str, Decimal]] = ()
    indicators: Sequence[tuple[str, Decimal]] = ()
    instalments: Sequence[Instalment] = ()


@transaction.atomic
def prepare_grant(entry_id: UUID, facts: ContractFacts, *, by: Actor, at: datetime) -> Grant:
    """Write the contract of a winner. Raises Refused, ValidationError by field."""
    entry = Entry.objects.visible_to(by).select_related("call").select_for_update(of=("self",)).get(pk=entry_id)
    ensure(may_prepare(by, entry))
    if Grant.objects.filter(entry=entry).exists():
        raise Refused(refuse(_("This winner has a contract already.")))
    _check(facts)
    grant = Grant(
        number=next_number(SERIES, local_date(at).year),
        call=entry.call,
        entry=entry,
        organisation_id=entry.call.organisation_id,
        grantee_name=recipient(entry),
        grantee_number=entry.organisation_number,
        is_person=recipient(entry) == entry.name,
        area_id=entry.area_id,
        prepared_by_id=person_of(by),
        user_id=entry.user_id,
        **_columns(facts),
    )
    grant.save(force_insert=True)
    _write_plan(grant, facts)
    record("calls.grant_prepared", grant, by=by, at=at, total=int(grant.total))
    return grant


@transaction.atomic
def edit_contract(number: str, facts: ContractFacts, *, by: Actor, at: datetime) -> Grant:
    """Write the contract anew; whoever does so has prepared it, and another person has to sign."""
    grant = _locked(number, by)
    ensure(may_edit_contract(by, grant))
    _check(facts)
    for name, value in _columns(facts).items():
        setattr(grant, name, value)
    grant.prepared_by_id, grant.version = person_of(by), grant.version + 1
    grant.save()
    for rows in (grant.tranches, grant.reports, grant.budget, grant.indicators):
        rows.all().delete()
    _write_plan(grant, facts)
    record("calls.grant_edited", grant, by=by, at=at, total=int(grant.total))
    return grant


@transaction.atomic
def sign_grant(number: str, signed_on: date, *, by: Actor, at: datetime) -> Grant:
    """Put a contract in force, by another person than who prepared it. Tranches that wait for no report become
    payable; the grantee is sent the link to the grant."""
    grant = _locked(number, by)
    ensure(may_sign(by, grant))
    if signed_on > local_date(at):
        raise ValidationError({"signed_on": _("This day is still to come.")})
    token = secrets.token_urlsafe(24)
    grant.state, grant.signed_on, grant.signed_by_id = GrantState.RUNNING, signed_on, person_of(by)
    grant.token_digest = digest_of(token)
    grant.save(update_fields=["state", "signed_on", "signed_by_id", "token_digest"])
    grant.tranches.filter(after__isnull=True).update(state=TrancheState.PAYABLE)
    record("calls.grant_signed", grant, by=by, at=at, on=signed_on)
    notices.tell_signed(grant, token)
    return grant


@transaction.atomic
def end_grant(number: str, reason: str, *, by: Actor, at: datetime) -> Grant:
    """End a grant early: what is not paid is not paid any more. Money to come back is asked for apart."""
    grant = _locked(number, by)
    ensure(may_end(by, grant))
    if not one_line(reason):
        raise ValidationError({"reason": _("Write the reason: it stands in the public register.")})
    grant.state, grant.ended_on, grant.end_reason = GrantState.ENDED, local_date(at), one_line(reason)[:500]
    grant.save(update_fields=["state", "ended_on", "end_reason"])
    grant.tranches.exclude(state=TrancheState.PAID).update(state=TrancheState.CANCELLED)
    record("calls.grant_ended", grant, by=by, at=at)
    notices.tell_ended(grant)
    return grant


def complete_if_done(grant: Grant, *, by: Actor, at: datetime) -> bool:
    """Complete a grant whose reports are all accepted, whose money is paid and nothing of it owed back. In the caller's
    transaction, which holds the grant's lock."""
    is_open = (
        grant.reports.exclude(state=ReportState.ACCEPTED).exists()
        or grant.tranches.filter(state__in=[TrancheState.LOCKED, TrancheState.PAYABLE]).exists()
        or grant.returns.filter(returned_on__isnull=True).exists()
    )
    if is_open or grant.state != GrantState.RUNNING:
        return False
    grant.state, grant.ended_on = GrantState.COMPLETED, local_date(at)
    grant.save(update_fields=["state", "ended_on"])
    record("calls.grant_completed", grant, by=by, at=at)
    return True


def grant_for(token: str) -> Grant | None:
    """The grant a letter's link opens."""
    return Grant.objects.signed().filter(token_digest=digest_of(token)).select_related("user").first()


@transaction.atomic
def claim_grant(token: str, *, user_id: UUID | None, password: str | None = None, at: datetime) -> Grant:
    """Join a grant to the account of who followed the link: the signed-in one, or a new one for the letter's address.

    The link works once. Raises Refused, ValidationError for a weak password.
    """
    found = Grant.objects.signed().filter(token_digest=digest_of(token)).select_for_update(of=("self",)).first()
    if found is None:
        raise Refused(refuse(_("This link has been used already. Sign in to see your grants.")))
    found.user_id = user_id or _new_account(found, password, at).pk
    found.token_digest = ""
    found.save(update_fields=["user", "token_digest"])
    record("calls.grant_claimed", found, by=system_actor("grants"), at=at, user_id=found.user_id)
    return found


def _new_account(grant: Grant, password: str | None, at: datetime) -> User:
    if User.objects.filter(email=grant.email.lower()).exists():
        raise Refused(refuse(_("This address has an account: sign in first, then open the link again.")))
    if not password:
        raise ValidationError({"password": _("Choose a password.")})
    by, name = system_actor("grants"), grant.signatory or grant.grantee_name
    return create_user(email=grant.email, name=name[:200], language=grant.language, password=password, by=by, at=at)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _locked(number: str, by: Actor) -> Grant:
    rows = Grant.objects.followed_by(by).select_for_update(of=("self",)).select_related("call", "organisation")
    return rows.get(number=number)


def person_of(by: Actor) -> UUID:
    """The account of who acts: the system itself signs nothing. Raises Refused."""
    if by.user_id is None:
        raise Refused(refuse(_("Only a person does this.")))
    return by.user_id


def _columns(facts: ContractFacts) -> dict[str, Any]:
    names = ("title", "total", "starts_on", "ends_on", "signatory", "email", "language")
    return {name: getattr(facts, name) for name in names}


def _check(facts: ContractFacts) -> None:
    """Whether tranches and budget add up and the days follow each other."""
    wrong: dict[str, Any] = {}
    if facts.total <= 0:
        wrong["total"] = _("A grant gives money.")
    if facts.ends_on < facts.starts_on:
        wrong["ends_on"] = _("The last day comes before the first.")
    if facts.final_report_on < facts.starts_on:
        wrong["final_report_on"] = _("The final report comes before the project begins.")
    if sum(each.amount for each in facts.instalments) != facts.total:
        wrong["instalments"] = _("The tranches do not add up to the whole sum.")
    if sum(planned for _title, planned in facts.budget) != facts.total:
        wrong["budget"] = _("The lines of the budget do not add up to the whole sum.")
    if any(each.report_by and each.report_by > facts.final_report_on for each in facts.instalments):
        wrong["instalments"] = _("A report that unlocks money comes before the final one.")
    if wrong:
        raise ValidationError(wrong)


def _write_plan(grant: Grant, facts: ContractFacts) -> None:
    days = sorted({each.report_by for each in facts.instalments if each.report_by})
    reports = [GrantReport(grant=grant, position=place, due_on=day) for place, day in enumerate(days, 1)]
    reports.append(GrantReport(grant=grant, position=len(days) + 1, due_on=facts.final_report_on, is_final=True))
    GrantReport.objects.bulk_create(reports)
    by_day = {report.due_on: report for report in reports if not report.is_final}
    Tranche.objects.bulk_create(
        Tranche(
            grant=grant,
            position=place,
            amount=each.amount,
            due_on=each.pay_by,
            after=by_day[each.report_by] if each.report_by else None,
        )
        for place, each in enumerate(facts.instalments, 1)
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(grant=grant, position=place, title=title, planned=planned)
        for place, (title, planned) in enumerate(facts.budget, 1)
    )
    GrantIndicator.objects.bulk_create(
        GrantIndicator(grant=grant, position=place, title=title, planned=planned)
        for place, (title, planned) in enumerate(facts.indicators, 1)
    )
