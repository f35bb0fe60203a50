"""A reform being prepared: the act, its steps, what a dry run found. The map changes only when it is carried out."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.territory.enums import NOT_CARRIED_OUT, ActKind, AreaKind, AreaPermission, PlanState, StepKind
from tirek.territory.models.area import Area
from tirek.territory.models.reform import Reform, percent


class ReformPlanQuerySet(models.QuerySet["ReformPlan"]):
    """Plans are the business of those who change the map; the public sees the reform once it is carried out."""

    def visible_to(self, actor: Actor) -> "ReformPlanQuerySet":
        """All of them for those who change the map; none for others."""
        return self.all() if actor.holds(AreaPermission.EDIT) else self.none()

    def open(self) -> "ReformPlanQuerySet":
        """Not carried out and not withdrawn."""
        return self.filter(state__in=NOT_CARRIED_OUT)


class ReformPlan(Base):
    """A reform before its day. One person describes and proposes it, another agrees; a worker carries it out.

    ``findings`` is what the last dry run found, by the code of its effect (``queries.effects``); it holds for the map
    and the steps it was made on (``tried_on_map``: the number of the geography), and is dropped by any edit.
    """

    title_kk = models.CharField(max_length=400)
    title_ru = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    act_kind = models.CharField(max_length=12, choices=ActKind.choices, default=ActKind.PRESIDENT)
    act_number = models.CharField(max_length=40, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    in_force_on = models.DateField()
    moves_bodies = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    tried_at = models.DateTimeField(null=True, blank=True)
    tried_period = models.CharField(max_length=30, blank=True)
    tried_on_map = models.PositiveBigIntegerField(null=True, blank=True)
    findings = models.JSONField(null=True, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by_id = models.UUIDField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by_id = models.UUIDField(null=True, blank=True)
    reform = models.OneToOneField(Reform, null=True, blank=True, on_delete=models.PROTECT, related_name="plan")

    objects = ReformPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-in_force_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_by_id__isnull=True) | ~Q(agreed_by_id=F("proposed_by_id")),
                name="reform_plan_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "done"]) | Q(agreed_by_id__isnull=False),
                name="reform_plan_agreed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="done", reform__isnull=False) | (~Q(state="done") & Q(reform__isnull=True)),
                name="reform_plan_done_with_reform",
            ),
        ]

    @property
    def title(self) -> str:
        """The title in the active language."""
        return getattr(self, f"title_{(get_language() or 'kk')[:2]}", "") or self.title_kk

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the plan."""
        return reverse("territory:plan", args=[self.pk])


class PlannedStep(Base):
    """One step of a plan, in words of ``ReformStep``. ``target`` is an area, or the one an earlier step makes."""

    plan = models.ForeignKey(ReformPlan, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    target_step = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="users")
    area_kind = models.CharField(max_length=20, choices=AreaKind.choices, blank=True)
    name_kk = models.CharField(max_length=300, blank=True)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    kato = models.CharField(max_length=9, blank=True)
    iso = models.CharField(max_length=6, blank=True)
    share = models.DecimalField(max_digits=6, decimal_places=5, null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="planned_step_position"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="planned_step_share_is_a_part"),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(target_step__isnull=True), name="planned_step_one_target"
            ),
        ]

    @property
    def name(self) -> str:
        """The new name in the active language; empty where the step gives none."""
        return getattr(self, f"name_{(get_language() or 'kk')[:2]}", "") or self.name_kk

    @property
    def share_percent(self) -> str:
        """The share of a hundred, as it was typed."""
        return percent(self.share)

    @property
    def target_name(self) -> str:
        """What it goes to: an area, or the one an earlier step makes."""
        return self.target_step.name if self.target_step else (self.target.name if self.target else "")
