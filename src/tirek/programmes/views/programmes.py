"""Programmes: the public list and page, beginning and changing one, its money and partners."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import public, requires
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.programmes.actions import programmes as actions
from tirek.programmes.enums_of_roadmaps import RoadmapPermission
from tirek.programmes.forms.choosing import PartnersForm, partners_text
from tirek.programmes.forms.roadmaps import BudgetForm, ProgrammeFilter, ProgrammeForm, initial_of_programme
from tirek.programmes.models import BudgetLine, Programme
from tirek.programmes.permissions_of_roadmaps import may_link_voices, may_plan_for
from tirek.programmes.queries import roadmap_pages as queries
from tirek.programmes.views.form_pages import active_in, base_for, done, organisations_for, pressed, with_owner

PAGE = 30


@public
@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """Programmes under way or ended."""
    form, actor = ProgrammeFilter(request.GET), request.actor  # type: ignore[attr-defined]
    told = form.cleaned_data if form.is_valid() else {}
    found = queries.programmes(on=timezone.localdate(), ended=told.get("when") == "ended", text=told.get("q", ""))
    context = {
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "active": active_in(told),
        "may_begin": actor.holds(RoadmapPermission.PLAN),
        "base": base_for(actor),
    }
    return render(request, "programmes/programmes/list.html", context)


@public
@require_GET
def programme(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One programme: its goals, money, partners, roadmaps and what people said."""
    actor, found = request.actor, programme_or_404(request, pk)  # type: ignore[attr-defined]
    today = timezone.localdate()
    context = {
        "programme": found,
        "page": queries.programme_page(found, actor, on=today),
        "may_plan": bool(may_plan_for(actor, found.owner_id)),
        "may_begin": actor.holds(RoadmapPermission.PLAN),
        "may_link": bool(may_link_voices(actor, found.owner_id)),
        "is_over": found.during.upper is not None and found.during.upper <= today,
        "base": base_for(actor),
    }
    return render(request, "programmes/programmes/programme.html", context)


@requires(RoadmapPermission.PLAN)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a programme."""
    actor = request.actor  # type: ignore[attr-defined]
    owners = organisations_for(actor, RoadmapPermission.PLAN)
    form = ProgrammeForm(request.POST or None, owners=owners, initial={"since": timezone.localdate()})
    made = done(
        request, form, lambda: actions.create_programme(form.facts(), by=actor, at=timezone.now()),
        _("The programme has begun. Give it a roadmap now."),
    )  # fmt: skip
    if made:
        return see_other(made.get_absolute_url())
    return form_page(request, form, _("Begin a programme"), reverse("programmes:programmes"))


@requires(RoadmapPermission.PLAN)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what a programme says of itself."""
    actor, found = request.actor, _planned(request, pk)  # type: ignore[attr-defined]
    owners = with_owner(organisations_for(actor, RoadmapPermission.PLAN), found.owner)
    form = ProgrammeForm(request.POST or None, owners=owners, initial=initial_of_programme(found))
    saved = done(
        request, form, lambda: actions.edit_programme(pk, form.facts(), by=actor, at=timezone.now()),
        _("The programme is changed."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the programme"), found.get_absolute_url())


@requires(RoadmapPermission.PLAN)
def budget(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The money of a programme, line by line."""
    actor, found = request.actor, _planned(request, pk)  # type: ignore[attr-defined]
    form = BudgetForm(request.POST or None, initial={"year": timezone.localdate().year})
    saved = done(
        request, form, lambda: actions.set_budget_line(pk, form.money(), by=actor, at=timezone.now()),
        _("The line is kept."),
    )  # fmt: skip
    if saved:
        return see_other(reverse("programmes:programme_budget", args=[pk]))
    context = {"programme": found, "form": form, "lines": found.budget.all()}
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/programmes/budget.html", context, status=status)


@requires(RoadmapPermission.PLAN)
@require_POST
def budget_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a line of the budget away."""
    line = get_object_or_404(BudgetLine, pk=pk)
    found = _planned(request, line.programme_id)
    back = reverse("programmes:programme_budget", args=[found.pk])
    actor = request.actor  # type: ignore[attr-defined]
    return pressed(
        request, lambda: actions.remove_budget_line(pk, by=actor, at=timezone.now()), _("The line is gone."), back
    )


@requires(RoadmapPermission.PLAN)
def partners(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The partners of a programme."""
    actor, found = request.actor, _planned(request, pk)  # type: ignore[attr-defined]
    rows = found.partners.select_related("organisation")
    form = PartnersForm(request.POST or None, initial={"partners": partners_text(rows, "part")})
    saved = done(
        request, form,
        lambda: actions.set_partners(pk, form.cleaned_data["partners"], by=actor, at=timezone.now()),
        _("The partners are kept."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Partners"), found.get_absolute_url(), subtitle=found.name)


def programme_or_404(request: HttpRequest, pk: UUID) -> Programme:
    """The programme, if the actor may see it."""
    visible = Programme.objects.visible_to(request.actor).select_related("owner")  # type: ignore[attr-defined]
    return get_object_or_404(visible, pk=pk)


def _planned(request: HttpRequest, pk: UUID) -> Programme:
    """The programme of whoever answers for it."""
    found = programme_or_404(request, pk)
    ensure(may_plan_for(request.actor, found.owner_id))  # type: ignore[attr-defined]
    return found
