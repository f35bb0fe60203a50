"""Roadmaps: the tree and its days, an action, its status and evidence."""

from datetime import timedelta
from uuid import UUID

from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import public, requires
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.programmes.actions import reporting as actions
from tirek.programmes.enums_of_roadmaps import RoadmapPermission
from tirek.programmes.forms.roadmaps import EvidenceForm, RoadmapFilter, StatusForm
from tirek.programmes.models import ActionEvidence, Roadmap, RoadmapAction
from tirek.programmes.permissions_of_roadmaps import (
    may_adopt_roadmap,
    may_change_roadmap,
    may_close_roadmap,
    may_copy_roadmap,
    may_report_action,
    may_review_for,
)
from tirek.programmes.queries import roadmap_pages as queries
from tirek.programmes.queries.action_pages import action_page
from tirek.programmes.queries.gantt import gantt_of
from tirek.programmes.queries.offers import copies_behind, offers_for
from tirek.programmes.queries.review_pages import decisions_due
from tirek.programmes.views.form_pages import active_in, base_for, done, pressed

DUE_WITHIN = 30
PAGE = 50


@public
@require_GET
def roadmap(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The tree of actions with its progress, a bar for the days of each."""
    actor, today, found = request.actor, timezone.localdate(), roadmap_or_404(request, pk)  # type: ignore[attr-defined]
    form = RoadmapFilter(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    owner = told.get("owner")
    tree = queries.tree_of(
        found,
        on=today,
        show=told.get("show", ""),
        owner=owner.pk if owner else None,
        words=told.get("words", ""),
        number=request.GET.get("page"),
    )
    may_change = bool(may_change_roadmap(actor, found))
    context = {
        "roadmap": found,
        "tree": tree,
        "gantt": gantt_of(tree.rows, today),
        "form": form,
        "active": active_in(told),
        "may_change": may_change,
        "may_adopt": bool(may_adopt_roadmap(actor, found)),
        "may_close": bool(may_close_roadmap(actor, found)),
        "may_copy": bool(may_copy_roadmap(actor, found)),
        "may_review": found.area_id is None and bool(may_review_for(actor, found.owner_id)),
        "offers": len(offers_for(found)) if may_change else 0,
        "behind": copies_behind(found) if may_change and not found.area_id else 0,
        "base": base_for(actor),
    }
    return render(request, "programmes/roadmaps/roadmap.html", context)


@public
@require_GET
def action(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One action: what is planned, how far it has come and by what evidence."""
    actor, today, found = request.actor, timezone.localdate(), action_or_404(request, pk)  # type: ignore[attr-defined]
    may_report = bool(may_report_action(actor, found))
    context = {
        "action": found,
        "page": action_page(found, actor, today),
        "is_late": found.is_late(today),
        "may_report": may_report,
        "may_change": bool(may_change_roadmap(actor, found.roadmap)),
        "may_remove": bool(may_adopt_roadmap(actor, found.roadmap)),
        "base": base_for(actor),
    }
    return render(request, "programmes/roadmaps/action.html", context)


@requires(RoadmapPermission.VIEW)
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What one's own organisation has to do on roadmaps and by decisions of reviews."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    until = today + timedelta(days=DUE_WITHIN)
    rows = queries.my_actions(actor, on=today, soon=until)
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "decisions": list(decisions_due(actor, soon=until)[:PAGE]),
        "roadmaps": queries.roadmap_lines(Roadmap.objects.visible_to(actor).filter(area__isnull=True), today),
        "today": today,
        "may_plan": actor.holds(RoadmapPermission.PLAN),
    }
    return render(request, "programmes/roadmaps/mine.html", context)


@requires(RoadmapPermission.REPORT)
def status(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say where an action stands."""
    actor, found = request.actor, _reported(request, pk)  # type: ignore[attr-defined]
    form = StatusForm(request.POST or None, initial={"state": found.state})
    saved = done(
        request, form,
        lambda: actions.report_status(
            pk, form.cleaned_data["state"], note=form.cleaned_data["note"], by=actor, at=timezone.now()
        ),
        _("The state is kept."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    subtitle = f"{found.code} {found.name}"
    return form_page(request, form, _("Where it stands"), found.get_absolute_url(), subtitle=subtitle)


@requires(RoadmapPermission.REPORT)
def evidence(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add what proves an action."""
    actor, found = request.actor, _reported(request, pk)  # type: ignore[attr-defined]
    form = EvidenceForm(request.POST or None, request.FILES or None)
    saved = done(request, form, lambda: _keep(request, form, pk), _("The evidence is kept."))
    if saved:
        return see_other(found.get_absolute_url())
    lead = found.evidence_ru if actor.language == "ru" and found.evidence_ru else found.evidence_kk
    return form_page(
        request, form, _("Add evidence"), found.get_absolute_url(), subtitle=f"{found.code} {found.name}", intro=lead
    )


def _keep(request: HttpRequest, form: EvidenceForm, pk: UUID) -> ActionEvidence:
    told, file = form.cleaned_data, form.cleaned_data["file"]
    return actions.add_evidence(
        pk,
        told["title"],
        link=told["link"],
        content=file.read(actions.LARGEST_FILE + 1) if file else b"",
        name=file.name if file else "",
        by=request.actor,  # type: ignore[attr-defined]
        at=timezone.now(),
    )


@requires(RoadmapPermission.REPORT)
@require_POST
def evidence_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take evidence away that was added by mistake."""
    row = get_object_or_404(ActionEvidence, pk=pk)
    found = _reported(request, row.action_id)
    actor = request.actor  # type: ignore[attr-defined]
    return pressed(
        request, lambda: actions.remove_evidence(pk, by=actor, at=timezone.now()), _("It is gone."),
        found.get_absolute_url(),
    )  # fmt: skip


@requires(RoadmapPermission.VIEW)
@require_GET
def evidence_file(request: HttpRequest, pk: UUID) -> FileResponse:
    """A file that proves an action, for the staff."""
    row = get_object_or_404(ActionEvidence.objects.exclude(stored_as=""), pk=pk)
    action_or_404(request, row.action_id)
    if not default_storage.exists(row.stored_as):
        raise Http404
    return FileResponse(default_storage.open(row.stored_as), as_attachment=True, filename=row.name)


@requires(RoadmapPermission.PLAN)
@require_POST
def measuring(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the figures of bound actions now."""
    found, actor = roadmap_or_404(request, pk), request.actor  # type: ignore[attr-defined]
    ensure(may_change_roadmap(actor, found))
    return pressed(
        request, lambda: actions.measure_roadmap(pk, by=actor, at=timezone.now()), _("The figures are as of now."),
        found.get_absolute_url(),
    )  # fmt: skip


def roadmap_or_404(request: HttpRequest, pk: UUID) -> Roadmap:
    """The roadmap, if the actor may see it."""
    visible = Roadmap.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("programme", "owner", "area", "original"), pk=pk)


def action_or_404(request: HttpRequest, pk: UUID) -> RoadmapAction:
    """The action, if the actor may see it."""
    found = queries.action_with_all(pk, request.actor).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _reported(request: HttpRequest, pk: UUID) -> RoadmapAction:
    """The action of whoever reports on it."""
    found = action_or_404(request, pk)
    ensure(may_report_action(request.actor, found))  # type: ignore[attr-defined]
    return found
