"""Awards: the roll of honour, an award that anybody checks, giving and taking back, prizes on their way."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tirek.calls.actions import awards as actions
from tirek.calls.enums import CallPermission
from tirek.calls.enums_of_awards import AwardKind, AwardLevel
from tirek.calls.forms.awards import GiveAwardsForm, HonourFilter
from tirek.calls.forms.grants import ReasonForm
from tirek.calls.models import Award, Call
from tirek.calls.permissions_of_awards import may_award, may_confirm, may_revoke
from tirek.calls.queries import award_paper
from tirek.calls.queries import awards as queries
from tirek.calls.queries.grants import initials
from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import Refused, ensure, refuse

PAGE, ENTRIES = 50, 400
FORM = ["GET", "HEAD", "POST"]


@public
@require_GET
def honour(request: HttpRequest) -> HttpResponse:
    """Who was awarded what, the newest first."""
    form = HonourFilter(request.GET, years=queries.years_of_honour())
    told: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    found = queries.roll_of_honour(year=told.get("year"), kind=told.get("kind", ""), text=told.get("q", ""))
    context = {
        "form": form,
        "active": sum(bool(value) for value in told.values()),
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "calls/awards/honour.html", context)


@public
@require_GET
def winners(request: HttpRequest, code: str) -> HttpResponse:
    """The forum page of a call: its winners by nomination."""
    call = call_or_404(request, code)
    context = {"call": call, "winners": queries.winners_of(call), "works": call.showings.filter(hidden_at=None).count()}
    return render(request, "calls/awards/winners.html", context)


@public
@never_cache
@require_GET
def award(request: HttpRequest, number: str) -> HttpResponse:
    """Whether an award stands. The whole name is for who has the paper."""
    found, actor = _found(number), request.actor  # type: ignore[attr-defined]
    code = request.GET.get("code", "")[:16]
    shows_name = award_paper.shows_name(found, code, actor)
    prizes = list(found.prizes.prefetch_related("steps")) if shows_name else []
    for prize in prizes:
        prize.award = found
    context = {
        "award": found,
        "name": found.name if shows_name else found.public_name or initials(found.name),
        "shows_name": shows_name,
        "code": code,
        "prizes": prizes,
        "confirmable": {each.pk for each in prizes if each.state == "given" and (code or may_confirm(actor, each))},
        "may_revoke": bool(may_revoke(actor, found)),
        "may_award": bool(may_award(actor, found.call)) and not found.revoked_at,
    }
    return render(request, "calls/awards/award.html", context)


@public
@never_cache
@require_GET
def paper(request: HttpRequest, number: str) -> HttpResponse:
    """The paper in PDF, for who has it or may see the record."""
    found = _found(number)
    if not award_paper.shows_name(found, request.GET.get("code", "")[:16], request.actor):  # type: ignore[attr-defined]
        raise Http404
    if found.revoked_at:
        raise Refused(refuse(_("An award that was taken back is not printed.")))
    response = HttpResponse(award_paper.award_pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    return response


@requires(CallPermission.PUBLISH)
@require_http_methods(FORM)
def revocation(request: HttpRequest, number: str) -> HttpResponse:
    """Take an award back."""
    actor, found = request.actor, _found(number)  # type: ignore[attr-defined]
    if not Award.objects.visible_to(actor).filter(pk=found.pk).exists():
        raise Http404
    ensure(may_revoke(actor, found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.revoke_award(number, form.cleaned_data["reason"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The award is taken back."))
            return see_other(found.get_absolute_url())
    about = f"{found.number} · {found.name}"
    return form_page(request, form, _("Take the award back"), found.get_absolute_url(), intro=about)


@requires(CallPermission.VIEW)
@require_GET
def awards(request: HttpRequest, code: str) -> HttpResponse:
    """Awards of a call, for the staff."""
    actor, call = request.actor, call_or_404(request, code)  # type: ignore[attr-defined]
    context = {
        "call": call,
        "page": Paginator(queries.awards_of(actor, call), PAGE).get_page(request.GET.get("page")),
        "may_award": bool(may_award(actor, call)),
        "for_candidates": queries.is_for_candidates(call),
    }
    return render(request, "calls/awards/awards.html", context)


@requires(CallPermission.PUBLISH)
@require_http_methods(FORM)
def giving(request: HttpRequest, code: str) -> HttpResponse:
    """Give awards to chosen entries of a call."""
    actor, today, call = request.actor, timezone.localdate(), call_or_404(request, code)  # type: ignore[attr-defined]
    ensure(may_award(actor, call))
    entries = list(queries.awardable(call)[:ENTRIES])
    form = GiveAwardsForm(request.POST or None, entries=entries, initial={"awarded_on": today})
    back = reverse("calls:awards", args=[call.code])
    if request.method == "POST" and form.is_valid():
        try:
            made = _give(request, call, form)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Awards given: %(number)s.") % {"number": made})
            return see_other(back)
    says = _("Who has the same award already is left out. A child's letter goes to its guardian.")
    return form_page(request, form, _("Give awards"), back, intro=f"{call.name} · {says}")


def _give(request: HttpRequest, call: Call, form: GiveAwardsForm) -> int:
    told = form.cleaned_data
    kind, level = AwardKind(told["kind"]), AwardLevel(told["level"])
    news = [actions.NewAward(entry_id=entry.pk, kind=kind, level=level) for entry in told["entries"]]
    by = request.actor  # type: ignore[attr-defined]
    return len(
        actions.give_awards(call.pk, news, act=told["act"], awarded_on=told["awarded_on"], by=by, at=timezone.now())
    )


def call_or_404(request: HttpRequest, code: str) -> Call:
    """The call, as far as the reader sees it."""
    rows = Call.objects.visible_to(request.actor).select_related("organisation")  # type: ignore[attr-defined]
    return get_object_or_404(rows, code=code)


def _found(number: str) -> Award:
    found = award_paper.by_number(number)
    if found is None:
        raise Http404
    return found
