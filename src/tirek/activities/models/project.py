"""Projects carried out by one body or by many together."""

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.activities.enums import ProjectKind
from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, actor: Actor) -> "ProjectQuerySet":
        """Projects are public: what was promised to people and what came of it."""
        return self


class Project(Base, TrilingualName):
    """A project: its goal, its term, the bodies that carry it out; its events and what came of them hang on it."""

    kind = models.CharField(max_length=10, choices=ProjectKind.choices)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="projects")
    during = DateRangeField()
    goal_kk = models.TextField(blank=True)
    goal_ru = models.TextField(blank=True)
    goal_en = models.TextField(blank=True)
    result_kk = models.TextField(blank=True)
    result_ru = models.TextField(blank=True)
    result_en = models.TextField(blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(during__isempty=False), name="project_sometime")]

    @property
    def last_day(self) -> date | None:
        """The last day of the project, None while it is not known."""
        return self.during.upper - timedelta(days=1) if self.during.upper else None

    def get_absolute_url(self) -> str:
        return reverse("activities:project", args=[self.pk])


class ProjectBody(Base):
    """A body that carries a project out together with others. ``until`` is the first day without it."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="bodies")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="project_parts")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="project_body_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="project_body_until"
            ),
        ]
