"""Initiatives: the public list and page, describing one, its stages, partners and broadcasts."""

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
from tirek.programmes.actions import initiatives as actions
from tirek.programmes.charts import funnel_chart
from tirek.programmes.enums_of_initiatives import FOLLOW_UP_MONTHS, InitiativePermission
from tirek.programmes.forms.choosing import PartnersForm, partners_text
from tirek.programmes.forms.initiatives import (
    BroadcastForm,
    InitiativeFilter,
    InitiativeForm,
    StageForm,
    initial_of_initiative,
    initial_of_stage,
)
from tirek.programmes.models import Initiative, Stage
from tirek.programmes.permissions_of_roadmaps import may_run_initiative
from tirek.programmes.queries import initiatives as queries
from tirek.programmes.views.form_pages import active_in, base_for, done, organisations_for, pressed, with_owner

PAGE = 30


@public
@require_GET
def initiatives(request: HttpRequest) -> HttpResponse:
    """Initiatives under way or ended."""
    form, actor = InitiativeFilter(request.GET), request.actor  # type: ignore[attr-defined]
    told = form.cleaned_data if form.is_valid() else {}
    found = queries.initiatives(on=timezone.localdate(), kind=told.get("kind", ""), ended=told.get("when") == "ended")
    context = {
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "active": active_in(told),
        "may_begin": actor.holds(InitiativePermission.RUN),
        "base": base_for(actor),
    }
    return render(request, "programmes/initiatives/list.html", context)


@public
@require_GET
def initiative(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One initiative: its way, how many reached what; for the staff also cohorts and reasons."""
    actor, found = request.actor, initiative_or_404(request, pk)  # type: ignore[attr-defined]
    staff = actor.holds(InitiativePermission.RUN) or actor.holds(InitiativePermission.ACCOMPANY)
    page = queries.initiative_page(found, staff=staff)
    context = {
        "initiative": found,
        "page": page,
        "chart": funnel_chart(page.funnel),
        "months": FOLLOW_UP_MONTHS,
        "may_run": bool(may_run_initiative(actor, found.organisation_id)),
        "may_enrol": bool(page.stages) and actor.holds(InitiativePermission.ACCOMPANY),
        "base": base_for(actor),
    }
    return render(request, "programmes/initiatives/initiative.html", context)


@requires(InitiativePermission.RUN)
def new(request: HttpRequest) -> HttpResponse:
    """Begin an initiative."""
    actor = request.actor  # type: ignore[attr-defined]
    runners = organisations_for(actor, InitiativePermission.RUN)
    form = InitiativeForm(request.POST or None, runners=runners, initial={"since": timezone.localdate()})
    made = done(
        request, form, lambda: actions.create_initiative(form.facts(), by=actor, at=timezone.now()),
        _("The initiative has begun with the usual stages of its kind."),
    )  # fmt: skip
    if made:
        return see_other(made.get_absolute_url())
    return form_page(request, form, _("Begin an initiative"), reverse("programmes:initiatives"))


@requires(InitiativePermission.RUN)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what an initiative says of itself."""
    actor, found = request.actor, _run(request, pk)  # type: ignore[attr-defined]
    runners = with_owner(organisations_for(actor, InitiativePermission.RUN), found.organisation)
    form = InitiativeForm(request.POST or None, runners=runners, initial=initial_of_initiative(found))
    saved = done(
        request, form, lambda: actions.edit_initiative(pk, form.facts(), by=actor, at=timezone.now()),
        _("The initiative is changed."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the initiative"), found.get_absolute_url())


@requires(InitiativePermission.RUN)
def stages(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The stages of the way, as data."""
    actor, found = request.actor, _run(request, pk)  # type: ignore[attr-defined]
    form = StageForm(request.POST or None)
    made = done(
        request, form, lambda: actions.add_stage(pk, form.facts(), by=actor, at=timezone.now()),
        _("The stage is added."),
    )  # fmt: skip
    if made:
        return see_other(reverse("programmes:stages", args=[pk]))
    context = {"initiative": found, "form": form, "stages": found.stages.all()}
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/initiatives/stages.html", context, status=status)


@requires(InitiativePermission.RUN)
def stage(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a stage."""
    row = get_object_or_404(Stage, pk=pk)
    actor, found = request.actor, _run(request, row.initiative_id)  # type: ignore[attr-defined]
    form = StageForm(request.POST or None, initial=initial_of_stage(row))
    saved = done(
        request, form, lambda: actions.edit_stage(pk, form.facts(), by=actor, at=timezone.now()),
        _("The stage is changed."),
    )  # fmt: skip
    back = reverse("programmes:stages", args=[found.pk])
    return see_other(back) if saved else form_page(request, form, row.name, back)


@requires(InitiativePermission.RUN)
@require_POST
def stage_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the last stage away."""
    row = get_object_or_404(Stage, pk=pk)
    actor, found = request.actor, _run(request, row.initiative_id)  # type: ignore[attr-defined]
    return pressed(
        request, lambda: actions.remove_stage(pk, by=actor, at=timezone.now()), _("The stage is gone."),
        reverse("programmes:stages", args=[found.pk]),
    )  # fmt: skip


@requires(InitiativePermission.RUN)
def partners(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The partners of an initiative and what each gives."""
    actor, found = request.actor, _run(request, pk)  # type: ignore[attr-defined]
    rows = found.partners.select_related("organisation")
    form = PartnersForm(request.POST or None, initial={"partners": partners_text(rows, "gives")})
    saved = done(
        request, form,
        lambda: actions.set_initiative_partners(
            pk, form.cleaned_data["partners"], by=actor, at=timezone.now()
        ),
        _("The partners are kept."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Partners"), found.get_absolute_url(), subtitle=found.name)


@requires(InitiativePermission.RUN)
def broadcast_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down one of a series of broadcasts."""
    found = _run(request, pk)
    form = BroadcastForm(request.POST or None, initial={"aired_on": timezone.localdate()})
    saved = done(request, form, lambda: _air(request, form, pk), _("The broadcast is written down."))
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Add a broadcast"), found.get_absolute_url(), subtitle=found.name)


def _air(request: HttpRequest, form: BroadcastForm, pk: UUID) -> object:
    told, actor = dict(form.cleaned_data), request.actor  # type: ignore[attr-defined]
    outlet, title = told.pop("outlet"), told.pop("title")
    outlet_id = outlet.pk if outlet else None
    return actions.add_broadcast(pk, title, outlet_id=outlet_id, by=actor, at=timezone.now(), **told)


def initiative_or_404(request: HttpRequest, pk: UUID) -> Initiative:
    """The initiative, if the actor may see it."""
    visible = Initiative.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("organisation", "programme"), pk=pk)


def _run(request: HttpRequest, pk: UUID) -> Initiative:
    found = initiative_or_404(request, pk)
    ensure(may_run_initiative(request.actor, found.organisation_id))  # type: ignore[attr-defined]
    return found
