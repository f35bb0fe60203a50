"""Writing roadmaps: drafts, their actions, adoption, copies for the regions, tables."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import public, requires
from tirek.core.http import see_other, uuid_or_none
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.programmes.actions import roadmaps as actions
from tirek.programmes.actions.copies import answer_offer, copy_to_regions
from tirek.programmes.actions.roadmap_tables import Entered, enter_actions
from tirek.programmes.enums_of_roadmaps import RoadmapPermission
from tirek.programmes.exports_of_roadmaps import XLSX, roadmap_as_xlsx
from tirek.programmes.forms.roadmap_tables import LARGEST, TableForm, told_by
from tirek.programmes.forms.roadmaps import (
    ActionForm,
    AdoptionForm,
    AnswerOfferForm,
    CopyForm,
    NeedsForm,
    RoadmapForm,
    initial_of_action,
)
from tirek.programmes.models import Roadmap, RoadmapAction
from tirek.programmes.permissions_of_roadmaps import (
    may_adopt_roadmap,
    may_change_roadmap,
    may_close_roadmap,
    may_copy_roadmap,
)
from tirek.programmes.queries.offers import offers_for
from tirek.programmes.queries.regional_owners import owners_by_region
from tirek.programmes.views.form_pages import done, file_answer, organisations_for, pressed
from tirek.programmes.views.programmes import programme_or_404
from tirek.programmes.views.roadmaps import action_or_404, roadmap_or_404


@requires(RoadmapPermission.PLAN)
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin a roadmap under a programme."""
    actor, programme = request.actor, programme_or_404(request, pk)  # type: ignore[attr-defined]
    named = {name: getattr(programme, name) for name in ("name_kk", "name_ru", "name_en")}
    owners = organisations_for(actor, RoadmapPermission.PLAN)
    form = RoadmapForm(request.POST or None, owners=owners, initial=named)
    made = done(
        request, form, lambda: actions.create_roadmap(pk, form.facts(), by=actor, at=timezone.now()),
        _("The draft has begun: add actions, one by one or by a table."),
    )  # fmt: skip
    if made:
        return see_other(made.get_absolute_url())
    return form_page(request, form, _("Begin a roadmap"), programme.get_absolute_url(), subtitle=programme.name)


@requires(RoadmapPermission.PLAN)
def adoption(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a draft into force."""
    actor, found = request.actor, roadmap_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_adopt_roadmap(actor, found))
    form = AdoptionForm(request.POST or None)
    made = done(
        request, form,
        lambda: actions.adopt_roadmap(pk, act=form.cleaned_data["act"], by=actor, at=timezone.now()),
        _("The roadmap is adopted. Everyone sees it now."),
    )  # fmt: skip
    if made:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Adopt the roadmap"), found.get_absolute_url(), subtitle=found.name)


@requires(RoadmapPermission.PLAN)
@require_POST
def closing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the work on a roadmap."""
    actor, found = request.actor, roadmap_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_close_roadmap(actor, found))
    return pressed(
        request, lambda: actions.close_roadmap(pk, by=actor, at=timezone.now()), _("The roadmap is closed."),
        found.get_absolute_url(),
    )  # fmt: skip


