"""Monitoring of the media: materials, feeds, and possible hate speech before people."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.core.access import public, requires
from tirek.core.actor import Actor
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.media.actions import flags as flag_actions
from tirek.media.actions.materials import raise_flag, write_down
from tirek.media.enums import FlagState, MediaPermission, Topic
from tirek.media.exports import materials_xlsx
from tirek.media.forms.monitoring import (
    CRITERION_WORDS,
    FlagForm,
    FollowUpForm,
    MaterialFilterForm,
    MaterialForm,
    ObjectionAnswerForm,
    ObjectionForm,
    VerdictForm,
)
from tirek.media.models import Flag, FlagAppeal, Material
from tirek.media.permissions import may_follow_flag
from tirek.media.queries import monitoring as queries
from tirek.media.queries.outlet_letter import outlet_letter
from tirek.mediation.enums import SignalSource
from tirek.mediation.models import Signal
from tirek.mediation.queries.origins import told_of
from tirek.network.models import Organisation

PAGE = 30


@requires(MediaPermission.MONITOR)
@require_GET
def materials(request: HttpRequest) -> HttpResponse:
    """Materials of a span of days, counted by outlet, language and topic."""
    actor = request.actor  # type: ignore[attr-defined]
    form = MaterialFilterForm(request.GET, on=timezone.localdate())
    found = queries.materials(actor, form.asked())
    names = {str(one.pk): one.name for one in queries.outlets()}
    context = {
        "form": form,
        "asked": form.asked(),
        "active": sum(bool(value) for value in (form.cleaned_data if form.is_valid() else {}).values()),
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "by_outlet": [(names.get(row.key, row.key), row) for row in queries.tallies(found, "outlet_id")],
        "by_language": queries.tallies(found, "language"),
        "by_area": queries.by_region(found, form.asked().last),
        "by_topic": [(Topic(row.key).label if row.key else "", row) for row in queries.tallies(found, "topic")],
        "query": request.GET.urlencode(),
    }
    return render(request, "media/materials.html", context)


@requires(MediaPermission.MONITOR)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The list as a table."""
    form = MaterialFilterForm(request.GET, on=timezone.localdate())
    content = materials_xlsx(queries.materials(request.actor, form.asked()))  # type: ignore[attr-defined]
    response = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = 'attachment; filename="materials.xlsx"'
    return response


