"""Reports people put together: kept, changed, shared, removed and put back, frozen for good."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Max
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.signing import public_key, sign
from tirek.core.verdict import ensure
from tirek.network.models import Organisation
from tirek.reports.models import FrozenReport, ReportDelivery, ReportShare, SavedReport
from tirek.reports.models.builder import NAME_LENGTH
from tirek.reports.permissions_of_desk import may_build, may_change_report
from tirek.reports.pivots import Question
from tirek.reports.queries.frozen import document_of
from tirek.reports.queries.pivot import TooBig, pivot
from tirek.reports.snapshots import document_hash

MOST_REPORTS = 200
Shares = Sequence[tuple[str, UUID | None]]


def save_report(name: str, question: Question, *, by: Actor, at: datetime) -> SavedReport:
    """Keep a question under a name. Raises Refused; ValidationError for no name, one that is taken, or too many."""
    ensure(may_build(by))
    assert by.user_id is not None
    if SavedReport.objects.kept().filter(owner_id=by.user_id).count() >= MOST_REPORTS:
        raise ValidationError(_("You keep many reports already. Remove one first."))
    with atomic():
        report = SavedReport(name=_tidy(name), question=question.as_json(), owner_id=by.user_id, changed_at=at)
        _store(report)
        record("reports.report_saved", report, by=by, at=at)
    return report


def change_report(
    report_id: UUID, *, name: str | None = None, question: Question | None = None, by: Actor, at: datetime
) -> SavedReport:
    """Give a report another name or question; what was frozen of it stays. Raises Refused, ValidationError."""
    with atomic():
        report = locked_report(report_id, by)
        ensure(may_change_report(by, report))
        report.name = report.name if name is None else _tidy(name)
        report.question = report.question if question is None else question.as_json()
        report.changed_at = at
        _store(report)
        record("reports.report_changed", report, by=by, at=at)
    return report


@atomic
def share_report(report_id: UUID, shares: Shares, *, by: Actor, at: datetime) -> SavedReport:
    """Share with exactly these roles and offices; whoever is no longer among them gets it no more. Raises Refused."""
    report = locked_report(report_id, by)
    ensure(may_change_report(by, report))
    report.shares.all().delete()
    ReportShare.objects.bulk_create(ReportShare(report=report, role=role, organisation_id=key) for role, key in shares)
    record("reports.report_shared", report, by=by, at=at, roles=sorted({role for role, _office in shares}))
    return report


@atomic
def remove_report(report_id: UUID, *, by: Actor, at: datetime) -> SavedReport:
    """Take a report out of the lists; it can be put back, and what was frozen of it stays. Raises Refused."""
    report = locked_report(report_id, by)
    ensure(may_change_report(by, report))
    report.removed_at = at
    report.save(update_fields=["removed_at"])
    record("reports.report_removed", report, by=by, at=at)
    return report


def restore_report(report_id: UUID, *, by: Actor, at: datetime) -> SavedReport:
    """Put a removed report back. Raises Refused; ValidationError when another has its name meanwhile."""
    with atomic():
        report = SavedReport.objects.visible_to(by).select_for_update().get(pk=report_id, owner_id=by.user_id)
        ensure(may_build(by))
        report.removed_at = None
        _store(report)
        record("reports.report_restored", report, by=by, at=at)
    return report


@atomic
def freeze_report(report_id: UUID, *, by: Actor, at: datetime) -> FrozenReport:
    """Freeze and sign what the report shows its owner now, for everybody it is shared with. Raises Refused;
    ValidationError when the table is too big."""
    report = locked_report(report_id, by)
    ensure(may_change_report(by, report))
    question, today = Question.from_json(report.question), local_date(at)
    try:
        tables = pivot(question, by, today=today)
    except TooBig:
        raise ValidationError(_("This table is too big. Choose fewer indicators or a coarser division.")) from None
    number = (report.frozen.aggregate(last=Max("number"))["last"] or 0) + 1
    office = Organisation.objects.filter(pk=by.organisation_id).first() if by.organisation_id else None
    document = document_of(report, question, tables, number=number, office=office, today=today, at=at)
    sha256 = document_hash(document)
    frozen = FrozenReport.objects.create(
        report=report,
        number=number,
        made_at=at,
        made_by_id=by.user_id,
        made_by_name=by.name,
        document=document,
        sha256=sha256,
        signature=sign(sha256),
        public_key=public_key(),
    )
    record("reports.report_frozen", frozen, by=by, at=at, report=report.pk, sha256=sha256)
    return frozen


@atomic
def stop_delivery(delivery_id: UUID, *, by: Actor, at: datetime) -> None:
    """Send a report to somebody no more: oneself, or anybody as its owner. Raises Refused."""
    delivery = ReportDelivery.objects.visible_to(by).select_related("report").get(pk=delivery_id)
    if delivery.user_id != by.user_id:
        ensure(may_change_report(by, delivery.report))
    record("reports.delivery_stopped", delivery.report, by=by, at=at, user=delivery.user_id)
    delivery.delete()


def locked_report(report_id: UUID, by: Actor) -> SavedReport:
    """The report as the actor may see it, locked until the transaction ends."""
    return SavedReport.objects.visible_to(by).select_for_update().get(pk=report_id)


def _store(report: SavedReport) -> None:
    try:
        with atomic():
            report.save()
    except IntegrityError:
        raise ValidationError({"name": _("You keep another report under this name.")}) from None


def _tidy(name: str) -> str:
    found = one_line(name)[:NAME_LENGTH]
    if not found:
        raise ValidationError({"name": _("Give the report a name.")})
    return found
