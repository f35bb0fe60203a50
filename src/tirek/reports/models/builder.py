"""Reports people put together themselves: the question, who may read it, who gets it by e-mail, what was frozen."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.core.roles import Role
from tirek.network.models import Organisation
from tirek.reports.enums import Every, ReportPermission

NAME_LENGTH = 120
M = TypeVar("M", bound=models.Model)


class SavedReportQuerySet(models.QuerySet["SavedReport"]):
    """Saved reports: one's own, and those shared with one's role or office."""

    def visible_to(self, actor: Actor) -> Self:
        """The actor's own, removed ones too (they can be put back), and those shared that are not removed."""
        return self.reached_by(actor).filter(Q(removed_at__isnull=True) | Q(owner_id=actor.user_id))

    def reached_by(self, actor: Actor) -> Self:
        """The same, whether removed or not: a frozen address stays good (one query for the office's place)."""
        if actor.is_system:
            return self
        if actor.user_id is None or not actor.holds(ReportPermission.VIEW):
            return self.none()
        shared = ReportShare.objects.filter(_meant_for(actor)).values("report")
        return self.filter(Q(owner_id=actor.user_id) | Q(pk__in=shared))

    def kept(self) -> Self:
        """Those not removed."""
        return self.filter(removed_at__isnull=True)


def _meant_for(actor: Actor) -> Q:
    """Shares that name the actor's role, or any, at their office or one above it, or everywhere."""
    office = (
        Organisation.objects.filter(pk=actor.organisation_id) if actor.organisation_id else Organisation.objects.none()
    )
    path = office.values_list("path", flat=True).first() or ""
    here = Q(organisation__isnull=True) | Q(organisation__code__in=path.rstrip(".").split("."))
    return here & Q(role__in=["", *actor.roles])


class SavedReport(Base):
    """A question to the figures under a name (``pivots.Question`` as JSON). It keeps no figure: each reader gets those
    of their own reach. A removed one can be put back."""

    name = models.CharField(max_length=NAME_LENGTH)
    question = models.JSONField()
    owner = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="saved_reports")
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    objects = SavedReportQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="saved_report_has_a_name"),
            models.UniqueConstraint(
                fields=["owner", "name"], condition=Q(removed_at__isnull=True), name="saved_report_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reports:saved_report", args=[self.pk])


class OfReportQuerySet(models.QuerySet[M]):
    """Rows that belong to a saved report."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of reports the actor reaches; ``SavedReport`` has the only rule."""
        return self.filter(report__in=SavedReport.objects.reached_by(actor))


class ReportShare(Base):
    """With whom a report is shared: a role (any, when empty) at an office and below it (everywhere, when empty)."""

    report = models.ForeignKey(SavedReport, on_delete=models.CASCADE, related_name="shares")
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    organisation = models.ForeignKey("network.Organisation", null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "role", "organisation"], nulls_distinct=False, name="report_shared_once"
            )
        ]


class ReportDelivery(Base):
    """A report sent to somebody by e-mail, within their own rights on the day it is sent."""

    report = models.ForeignKey(SavedReport, on_delete=models.CASCADE, related_name="deliveries")
    user = models.ForeignKey("network.User", on_delete=models.CASCADE, related_name="+")
    every = models.CharField(max_length=8, choices=Every.choices)
    next_on = models.DateField()
    last_sent_on = models.DateField(null=True)
    added_by_id = models.UUIDField(null=True)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "user"], name="report_delivered_once")]
        indexes = [models.Index(fields=["next_on"], name="report_delivery_due")]

    def is_due(self, on: date) -> bool:
        """Whether it is to be sent by a day."""
        return self.next_on <= on


class FrozenReport(Base):
    """What a report showed at one moment, signed; the database lets nobody change or remove it.

    Its figures are those its author saw: freezing hands them to everybody the report is shared with. ``document`` is in
    the format of ``reports.snapshots``; ``tirek reports verify`` proves its file.
    """

    report = models.ForeignKey(SavedReport, on_delete=models.PROTECT, related_name="frozen")
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by_id = models.UUIDField(null=True)
    made_by_name = models.CharField(max_length=200)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signature = models.CharField(max_length=88)
    public_key = models.CharField(max_length=44)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="frozen_report_number_once")]

    def get_absolute_url(self) -> str:
        return reverse("reports:frozen_report", args=[self.pk])
