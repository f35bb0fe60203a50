"""Templates of plans: what a situation of life usually needs, by whom and how soon."""

from django.db import models

from tirek.cases.enums import CasePermission, Milestone, OwnerKind, PlanNeed, PlanPermission
from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName


class PlanTemplateQuerySet(models.QuerySet["PlanTemplate"]):
    """Templates, for whoever plans or edits them."""

    def visible_to(self, actor: Actor) -> "PlanTemplateQuerySet":
        """A template says nothing of anybody: who works on cases or edits templates sees all of them."""
        if actor.is_system or actor.holds(CasePermission.WORK) or actor.holds(PlanPermission.EDIT_TEMPLATES):
            return self
        return self.none()

    def offered(self) -> "PlanTemplateQuerySet":
        """Those a plan may start from."""
        return self.filter(is_offered=True)


class PlanTemplate(Base, TrilingualName):
    """A named set of services for one need. One that is no longer offered stays for the plans begun with it."""

    code = models.SlugField(max_length=40, unique=True)
    need = models.CharField(max_length=16, choices=PlanNeed.choices)
    is_offered = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = PlanTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]


class PlanTemplateLine(Base):
    """A service the template proposes: due so many working days after the plan begins, by the office or a partner."""

    template = models.ForeignKey(PlanTemplate, on_delete=models.CASCADE, related_name="lines")
    service = models.ForeignKey("programmes.Service", on_delete=models.PROTECT, related_name="+")
    working_days = models.PositiveSmallIntegerField()
    owner_kind = models.CharField(max_length=8, choices=OwnerKind.choices, default=OwnerKind.OFFICE)
    milestone = models.CharField(max_length=12, choices=Milestone.choices, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["template", "service"], name="template_names_a_service_once"),
            models.CheckConstraint(
                condition=models.Q(working_days__gte=1, working_days__lte=250), name="template_line_within_a_year"
            ),
        ]


class PlanStart(Base):
    """A plan was begun from a template: what the person's situation was taken to be, and since when."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="plan_starts")
    template = models.ForeignKey(PlanTemplate, on_delete=models.PROTECT, related_name="starts")
    need = models.CharField(max_length=16, choices=PlanNeed.choices)
    started_on = models.DateField()
    started_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["started_on", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "template"], name="plan_started_once")]
        indexes = [models.Index(fields=["need", "started_on"], name="planstart_by_need")]
