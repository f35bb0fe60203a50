"""Certificates: checking one by number or code, its paper, revoking it."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tirek.activities.actions.certificates import revoke_certificate
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.training import CheckForm, RevokeForm
from tirek.activities.models import Certificate
from tirek.activities.permissions_of_training import may_revoke
from tirek.activities.queries import certificates as queries
from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import client_address, see_other
from tirek.core.paper.checking import page_of
from tirek.core.throttle import hit
from tirek.core.verdict import Refused, TooMany, ensure, refuse

TRIES = 120
WINDOW = timedelta(hours=1)


@public
@require_GET
def check(request: HttpRequest) -> HttpResponse:
    """Type a number; the page of the certificate answers."""
    form = CheckForm(request.GET if "number" in request.GET else None)
    if form.is_bound and form.is_valid():
        number, elsewhere = queries.number_of(form.cleaned_data["number"]), page_of(form.cleaned_data["number"])
        if elsewhere:
            return see_other(elsewhere)
        if number is None:
            form.add_error("number", _("There is no such number: a digit is missing or wrong."))
        elif queries.by_number(number) is None:
            form.add_error("number", _("No certificate with this number was given."))
        else:
            return see_other(reverse("activities:certificate", args=[number]))
    return render(request, "activities/training/check.html", {"form": form})


@public
@never_cache
@require_GET
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """Whether it stands. A number alone shows initials: the whole name is for who has the paper."""
    _limited(request)
    found, actor = _found(number), request.actor  # type: ignore[attr-defined]
    code = request.GET.get("code", "")[:16]
    shows_name = queries.shows_name(found, code, actor)
    context = {
        "certificate": found,
        "name": found.holder if shows_name else queries.initials_of(found.holder),
        "shows_name": shows_name,
        "stands": found.is_valid(timezone.localdate()),
        "paper": _paper_address(found, code) if shows_name and not found.revoked_at else "",
        "may_revoke": bool(may_revoke(actor, found)),
    }
    return render(request, "activities/training/certificate.html", context)


@public
@never_cache
@require_GET
def paper(request: HttpRequest, number: str) -> HttpResponse:
    """The paper in PDF, for who has it or may see the record."""
    _limited(request)
    found, code = _found(number), request.GET.get("code", "")[:16]
    if not queries.shows_name(found, code, request.actor):  # type: ignore[attr-defined]
        raise Http404
    if found.revoked_at:
        raise Refused(refuse(_("A revoked certificate is not printed.")))
    response = HttpResponse(queries.certificate_pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    return response


@requires(ActivityPermission.TEACH)
def revocation(request: HttpRequest, number: str) -> HttpResponse:
    """Take a certificate back, with the reason."""
    actor, found = request.actor, _found(number)  # type: ignore[attr-defined]
    if not Certificate.objects.visible_to(actor).filter(pk=found.pk).exists():
        raise Http404
    ensure(may_revoke(actor, found))
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_certificate(number, form.cleaned_data["reason"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The certificate is revoked. Its holder is told."))
            return see_other(found.get_absolute_url())
    context = {"form": form, "certificate": found}
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/training/revocation.html", context, status=status)


def _found(number: str) -> Certificate:
    found = queries.by_number(number)
    if found is None:
        raise Http404
    return found


def _limited(request: HttpRequest) -> None:
    """Nobody walks through all the numbers."""
    is_staff = bool(request.actor.roles)  # type: ignore[attr-defined]
    if not is_staff and not hit(f"certificate:{client_address(request)}", TRIES, WINDOW):
        raise TooMany(refuse(_("Too many certificates are asked for from here. Try again in an hour.")))


def _paper_address(found: Certificate, code: str) -> str:
    address = reverse("activities:certificate_paper", args=[found.number])
    return f"{address}?code={code}" if code else address