@requires(MediaPermission.MONITOR)
def new(request: HttpRequest) -> HttpResponse:
    """Write a material down by hand."""
    form = MaterialForm(request.POST or None, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            made = write_down(form.facts(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Written down."))
            return see_other(made.get_absolute_url())
    return form_page(request, form, _("Write a material down"), reverse("media:materials"))


@requires(MediaPermission.MONITOR)
@require_GET
def material(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One material, its reprints, its flag."""
    visible = Material.objects.visible_to(request.actor).select_related("outlet", "area", "reprint_of", "flag")  # type: ignore[attr-defined]
    found = get_object_or_404(visible, pk=pk)
    group = found.reprint_of or found
    reprints = group.reprints.exclude(pk=found.pk).select_related("outlet").defer("sketch", "text")
    context = {"material": found, "reprints": reprints, "flag": getattr(found, "flag", None)}
    return render(request, "media/material.html", context)


@requires(MediaPermission.MONITOR)
def raising(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Suspect a material."""
    found = get_object_or_404(Material.objects.visible_to(request.actor), pk=pk)  # type: ignore[attr-defined]
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = raise_flag(pk, form.cleaned_data["words"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Two people will decide about it."))
            return see_other(made.get_absolute_url())
    return form_page(request, form, _("Possible hate speech"), found.get_absolute_url())


@requires(MediaPermission.MONITOR)
@require_GET
def flags(request: HttpRequest) -> HttpResponse:
    """Flags: those that wait for me, or by state."""
    actor = request.actor  # type: ignore[attr-defined]
    state = request.GET.get("state", "mine" if actor.holds(MediaPermission.DECIDE) else "")
    state = state if state in (*FlagState, "mine", "objected") else ""
    context = {
        "page": Paginator(queries.flags(actor, state=state), PAGE).get_page(request.GET.get("page")),
        "state": state,
        "states": FlagState.choices,
        "decides": actor.holds(MediaPermission.DECIDE),
    }
    return render(request, "media/flags.html", context)


@requires(MediaPermission.MONITOR)
@require_GET
def flag(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A flag: the text, what raised it, and the verdicts one may read."""
    return _flag_page(request, _flag_or_404(request, pk), VerdictForm())


@requires(MediaPermission.DECIDE)
def verdict(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give one's verdict."""
    found, form = _flag_or_404(request, pk), VerdictForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return see_other(found.get_absolute_url())
    if form.is_valid():
        try:
            flag_actions.decide(pk, form.decision(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Your verdict is kept."))
            return see_other(found.get_absolute_url())
    return _flag_page(request, found, form, status=422)


@requires(MediaPermission.FOLLOW)
def follow_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was done about it."""
    found, form = _flag_or_404(request, pk), FollowUpForm(request.POST or None)
    ensure(may_follow_flag(request.actor, found))  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            flag_actions.follow_up(pk, told["kind"], told["words"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Written down."))
            return see_other(found.get_absolute_url())
    return form_page(request, form, _("What was done"), found.get_absolute_url())


@requires(MediaPermission.FOLLOW)
@require_GET
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letter to the outlet on paper."""
    actor, found = request.actor, _flag_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_follow_flag(actor, found))
    if not found.ticket:
        raise Http404
    office = Organisation.objects.filter(pk=actor.organisation_id).first()
    content = outlet_letter(found, office.name if office else "", timezone.localdate())
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="letter.pdf"'
    return response


@requires(MediaPermission.FOLLOW)
def appeal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down an objection."""
    found, form = _flag_or_404(request, pk), ObjectionForm(request.POST or None)
    ensure(may_follow_flag(request.actor, found))  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        flag_actions.object_to(pk, form.cleaned_data["words"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Somebody who had no part in the decision looks at it."))
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Write an objection down"), found.get_absolute_url())


@requires(MediaPermission.DECIDE, MediaPermission.FOLLOW)
def appeal_decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer an objection."""
    row = get_object_or_404(FlagAppeal, pk=pk)
    found, form = _flag_or_404(request, row.flag_id), ObjectionAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        flag_actions.decide_appeal(pk, told["granted"], told["answer"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Decided."))
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Answer the objection"), found.get_absolute_url(), subtitle=row.words)


@requires(MediaPermission.MONITOR)
@require_GET
def agreement(request: HttpRequest) -> HttpResponse:
    """How far those who decide agree, pair by pair."""
    pairs, alpha, decided = queries.agreement()
    return render(request, "media/agreement.html", {"pairs": pairs, "alpha": alpha, "flags": decided})


@public
@require_GET
def criteria(request: HttpRequest) -> HttpResponse:
    """How it is decided what hate speech is: for everyone, outlets first of all."""
    return render(request, "media/criteria.html", {"criteria": list(CRITERION_WORDS.values())})


def _flag_or_404(request: HttpRequest, pk: UUID) -> Flag:
    visible = Flag.objects.visible_to(request.actor).select_related("material", "material__outlet")  # type: ignore[attr-defined]
    return get_object_or_404(visible, pk=pk)


def _warning(actor: Actor, found: Flag) -> dict[str, Any]:
    told = told_of(SignalSource.MEDIA, found.pk) if found.state == FlagState.DECIDED else None
    sees = told is not None and Signal.objects.visible_to(actor).filter(pk=told.pk).exists()
    return {"warning": told, "sees_warning": sees}


def _flag_page(request: HttpRequest, found: Flag, form: VerdictForm, *, status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "flag": found,
        "words": list(dict.fromkeys(found.matches)),
        "page": queries.flag_page(found, actor),
        "form": form,
        "appeals": found.appeals.all(),
        "site": settings.SITE_URL,
        **_warning(actor, found),
        "may_follow": bool(may_follow_flag(actor, found)),
        "criteria": {name: label for name, (label, _help) in CRITERION_WORDS.items()},
    }
    return render(request, "media/flag.html", context, status=status)
