"""Projects: the public list and page, beginning and changing one, bodies that join and leave."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.activities.actions import projects as actions
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.projects import JoinProjectForm, ProjectFilter, ProjectForm, initial_of
from tirek.activities.models import Project, ProjectBody
from tirek.activities.permissions_of_training import may_join_project, may_lead_project
from tirek.activities.queries import projects as queries
from tirek.activities.queries.events import organisers_for
from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other, uuid_or_none
from tirek.core.pages import form_page
from tirek.core.verdict import ensure

PAGE = 30
BODIES = 50


@public
@require_GET
def projects(request: HttpRequest) -> HttpResponse:
    """Projects under way or ended."""
    form, actor = ProjectFilter(request.GET), request.actor  # type: ignore[attr-defined]
    told = form.cleaned_data if form.is_valid() else {}
    found = queries.projects(
        on=timezone.localdate(),
        kind=told.get("kind", ""),
        ended=told.get("when") == "ended",
        text=told.get("q", ""),
    )
    context = {
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "active": sum(bool(value) for value in told.values()),
        "may_begin": actor.holds(ActivityPermission.ORGANISE),
    }
    return render(request, "activities/projects/projects.html", context)


@public
@require_GET
def project(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One project: what was promised, who carries it out, what came of it."""
    actor, today, found = request.actor, timezone.localdate(), project_or_404(pk)  # type: ignore[attr-defined]
    context = {
        "project": found,
        "page": queries.project_page(found, on=today),
        "may_lead": bool(may_lead_project(actor, found.organisation_id)),
        "may_join": actor.holds(ActivityPermission.ORGANISE) and _runs(found),
        "is_over": not _runs(found),
    }
    return render(request, "activities/projects/project.html", context)


@public
@require_GET
def bodies(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The bodies that carry a project out."""
    actor, today, found = request.actor, timezone.localdate(), project_or_404(pk)  # type: ignore[attr-defined]
    rows = queries.bodies_of(found, region_id=uuid_or_none(request.GET.get("region", "")), on=today)
    page = Paginator(rows, BODIES).get_page(request.GET.get("page"))
    context = {
        "project": found,
        "page": page,
        "rows": [(row, bool(may_join_project(actor, found, row.organisation_id, today))) for row in page],
    }
    return render(request, "activities/projects/bodies.html", context)


@requires(ActivityPermission.ORGANISE)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a project."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    form = ProjectForm(
        request.POST or None, leaders=organisers_for(actor, today), is_new=True, initial={"since": today}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_project(form.facts(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The project has begun. Bodies may join it now."))
            return see_other(made.get_absolute_url())
    return form_page(request, form, _("Begin a project"), reverse("activities:projects"))


@requires(ActivityPermission.ORGANISE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a project, end it, tell what came of it."""
    actor, today, found = request.actor, timezone.localdate(), project_or_404(pk)  # type: ignore[attr-defined]
    ensure(may_lead_project(actor, found.organisation_id))
    leaders = [found.organisation, *(o for o in organisers_for(actor, today) if o.pk != found.organisation_id)]
    form = ProjectForm(request.POST or None, leaders=leaders, is_new=False, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_project(pk, form.facts(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The project is changed."))
            return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the project"), found.get_absolute_url())


@requires(ActivityPermission.ORGANISE)
def joining(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bring bodies into a project."""
    actor, today, found = request.actor, timezone.localdate(), project_or_404(pk)  # type: ignore[attr-defined]
    free = queries.joining_bodies(found, actor, today)
    form = JoinProjectForm(request.POST or None, bodies=free)
    if request.method == "POST" and form.is_valid():
        chosen = [each.pk for each in form.cleaned_data["bodies"]]
        actions.join_project(pk, chosen, by=actor, at=timezone.now())
        messages.success(request, _("Bodies that joined: %(number)s.") % {"number": len(chosen)})
        return see_other(found.get_absolute_url())
    status = 422 if request.method == "POST" else 200
    context = {"project": found, "form": form, "free": free}
    return render(request, "activities/projects/joining.html", context, status=status)


@requires(ActivityPermission.ORGANISE)
@require_POST
def leaving(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A body carries the project out no longer."""
    part = get_object_or_404(ProjectBody, pk=pk)
    actions.leave_project(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The body has left the project. What it did stays in it."))
    return see_other(reverse("activities:project_bodies", args=[part.project_id]))


def project_or_404(pk: UUID) -> Project:
    """The project."""
    return get_object_or_404(Project.objects.select_related("organisation"), pk=pk)


def _runs(found: Project) -> bool:
    return bool(found.during.upper is None or found.during.upper > timezone.localdate())
