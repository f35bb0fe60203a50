"""Research, page-shaped."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from tirek.core.actor import Actor
from tirek.programmes.enums_of_research import AdviceState, ResearchKind
from tirek.programmes.enums_of_roadmaps import RoadmapPermission
from tirek.programmes.models import Finding, Recommendation, Research, ResearchReport, ResearchVisit
from tirek.programmes.queries.roadmap_pages import in_language


def research_list(actor: Actor, *, kind: str = "", text: str = "") -> QuerySet[Research, Research]:
    """What the actor sees, the newest first, each with its reports and regions."""
    found = Research.objects.visible_to(actor)
    if kind:
        found = found.filter(kind=kind)
    for word in text.split()[:5]:
        found = found.filter(Q(name_kk__icontains=word) | Q(name_ru__icontains=word) | Q(name_en__icontains=word))
    counted = found.select_related("organisation").annotate(
        report_count=Count("reports", distinct=True), region_count=Count("visits__area", distinct=True)
    )
    return counted.order_by("-during__startswith", "-id")


@dataclass(frozen=True, slots=True)
class ResearchPage:
    """One piece of research: what belongs to it, where it went, what it found and what came of that."""

    research: Research
    about: str
    parts: list[Research]
    visits: list[ResearchVisit]
    findings: list[Finding]
    reports: list[ResearchReport]

    @property
    def regions(self) -> int:
        """Different regions visited."""
        return len({visit.area_id for visit in self.visits})


def research_page(research: Research, actor: Actor) -> ResearchPage:
    """Six queries whatever its size."""
    advice = Recommendation.objects.select_related("addressee", "action__roadmap")
    findings = research.findings.select_related("area").prefetch_related(Prefetch("recommendations", advice))
    return ResearchPage(
        research=research,
        about=in_language(research, "about"),
        parts=list(Research.objects.visible_to(actor).filter(part_of=research).order_by("during", "id")),
        visits=list(research.visits.select_related("area")),
        findings=list(findings),
        reports=list(research.reports.all()),
    )


def library(*, language: str = "", text: str = "") -> QuerySet[ResearchReport, ResearchReport]:
    """Reports of published research, the newest first."""
    found = ResearchReport.objects.filter(research__is_public=True)
    if language:
        found = found.filter(language=language)
    for word in text.split()[:5]:
        found = found.filter(title__icontains=word)
    return found.select_related("research__organisation").order_by("-published_on", "-id")


def advice_to_answer(actor: Actor) -> QuerySet[Recommendation, Recommendation]:
    """Recommendations given to one's own organisation that nobody has answered."""
    if actor.organisation_id is None or not actor.holds(RoadmapPermission.PLAN, at=actor.organisation_id):
        return Recommendation.objects.none()
    return Recommendation.objects.filter(addressee=actor.organisation_id, state=AdviceState.GIVEN)


def parts_for(actor: Actor, research: Research | None) -> QuerySet[Research, Research]:
    """What a piece of research may be part of: programmes and projects, not itself."""
    found: QuerySet[Research, Research] = Research.objects.visible_to(actor).filter(
        kind__in=(ResearchKind.PROGRAMME, ResearchKind.GRANT)
    )
    return found.exclude(pk=research.pk) if research else found
