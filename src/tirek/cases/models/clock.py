"""The clock of a case as a ledger: each entry says which rule moved the deadline, to when, and why."""

from django.db import models

from tirek.cases.enums import ClockEvent
from tirek.cases.models.of_case import OfCaseQuerySet
from tirek.core.models import Base


class ClockEntry(Base):
    """One movement of a case's deadline. Entries are never changed; the due date is a replay of them.

    ``counts_from`` is the first day counted, ``working_days`` how many are given (empty where the decision names a
    date), ``skipped`` the days passed over as ``[["2026-12-16", "holiday"], …]``, ``calendar`` the version of the
    working calendar used, ``rule`` and ``rule_version`` the dated rule in ``cases.clock.rules``.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="clock")
    sequence = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=12, choices=ClockEvent.choices)
    rule = models.CharField(max_length=40)
    rule_version = models.CharField(max_length=20)
    happened_at = models.DateTimeField()
    counts_from = models.DateField()
    working_days = models.PositiveSmallIntegerField(null=True)
    skipped = models.JSONField(default=list)
    calendar = models.CharField(max_length=40)
    due_on = models.DateField()
    reason = models.TextField(blank=True)
    by_user_id = models.UUIDField(null=True)
    by_organisation_id = models.UUIDField(null=True)

    objects = OfCaseQuerySet["ClockEntry"].as_manager()

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["case", "sequence"], name="clock_entry_sequence")]
