"""Handing in a dispute: by a party from home, or by an institution for others. The PINs are shown once."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tirek.core.access import public, requires
from tirek.core.http import client_address, see_other
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, ensure, refuse
from tirek.mediation.actions.filing import Filed, open_dispute
from tirek.mediation.enums import MediationPermission
from tirek.mediation.forms.filing import FilingForms
from tirek.mediation.permissions import may_refer
from tirek.mediation.views.pages import done

FRESH, SHOWN_FOR = "mediation_filed", timedelta(minutes=30)
FILES_PER_ADDRESS, WINDOW = 10, timedelta(hours=1)


@public
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """What mediation is, what it costs, who reads what; the ways in."""
    return render(request, "mediation/about.html")


@public
@never_cache
def apply(request: HttpRequest) -> HttpResponse:
    """A party asks for mediation."""
    return _filing(request, institution=False)


@requires(MediationPermission.REFER)
@never_cache
def refer(request: HttpRequest) -> HttpResponse:
    """A court, the police, an office or a council hands a dispute in for the parties."""
    ensure(may_refer(request.actor))  # type: ignore[attr-defined]
    return _filing(request, institution=True)


@public
@never_cache
@require_GET
def filed(request: HttpRequest) -> HttpResponse:
    """Number and PINs, for as long as the session keeps them."""
    number, pins, unreached, until = request.session.get(FRESH, ("", [], [], 0))
    if until < timezone.now().timestamp():
        return see_other(reverse("mediation:about"))
    shell = "public.html" if request.actor.is_anonymous else "base.html"  # type: ignore[attr-defined]
    context = {"number": number, "pins": pins, "unreached": unreached, "shell": shell}
    return render(request, "mediation/filed.html", context)


def _filing(request: HttpRequest, *, institution: bool) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    language = actor.language if actor.language in ("kk", "ru") else "kk"
    data = request.POST if request.method == "POST" else None
    forms = FilingForms(data, on=today, institution=institution, language=language)
    if forms.is_valid():
        if not institution and not hit(f"mediation-file:{client_address(request)}", FILES_PER_ADDRESS, WINDOW):
            raise TooMany(refuse(_("Too many have been handed in from here. Try again in an hour.")))
        made: list[Filed] = []
        if done(forms.matter, lambda: made.append(open_dispute(forms.facts(), by=actor, at=timezone.now()))):
            _remember(request, made[0])
            messages.success(request, _("The file is open."))
            return see_other(reverse("mediation:filed"))
    context = {"forms": forms, "institution": institution, "shell": "base.html" if institution else "public.html"}
    return render(request, "mediation/filing.html", context, status=422 if data is not None else 200)


def _remember(request: HttpRequest, made: Filed) -> None:
    until = (timezone.now() + SHOWN_FOR).timestamp()
    request.session[FRESH] = (made.dispute.number, made.pins, made.unreached, until)
