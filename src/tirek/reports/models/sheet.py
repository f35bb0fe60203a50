"""The sheet of an office for a period, its cells, and what is said at them."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.reports.enums import IN_WORK, CellState, How, NoteKind, ReportPermission, SheetState
from tirek.reports.period import Period, period_words

M = TypeVar("M", bound=models.Model)


class SheetQuerySet(models.QuerySet["Sheet"]):
    """Sheets by access, period and standing."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the offices whose figures the actor may see."""
        reach = actor.reach(ReportPermission.VIEW)
        return self.filter(reach.q("organisation_id")) if reach else self.none()

    def of(self, form: str, period: str) -> Self:
        return self.filter(form=form, period=period)

    def unfinished(self) -> Self:
        """Those the office has still to hand in."""
        return self.filter(state__in=IN_WORK)

    def late(self, on: date) -> Self:
        """Those not handed in although they were due before a day."""
        return self.unfinished().filter(due_on__lt=on)


class Sheet(Base):
    """What an office reports for a period by a form. One row for each office expected to report.

    ``above`` is the office that reviews it, the nearest above in the tree on the day the sheet was opened; the
    republic's has none. ``version`` is that of its last snapshot (0: nothing frozen), ``form_version`` that of its
    form. ``children`` are the frozen sheets below that went into it: code of the body, version, hash.
    ``first_submitted_at`` decides who was on time.
    """

    form = models.CharField(max_length=50)
    period = models.CharField(max_length=30)
    first_on = models.DateField()
    last_on = models.DateField()
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="sheets")
    above = models.ForeignKey("network.Organisation", null=True, on_delete=models.PROTECT, related_name="sheets_below")
    state = models.CharField(max_length=10, choices=SheetState.choices, default=SheetState.OPEN)
    due_on = models.DateField()
    first_submitted_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.UUIDField(null=True)
    missing_reason = models.TextField(blank=True)
    children = models.JSONField(default=list)
    version = models.PositiveSmallIntegerField(default=0)
    form_version = models.PositiveSmallIntegerField(default=1)

    objects = SheetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "period", "organisation"], name="sheet_once_a_period"),
            models.CheckConstraint(condition=Q(first_on__lte=F("last_on")), name="sheet_of_a_period"),
            models.CheckConstraint(
                condition=~Q(state=SheetState.ACCEPTED) | Q(version__gt=0), name="sheet_accepted_is_frozen"
            ),
            models.CheckConstraint(
                condition=~Q(state=SheetState.SUBMITTED) | Q(submitted_at__isnull=False), name="sheet_submitted_when"
            ),
        ]
        indexes = [models.Index(fields=["above", "period"], name="sheet_below")]

    def __str__(self) -> str:
        return f"{self.organisation.name}, {period_words(Period.parse(self.period))}"

    def is_late(self, on: date) -> bool:
        """Whether it should have been handed in before a day."""
        return self.state in IN_WORK and self.due_on < on

    def get_absolute_url(self) -> str:
        return reverse("reports:sheet_of_office", args=[self.pk])


class OfSheetQuerySet(models.QuerySet[M]):
    """Rows that belong to a sheet."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of sheets visible to the actor; ``Sheet.visible_to`` is the only rule."""
        return self.filter(sheet__in=Sheet.objects.visible_to(actor))


class Cell(Base):
    """One figure of a sheet, in the version of its definition that was in force on the last day of the period.

    ``computed`` is what the office's own work gives, ``below`` the sum of the frozen sheets below it, ``typed`` what
    was typed in the place of ``computed``; ``value`` is what counts. ``digest`` stands for the records behind
    ``computed`` (see ``queries.sources``). ``explanation`` answers for a gap, or for a value out of the ordinary.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="cells")
    indicator = models.CharField(max_length=60)
    definition = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=14, choices=CellState.choices, default=CellState.REPORTED)
    how = models.CharField(max_length=10, choices=How.choices, default=How.COMPUTED)
    computed = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    below = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    typed = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    value = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    records = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    explanation = models.TextField(blank=True)
    as_of = models.DateTimeField()

    objects = OfSheetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "indicator"], name="cell_once_a_sheet"),
            models.CheckConstraint(condition=Q(typed__isnull=True) | ~Q(evidence=""), name="cell_typed_with_evidence"),
            models.CheckConstraint(
                condition=Q(typed__isnull=False) | Q(how=How.COMPUTED), name="cell_typed_where_it_says"
            ),
            models.CheckConstraint(condition=Q(typed__isnull=True) | Q(typed__gte=0), name="cell_not_negative"),
            models.CheckConstraint(
                condition=Q(state=CellState.REPORTED) | Q(value__isnull=True), name="cell_value_only_if_reported"
            ),
        ]


class CellNote(Base):
    """Something said at a cell: a comment, or a remark of whoever returned the sheet."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="notes")
    indicator = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=NoteKind.choices)
    text = models.TextField()
    author_id = models.UUIDField(null=True)
    author_name = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    objects = OfSheetQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "id"]
