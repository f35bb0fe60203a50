"""Research: programmes, grant projects, studies and monitoring trips; what was found and what it led to."""

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName
from tirek.programmes.enums_of_research import LANGUAGES, AdviceState, ResearchKind, ResearchPermission


class ResearchQuerySet(models.QuerySet["Research"]):
    def visible_to(self, actor: Actor) -> "ResearchQuerySet":
        """What is published is everyone's; the rest is seen by whoever keeps it."""
        reach = actor.reach(ResearchPermission.KEEP)
        if reach.everywhere:
            return self
        published = Q(is_public=True)
        return self.filter(published | reach.q("organisation_id")) if reach else self.filter(published)


class Research(Base, TrilingualName):
    """A piece of research; ``part_of`` is the programme or project it belongs to. A trip visits ``areas``."""

    kind = models.CharField(max_length=10, choices=ResearchKind.choices)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="research")
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    programme = models.ForeignKey(
        "programmes.Programme", null=True, blank=True, on_delete=models.PROTECT, related_name="research"
    )
    during = DateRangeField()
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)

    objects = ResearchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(during__isempty=False), name="research_sometime"),
            models.CheckConstraint(condition=~Q(part_of=models.F("pk")), name="research_not_part_of_itself"),
        ]
        indexes = [models.Index(fields=["kind", "organisation"], name="research_by_kind")]

    @property
    def last_day(self) -> date | None:
        """Its last day, None while it is not known."""
        return self.during.upper - timedelta(days=1) if self.during.upper else None

    def get_absolute_url(self) -> str:
        return reverse("programmes:research_piece", args=[self.pk])


class VisitQuerySet(models.QuerySet["ResearchVisit"]):
    def visible_to(self, actor: Actor) -> "VisitQuerySet":
        """As the research."""
        return self.filter(research__in=Research.objects.visible_to(actor))


class ResearchVisit(Base):
    """A region that was visited on a day."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="visits")
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["research", "area", "on"], name="research_visit_once")]


class Finding(Base):
    """What was found, in the country or in a region."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="findings")
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        ordering = ["id"]


class Recommendation(Base):
    """What is advised because of a finding, to whom; taken into a roadmap or not, with the reason."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="recommendations")
    text = models.TextField()
    addressee = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="recommendations")
    state = models.CharField(max_length=10, choices=AdviceState.choices, default=AdviceState.GIVEN)
    reason = models.CharField(max_length=500, blank=True)
    action = models.ForeignKey(
        "programmes.RoadmapAction", null=True, blank=True, on_delete=models.SET_NULL, related_name="recommendations"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=AdviceState.DECLINED) | ~Q(reason=""), name="recommendation_declined_with_reason"
            ),
        ]


class ResearchReport(Base):
    """A report in the library: a file in one language."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="reports")
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2, default="kk")
    published_on = models.DateField()
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=200, editable=False)

    class Meta:
        ordering = ["-published_on", "-id"]

    @property
    def language_name(self) -> str:
        """The language as it calls itself."""
        return dict(LANGUAGES).get(self.language, self.language)
