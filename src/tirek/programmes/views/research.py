"""Research: the list and the library, a piece with its findings, and what came of its recommendations."""

from uuid import UUID

from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.core.access import public, requires
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.programmes.actions import research as actions
from tirek.programmes.enums_of_research import AdviceState, ResearchPermission
from tirek.programmes.enums_of_roadmaps import RoadmapPermission, RoadmapState
from tirek.programmes.forms.research import (
    AdviceForm,
    DeclineForm,
    FindingForm,
    LibraryFilter,
    ReportForm,
    ResearchFilter,
    ResearchForm,
    VisitForm,
    initial_of_research,
)
from tirek.programmes.forms.reviews import PlacingForm
from tirek.programmes.models import Finding, Recommendation, Research, ResearchReport, Roadmap
from tirek.programmes.permissions_of_roadmaps import may_change_roadmap, may_keep_research
from tirek.programmes.queries import research as queries
from tirek.programmes.views.form_pages import active_in, base_for, done, organisations_for, with_owner

PAGE = 30


@public
@require_GET
def research_list(request: HttpRequest) -> HttpResponse:
    """Programmes, grant projects, studies and trips."""
    form, actor = ResearchFilter(request.GET), request.actor  # type: ignore[attr-defined]
    told = form.cleaned_data if form.is_valid() else {}
    found = queries.research_list(actor, kind=told.get("kind", ""), text=told.get("q", ""))
    context = {
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "active": active_in(told),
        "may_keep": actor.holds(ResearchPermission.KEEP),
        "to_answer": list(queries.advice_to_answer(actor).select_related("finding__research")[:20]),
        "base": base_for(actor),
    }
    return render(request, "programmes/research/list.html", context)


@public
@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """Reports of published research."""
    form, actor = LibraryFilter(request.GET), request.actor  # type: ignore[attr-defined]
    told = form.cleaned_data if form.is_valid() else {}
    found = queries.library(language=told.get("language", ""), text=told.get("q", ""))
    context = {
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "active": active_in(told),
        "base": base_for(actor),
    }
    return render(request, "programmes/research/library.html", context)


