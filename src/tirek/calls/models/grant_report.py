"""Reports of grantees: what was done, what was spent, with receipts."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.calls.enums_of_grants import WITH_GRANTEE, ReportState, Rung
from tirek.calls.models.following import OfGrantQuerySet, followed_by
from tirek.calls.models.grant import MONEY, BudgetLine, Grant, GrantIndicator
from tirek.core.actor import Actor
from tirek.core.models import Base


class GrantReportQuerySet(OfGrantQuerySet):
    """Reports by access and term."""

    def late(self, on: date) -> "GrantReportQuerySet":
        """Owed since before that day."""
        return self.filter(state__in=WITH_GRANTEE, due_on__lt=on, grant__state="running")

    def waiting(self) -> "GrantReportQuerySet":
        """Handed in and not decided on."""
        return self.filter(state=ReportState.SUBMITTED)


class GrantReport(Base):
    """A report the contract asks for. Accepted, it never changes and unlocks the tranches that wait for it."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="reports")
    position = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    is_final = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.OWED)
    text = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by_id = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True, blank=True)
    remark = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = GrantReportQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "position"], name="grant_report_position"),
            models.CheckConstraint(
                condition=Q(state=ReportState.OWED) | Q(submitted_at__isnull=False), name="grant_report_handed_in"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.RETURNED) | ~Q(remark=""), name="grant_report_returned_with_remark"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="grant_report_by_day")]

    def get_absolute_url(self) -> str:
        return reverse("calls:grant_report", args=[self.pk])

    def is_late(self, on: date) -> bool:
        """Whether the grantee owes it since before that day."""
        return self.state in WITH_GRANTEE and self.due_on < on


class OfReportQuerySet(models.QuerySet["Expense"]):
    """What belongs to a report."""

    def visible_to(self, actor: Actor) -> "OfReportQuerySet":
        """Those who follow its grant."""
        return self if actor.is_system else self.filter(followed_by(actor, "report__grant__"))


class Expense(Base):
    """Money spent on a line of the budget, proved by the receipt kept in the object store (``stored_as``)."""

    report = models.ForeignKey(GrantReport, on_delete=models.CASCADE, related_name="expenses")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="expenses")
    on = models.DateField()
    amount = models.DecimalField(**MONEY)
    what = models.CharField(max_length=300)
    supplier = models.CharField(max_length=200, blank=True)
    receipt_number = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=200, blank=True)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        ordering = ["on", "created_at"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="expense_is_money")]


class IndicatorFact(Base):
    """How much of an indicator was reached in the time of a report."""

    report = models.ForeignKey(GrantReport, on_delete=models.CASCADE, related_name="facts")
    indicator = models.ForeignKey(GrantIndicator, on_delete=models.CASCADE, related_name="facts")
    value = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "indicator"], name="indicator_fact_once")]


class ReportReminder(Base):
    """A rung of the ladder by which a report was called in; each once."""

    report = models.ForeignKey(GrantReport, on_delete=models.CASCADE, related_name="reminders")
    rung = models.CharField(max_length=10, choices=Rung.choices)
    due_on = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_at"]
        constraints = [models.UniqueConstraint(fields=["report", "rung", "due_on"], name="report_reminder_once")]
