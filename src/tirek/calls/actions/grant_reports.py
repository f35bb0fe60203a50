"""Reports of grantees: written with receipts, handed in, accepted or returned; acceptance unlocks money."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions import grant_notices as notices
from tirek.calls.actions.grants import complete_if_done
from tirek.calls.enums_of_grants import ReportState, TrancheState
from tirek.calls.models import Expense, Grant, GrantReport, IndicatorFact
from tirek.calls.permissions_of_grants import may_decide_report, may_write_report
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.uploads import LONGEST_TEXT_SAMPLE, sniff, tidy_name, wrong_kind
from tirek.core.verdict import ensure

LARGEST_RECEIPT = 10 * 1024 * 1024
MOST_EXPENSES = 300
TYPES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


@dataclass(frozen=True, kw_only=True)
class Spent:
    """One expense with its receipt."""

    line_id: UUID
    on: date
    amount: Decimal
    what: str
    supplier: str = ""
    receipt_number: str = ""
    name: str = ""
    content: bytes = b""


@transaction.atomic
def save_report(
    report_id: UUID, text: str, facts: Mapping[UUID, Decimal | None], *, by: Actor, at: datetime
) -> GrantReport:
    """Keep what was done and how much of each indicator was reached (None: not told yet)."""
    report = _locked(report_id, by)
    ensure(may_write_report(by, report))
    known = {row.pk for row in report.grant.indicators.all()}
    report.text, report.version = paragraphs(text), report.version + 1
    report.save(update_fields=["text", "version"])
    report.facts.all().delete()
    IndicatorFact.objects.bulk_create(
        IndicatorFact(report=report, indicator_id=key, value=value)
        for key, value in facts.items()
        if key in known and value is not None
    )
    record("calls.grant_report_saved", report, by=by, at=at)
    return report


@transaction.atomic
def add_expense(report_id: UUID, spent: Spent, *, by: Actor, at: datetime) -> Expense:
    """Write an expense down with its receipt. Raises Refused, or ValidationError by field."""
    report = _locked(report_id, by)
    ensure(may_write_report(by, report))
    _check_expense(report, spent, local_date(at))
    expense = Expense(
        report=report,
        line_id=spent.line_id,
        on=spent.on,
        amount=spent.amount,
        what=one_line(spent.what)[:300],
        supplier=one_line(spent.supplier)[:200],
        receipt_number=one_line(spent.receipt_number)[:60],
    )
    if spent.content:
        _keep_receipt(expense, spent)
    expense.save(force_insert=True)
    record("calls.expense_added", report, by=by, at=at, expense=expense.pk, line=spent.line_id)
    return expense


@transaction.atomic
def remove_expense(expense_id: UUID, *, by: Actor, at: datetime) -> GrantReport:
    """Take an expense out of a report that is still being written, with its receipt."""
    expense: Expense = Expense.objects.visible_to(by).select_for_update(of=("self",)).get(pk=expense_id)
    report = _locked(expense.report_id, by)
    ensure(may_write_report(by, report))
    record("calls.expense_removed", report, by=by, at=at, expense=expense.pk)
    stored = expense.stored_as
    expense.delete()
    if stored:
        transaction.on_commit(lambda: default_storage.delete(stored))
    return report


@transaction.atomic
def submit_report(report_id: UUID, *, by: Actor, at: datetime) -> GrantReport:
    """Hand a report in: told in words, each indicator given, each expense with a receipt. Raises Refused, or
    ValidationError."""
    report = _locked(report_id, by)
    ensure(may_write_report(by, report))
    _check_whole(report)
    report.state, report.submitted_at, report.submitted_by_id = ReportState.SUBMITTED, at, by.user_id
    report.version += 1
    report.save(update_fields=["state", "submitted_at", "submitted_by_id", "version"])
    record("calls.grant_report_submitted", report, by=by, at=at, version=report.version)
    notices.tell_submitted(report, at)
    return report


@transaction.atomic
def accept_report(report_id: UUID, remark: str = "", *, by: Actor, at: datetime) -> GrantReport:
    """Accept a report: the tranches that waited for it become payable, and the last one completes the grant."""
    report = _locked(report_id, by)
    ensure(may_decide_report(by, report))
    _decide(report, ReportState.ACCEPTED, remark, by, at)
    waiting = report.unlocks.filter(state=TrancheState.LOCKED)
    unlocked = waiting.update(state=TrancheState.PAYABLE)
    record("calls.grant_report_accepted", report, by=by, at=at, unlocked=unlocked)
    complete_if_done(report.grant, by=by, at=at)
    notices.tell_decided(report, is_accepted=True)
    return report


@transaction.atomic
def return_report(report_id: UUID, remark: str, *, by: Actor, at: datetime) -> GrantReport:
    """Send a report back with what has to be mended."""
    report = _locked(report_id, by)
    ensure(may_decide_report(by, report))
    if not paragraphs(remark):
        raise ValidationError({"remark": _("Write what has to be mended.")})
    _decide(report, ReportState.RETURNED, remark, by, at)
    record("calls.grant_report_returned", report, by=by, at=at)
    notices.tell_decided(report, is_accepted=False)
    return report


def _decide(report: GrantReport, state: ReportState, remark: str, by: Actor, at: datetime) -> None:
    report.state, report.remark = state, paragraphs(remark)
    report.decided_at, report.decided_by_id = at, by.user_id
    report.save(update_fields=["state", "remark", "decided_at", "decided_by_id"])


def _locked(report_id: UUID, by: Actor) -> GrantReport:
    """The report, its grant locked first: money and reports of one grant are changed one after another."""
    found = GrantReport.objects.visible_to(by).values_list("grant_id", flat=True).get(pk=report_id)
    grant = Grant.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=found)
    report: GrantReport = GrantReport.objects.select_for_update(of=("self",)).get(pk=report_id)
    report.grant = grant
    return report


def _check_expense(report: GrantReport, spent: Spent, today: date) -> None:
    wrong: dict[str, Any] = {}
    if not report.grant.budget.filter(pk=spent.line_id).exists():
        wrong["line"] = _("Choose one from the list.")
    if spent.amount <= 0:
        wrong["amount"] = _("Write the sum that was paid.")
    if not (report.grant.starts_on <= spent.on <= today):
        wrong["on"] = _("The day lies outside the time of the project.")
    if not one_line(spent.what):
        wrong["what"] = _("Write what was paid for.")
    if len(spent.content) > LARGEST_RECEIPT:
        wrong["file"] = _("This file is larger than %(n)s MB.") % {"n": LARGEST_RECEIPT >> 20}
    if report.expenses.count() >= MOST_EXPENSES:
        wrong["line"] = _("Three hundred expenses of one report are enough: put small ones together.")
    if wrong:
        raise ValidationError(wrong)


def _keep_receipt(expense: Expense, spent: Spent) -> None:
    media_type = sniff(spent.content[:LONGEST_TEXT_SAMPLE], spent.name, TYPES)
    if media_type is None:
        raise ValidationError({"file": wrong_kind(TYPES)})
    expense.name, expense.size, expense.media_type = tidy_name(spent.name), len(spent.content), media_type
    expense.sha256 = hashlib.sha256(spent.content).hexdigest()
    expense.stored_as = default_storage.save(f"receipts/{expense.pk.hex[-2:]}/{expense.pk}", ContentFile(spent.content))


def _check_whole(report: GrantReport) -> None:
    wrong: list[Any] = []
    if not report.text:
        wrong.append(_("Tell in words what was done."))
    if report.grant.indicators.count() > report.facts.count():
        wrong.append(_("Write how much of each indicator was reached; zero is an answer too."))
    if report.expenses.filter(stored_as="").exists():
        wrong.append(_("An expense has no receipt yet."))
    if wrong:
        raise ValidationError(wrong)