@public
@require_GET
def piece(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One piece of research: where it went, what it found, what came of that."""
    actor, found = request.actor, research_or_404(request, pk)  # type: ignore[attr-defined]
    context = {
        "research": found,
        "page": queries.research_page(found, actor),
        "may_keep": bool(may_keep_research(actor, found.organisation_id)),
        "may_plan": actor.holds(RoadmapPermission.PLAN),
        "given": AdviceState.GIVEN,
        "base": base_for(actor),
    }
    return render(request, "programmes/research/piece.html", context)


@requires(ResearchPermission.KEEP)
def new(request: HttpRequest) -> HttpResponse:
    """Write down a piece of research."""
    actor = request.actor  # type: ignore[attr-defined]
    keepers = organisations_for(actor, ResearchPermission.KEEP)
    parts = queries.parts_for(actor, None)
    form = ResearchForm(request.POST or None, keepers=keepers, parts=parts, initial={"since": timezone.localdate()})
    made = done(
        request, form, lambda: actions.begin_research(form.facts(), by=actor, at=timezone.now()),
        _("The research is written down."),
    )  # fmt: skip
    if made:
        return see_other(made.get_absolute_url())
    return form_page(request, form, _("Write down research"), reverse("programmes:research"))


@requires(ResearchPermission.KEEP)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is said of a piece, or publish it."""
    actor, found = request.actor, _kept(request, pk)  # type: ignore[attr-defined]
    keepers = with_owner(organisations_for(actor, ResearchPermission.KEEP), found.organisation)
    parts = queries.parts_for(actor, found)
    form = ResearchForm(request.POST or None, keepers=keepers, parts=parts, initial=initial_of_research(found))
    saved = done(
        request, form, lambda: actions.edit_research(pk, form.facts(), by=actor, at=timezone.now()),
        _("The research is changed."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the research"), found.get_absolute_url())


@requires(ResearchPermission.KEEP)
def visit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down a region that was visited."""
    actor, found = request.actor, _kept(request, pk)  # type: ignore[attr-defined]
    form = VisitForm(request.POST or None)
    saved = done(
        request, form,
        lambda: actions.add_visit(
            pk, form.cleaned_data["area"].pk, form.cleaned_data["on"], by=actor, at=timezone.now()
        ),
        _("The visit is written down."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Region visited"), found.get_absolute_url(), subtitle=found.name)


@requires(ResearchPermission.KEEP)
def finding(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what was found."""
    actor, found = request.actor, _kept(request, pk)  # type: ignore[attr-defined]
    form = FindingForm(request.POST or None)
    saved = done(
        request, form,
        lambda: actions.add_finding(
            pk, form.cleaned_data["text"], area_id=_key(form.cleaned_data["area"]), by=actor, at=timezone.now()
        ),
        _("The finding is written down."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("What was found"), found.get_absolute_url(), subtitle=found.name)


@requires(ResearchPermission.KEEP)
def advice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Advise somebody because of a finding."""
    row = get_object_or_404(Finding, pk=pk)
    actor, found = request.actor, _kept(request, row.research_id)  # type: ignore[attr-defined]
    form = AdviceForm(request.POST or None)
    saved = done(
        request, form,
        lambda: actions.recommend(
            pk, form.cleaned_data["text"], form.cleaned_data["addressee"].pk, by=actor, at=timezone.now()
        ),
        _("The recommendation is written down."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Recommend"), found.get_absolute_url(), intro=row.text)


@requires(RoadmapPermission.PLAN)
def taking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a recommendation a line of a roadmap."""
    actor, row = request.actor, _advice_or_404(request, pk)  # type: ignore[attr-defined]
    open_ones = Roadmap.objects.visible_to(actor).exclude(state=RoadmapState.CLOSED).select_related("area")
    mine = [one for one in open_ones.order_by("name_kk", "area__kato")[:300] if may_change_roadmap(actor, one)]
    form = PlacingForm(request.POST or None, roadmaps=mine)
    made = done(
        request, form,
        lambda: actions.take_advice(
            pk, form.cleaned_data["roadmap"].pk, due_on=form.cleaned_data["due_on"], by=actor, at=timezone.now()
        ),
        _("The recommendation stands on the roadmap."),
    )  # fmt: skip
    back = row.finding.research.get_absolute_url()
    return see_other(back) if made else form_page(request, form, _("Take it into a roadmap"), back, intro=row.text)


@requires(RoadmapPermission.PLAN)
def declining(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why a recommendation is not taken."""
    actor, row = request.actor, _advice_or_404(request, pk)  # type: ignore[attr-defined]
    form = DeclineForm(request.POST or None)
    made = done(
        request, form,
        lambda: actions.decline_advice(pk, form.cleaned_data["reason"], by=actor, at=timezone.now()),
        _("The answer is kept."),
    )  # fmt: skip
    back = row.finding.research.get_absolute_url()
    return see_other(back) if made else form_page(request, form, _("Do not take it"), back, intro=row.text)


@requires(ResearchPermission.KEEP)
def report_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a report into the library."""
    found = _kept(request, pk)
    initial = {"published_on": timezone.localdate(), "language": "kk"}
    form = ReportForm(request.POST or None, request.FILES or None, initial=initial)
    saved = done(request, form, lambda: _keep_report(request, form, pk), _("The report is in the library."))
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Add a report"), found.get_absolute_url(), subtitle=found.name)


def _keep_report(request: HttpRequest, form: ReportForm, pk: UUID) -> ResearchReport:
    told, actor = dict(form.cleaned_data), request.actor  # type: ignore[attr-defined]
    file, title = told.pop("file"), told.pop("title")
    content = file.read(actions.LARGEST_REPORT + 1)
    return actions.add_report(pk, title, content, name=file.name, by=actor, at=timezone.now(), **told)


@public
@require_GET
def report(request: HttpRequest, pk: UUID) -> FileResponse:
    """A report, to whoever sees its research."""
    row = get_object_or_404(ResearchReport, pk=pk)
    research_or_404(request, row.research_id)
    if not default_storage.exists(row.stored_as):
        raise Http404
    return FileResponse(default_storage.open(row.stored_as), filename=row.name, content_type="application/pdf")


def research_or_404(request: HttpRequest, pk: UUID) -> Research:
    """The research, if the actor may see it."""
    visible = Research.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("organisation", "part_of", "programme"), pk=pk)


def _kept(request: HttpRequest, pk: UUID) -> Research:
    found = research_or_404(request, pk)
    ensure(may_keep_research(request.actor, found.organisation_id))  # type: ignore[attr-defined]
    return found


def _advice_or_404(request: HttpRequest, pk: UUID) -> Recommendation:
    row = get_object_or_404(Recommendation.objects.select_related("finding"), pk=pk)
    row.finding.research = research_or_404(request, row.finding.research_id)
    return row


def _key(area: object) -> UUID | None:
    return getattr(area, "pk", None)