@requires(RoadmapPermission.PLAN)
def action_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add an action, to the roadmap or as a part of another (``?under=``)."""
    actor, found = request.actor, _changed(request, pk)  # type: ignore[attr-defined]
    under = uuid_or_none(request.GET.get("under", ""))
    parent = found.actions.filter(pk=under).first() if under else None
    today = timezone.localdate()
    initial = {"owner": found.owner, "since": parent.since if parent else today, "due_on": parent and parent.due_on}
    form = ActionForm(request.POST or None, initial=initial)
    made = done(
        request, form,
        lambda: actions.add_action(
            pk, form.facts(), parent_id=parent.pk if parent else None, by=actor, at=timezone.now()
        ),
        _("The action is on the roadmap."),
    )  # fmt: skip
    if made:
        return see_other(found.get_absolute_url())
    subtitle = f"{parent.code} {parent.name}" if parent else found.name
    return form_page(request, form, _("Add an action"), found.get_absolute_url(), subtitle=subtitle)


@requires(RoadmapPermission.PLAN)
def action_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is planned."""
    actor, found = request.actor, _changed_action(request, pk)  # type: ignore[attr-defined]
    form = ActionForm(request.POST or None, initial=initial_of_action(found))
    saved = done(
        request, form,
        lambda: actions.edit_action(
            pk, form.facts(), version=form.cleaned_data["version"], by=actor, at=timezone.now()
        ),
        _("The action is changed."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the action"), found.get_absolute_url(), subtitle=found.code)


@requires(RoadmapPermission.PLAN)
def action_needs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What comes before an action."""
    actor, found = request.actor, _changed_action(request, pk)  # type: ignore[attr-defined]
    chosen = list(found.needs.values_list("needed", flat=True))
    form = NeedsForm(request.POST or None, action=found, initial={"needed": chosen})
    saved = done(
        request, form,
        lambda: actions.set_needs(
            pk, [one.pk for one in form.cleaned_data["needed"]], by=actor, at=timezone.now()
        ),
        _("The order is kept."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(
        request, form, _("What comes first"), found.get_absolute_url(), subtitle=f"{found.code} {found.name}"
    )


@requires(RoadmapPermission.PLAN)
@require_POST
def action_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an action out of a draft."""
    actor, found = request.actor, _changed_action(request, pk)  # type: ignore[attr-defined]
    return pressed(
        request, lambda: actions.remove_action(pk, by=actor, at=timezone.now()), _("The action is gone."),
        found.roadmap.get_absolute_url(),
    )  # fmt: skip


@requires(RoadmapPermission.PLAN)
def copies(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a national roadmap to the regions."""
    actor, found = request.actor, roadmap_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_copy_roadmap(actor, found))
    owners = owners_by_region(timezone.localdate())
    has = set(found.copies.values_list("area_id", flat=True))
    form = CopyForm(request.POST or None, free={str(area) for area in owners if area not in has})
    made = done(
        request, form,
        lambda: copy_to_regions(
            pk, {one.pk: owners[one.pk] for one in form.cleaned_data["areas"] if one.pk in owners},
            by=actor, at=timezone.now(),
        ) or [found],
        _("The regions have their copies."),
    )  # fmt: skip
    if made:
        return see_other(found.programme.get_absolute_url())
    lead = _("Each copy is kept by the office of its region. What changes here afterwards is offered to it.")
    return form_page(
        request, form, _("Give it to the regions"), found.get_absolute_url(), subtitle=found.name, intro=lead
    )


@requires(RoadmapPermission.PLAN)
@require_GET
def offers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the nation has changed since a region copied its roadmap."""
    found = _changed(request, pk)
    context = {"roadmap": found, "offers": offers_for(found)}
    return render(request, "programmes/roadmaps/offers.html", context)


@requires(RoadmapPermission.PLAN)
@require_POST
def offer_answer(request: HttpRequest, pk: UUID, original: UUID) -> HttpResponse:
    """Take a change of the nation, or leave it out."""
    actor, found = request.actor, _changed(request, pk)  # type: ignore[attr-defined]
    form = AnswerOfferForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {}
    take, reason = bool(told.get("take")), str(told.get("reason", ""))
    return pressed(
        request,
        lambda: answer_offer(
            pk, original, take=take, reason=reason, by=actor, at=timezone.now()
        ),
        _("The change is taken over.") if take else _("The change is left out."),
        f"{found.get_absolute_url()}offers/",
    )  # fmt: skip


@public
@require_GET
def table(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The roadmap as a spreadsheet."""
    found = roadmap_or_404(request, pk)
    return file_answer(roadmap_as_xlsx(found), f"{found.name}.xlsx", XLSX)


@requires(RoadmapPermission.PLAN)
def table_entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bring actions in by a table."""
    found = _changed(request, pk)
    form = TableForm(request.POST or None, request.FILES or None)
    entered = done(request, form, lambda: _enter(request, form, pk), _("The table is read."))
    if entered:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Bring in a table"), found.get_absolute_url(), subtitle=found.name)


def _enter(request: HttpRequest, form: TableForm, pk: UUID) -> Entered:
    content = form.cleaned_data["file"].read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValidationError({"file": _("The file is larger than 5 MB.")})
    try:
        told = told_by(content, timezone.localdate())
        return enter_actions(pk, told, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except ValidationError as error:
        raise ValidationError({"file": error.messages}) from error


def _changed(request: HttpRequest, pk: UUID) -> Roadmap:
    """The roadmap of whoever plans it."""
    found = roadmap_or_404(request, pk)
    ensure(may_change_roadmap(request.actor, found))  # type: ignore[attr-defined]
    return found


def _changed_action(request: HttpRequest, pk: UUID) -> RoadmapAction:
    found = action_or_404(request, pk)
    ensure(may_change_roadmap(request.actor, found.roadmap))  # type: ignore[attr-defined]
    return found
