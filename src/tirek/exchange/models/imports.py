"""Whole tables brought into a register: the run, its rows, and what the columns of a table were called before."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.exchange.enums import AT_WORK, REGISTER_PERMISSION, ImportRegister, ImportState, RowPlan, RowState
from tirek.network.enums import NetworkPermission


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    """Imports by access."""

    def visible_to(self, actor: Actor) -> "ImportRunQuerySet":
        """Those made for an organisation where the actor imports and also keeps the register itself: the rows repeat
        what the register holds."""
        imports, condition = actor.reach(NetworkPermission.IMPORT_REGISTERS), Q(pk__in=())
        for register, permission in REGISTER_PERMISSION.items():
            keeps = actor.reach(permission)
            if imports and keeps:
                condition |= Q(register=register) & imports.q("organisation_id") & keeps.q("organisation_id")
        return self.filter(condition)


class ImportRun(Base):
    """A table brought into a register. ``heads`` are its column heads as written, ``columns`` gives the place of each
    column of the register in it. ``counts`` tells rows by what they would do and by what became of them; ``done`` of
    ``total`` is how far the work at hand has come. The file and the rows are forgotten after a time (``tidy_imports``).
    """

    register = models.CharField(max_length=20, choices=ImportRegister.choices)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.NAMING)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="imports")
    by_id = models.UUIDField(editable=False)
    for_user_id = models.UUIDField(null=True, editable=False)
    name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=200, blank=True, editable=False)
    language = models.CharField(max_length=2, default="kk")
    heads = models.JSONField(default=list)
    samples = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    uploaded_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "register"], name="import_run_by_place")]

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def row_count(self) -> int:
        """How many rows the table has; 0 until it has been read."""
        return sum(self.counts.get(plan, 0) for plan in RowPlan.values)

    def get_absolute_url(self) -> str:
        return reverse("exchange:import", args=[self.pk])


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    """Rows by access."""

    def visible_to(self, actor: Actor) -> "ImportRowQuerySet":
        """A row is seen with its import."""
        return self.filter(run__in=ImportRun.objects.visible_to(actor))


class ImportRow(Base):
    """A row of the table: its number in the file, its cells as written, what is wrong with it by column, what it would
    do. ``before`` and ``after`` hold the values it changes, and say at the undoing whether somebody went on since.
    ``rank`` orders the rows where one has to come before another.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    rank = models.PositiveSmallIntegerField(default=0)
    plan = models.CharField(max_length=10, choices=RowPlan.choices)
    state = models.CharField(max_length=10, choices=RowState.choices, default=RowState.WAITING)
    label = models.CharField(max_length=300, blank=True)
    cells = models.JSONField(default=list)
    problems = models.JSONField(default=dict)
    record_id = models.UUIDField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="import_row_once")]
        indexes = [
            models.Index(fields=["run", "plan", "number"], name="import_row_by_plan"),
            models.Index(fields=["run", "state", "rank", "number"], name="import_row_by_state"),
        ]


class ImportHeads(Base):
    """What an organisation's tables call the columns of a register: ``known`` maps a head in lower case to a column."""

    register = models.CharField(max_length=20, choices=ImportRegister.choices)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="+")
    known = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "organisation"], name="import_heads_once"),
        ]
