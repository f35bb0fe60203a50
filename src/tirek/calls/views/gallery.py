"""The public gallery of a call and the vote in it; putting works there; odd votes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions import gallery as actions
from tirek.calls.actions import voting
from tirek.calls.enums import CallPermission
from tirek.calls.forms.awards import AnomalyForm, GalleryFilter, ShowForm
from tirek.calls.models import Entry, Showing, VoteAnomaly
from tirek.calls.permissions_of_awards import may_show_works
from tirek.calls.queries import gallery as queries
from tirek.calls.queries.naming import is_childs, may_show, public_name
from tirek.calls.views.awards import call_or_404
from tirek.calls.views.deeds import deed
from tirek.core.access import public, requires, signed_in
from tirek.core.http import client_address, see_other
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, ensure, refuse

PAGE = 24
FORM = ["GET", "HEAD", "POST"]


@public
@require_GET
def works(request: HttpRequest, code: str) -> HttpResponse:
    """Works of a call that the public may see, and the vote for them."""
    actor, call = request.actor, call_or_404(request, code)  # type: ignore[attr-defined]
    form = GalleryFilter(request.GET, call=call)
    told: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    found = queries.gallery(call, nomination=told.get("nomination", ""), text=told.get("q", ""))
    context = {
        "call": call,
        "form": form,
        "active": sum(bool(value) for value in told.values()),
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "ballot": queries.ballot_of(call, actor, timezone.now()),
        "is_signed_in": bool(actor.user_id),
        "may_show": bool(may_show_works(actor, call)),
    }
    return render(request, "calls/gallery/works.html", context)


@public
@require_GET
def work(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """One work in the gallery."""
    actor, call = request.actor, call_or_404(request, code)  # type: ignore[attr-defined]
    found = get_object_or_404(queries.gallery(call), pk=pk)
    context = {
        "call": call,
        "work": found,
        "ballot": queries.ballot_of(call, actor, timezone.now()),
        "is_signed_in": bool(actor.user_id),
        "may_show": bool(may_show_works(actor, call)),
    }
    return render(request, "calls/gallery/work.html", context)


@signed_in
@require_POST
def vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Vote for a work, or take the vote back."""
    found = get_object_or_404(Showing.objects.select_related("call"), pk=pk, hidden_at__isnull=True)
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    if not hit(f"vote:{actor.user_id}", 30, voting.HOUR):
        raise TooMany(refuse(_("Too many votes in a short time. Try again in an hour.")))
    if request.POST.get("back"):
        voting.take_vote_back(pk, by=actor, at=now)
        messages.success(request, _("Your vote is taken back."))
    else:
        voting.cast_vote(pk, address=client_address(request), by=actor, at=now)
        messages.success(request, _("Thank you for your vote."))
    return see_other(_address(found))


@requires(CallPermission.RUN)
@require_GET
def choosing(request: HttpRequest, code: str) -> HttpResponse:
    """Works that may be put into the gallery, those shown, odd votes."""
    actor, today, call = request.actor, timezone.localdate(), call_or_404(request, code)  # type: ignore[attr-defined]
    ensure(may_show_works(actor, call))
    page = Paginator(queries.to_show(call), PAGE).get_page(request.GET.get("page"))
    stage = queries.vote_stage(call)
    context = {
        "call": call,
        "page": page,
        "rows": [(entry, may_show(entry, today)) for entry in page],
        "shown": queries.gallery(call)[:200],
        "stage": stage,
        "anomalies": stage.anomalies.all()[:50] if stage else [],
    }
    return render(request, "calls/gallery/choosing.html", context)


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a work into the gallery, in words chosen for it."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    rows = Entry.objects.visible_to(actor).select_related("call", "showing").prefetch_related("consents")
    entry = get_object_or_404(rows, pk=pk)
    ensure(may_show_works(actor, entry.call))
    form = ShowForm(request.POST or None, initial=_initial(entry))
    says = _("A child's surname and school are shown nowhere.") if is_childs(entry, today) else ""
    return deed(
        request,
        form,
        lambda: actions.show_work(pk, actions.Shown(**form.cleaned_data), by=actor, at=timezone.now()),
        words=(_("Show the work in the gallery"), _("The work is in the gallery.")),
        back=reverse("calls:gallery_choosing", args=[entry.call.code]),
        about=f"{entry.number} · {entry.title}",
        says=says,
    )


def _initial(entry: Entry) -> dict[str, str]:
    shown = getattr(entry, "showing", None)
    if shown is None:
        return {"title": entry.title, "shown_as": public_name(entry, timezone.localdate())}
    return {name: getattr(shown, name) for name in ("title", "text", "video", "shown_as")}


@requires(CallPermission.RUN)
@require_POST
def hiding(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a work out of the gallery."""
    found = actions.hide_work(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The work is no longer in the gallery."))
    return see_other(reverse("calls:gallery_choosing", args=[found.call.code]))


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def anomaly(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what was found about odd votes."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(VoteAnomaly.objects.select_related("stage__call"), pk=pk)
    ensure(may_show_works(actor, found.stage.call))
    form = AnomalyForm(request.POST or None, initial={"note": found.note})
    return deed(
        request,
        form,
        lambda: voting.settle_anomaly(pk, **form.cleaned_data, by=actor, at=timezone.now()),
        words=(_("Odd votes"), _("It is written down.")),
        back=reverse("calls:gallery_choosing", args=[found.stage.call.code]),
        about=f"{found.get_kind_display()}: {found.count}",
    )


def _address(found: Showing) -> str:
    return reverse("calls:work_shown", args=[found.call.code, found.pk])
