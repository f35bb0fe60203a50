"""A partner's page of its own systems: a sandbox at once, a real one on request."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.pages import form_page, saving
from tirek.exchange.actions.own_clients import ask_for_system, open_sandbox
from tirek.exchange.enums import ExchangePermission
from tirek.exchange.forms_of_systems import RequestForm, SandboxForm
from tirek.exchange.models import ApiClient
from tirek.exchange.queries.clients import memoranda_of
from tirek.exchange.queries.traffic import NOTHING, WEEK, traffic_of
from tirek.exchange.views.clients import actor_in, show_secret
from tirek.network.models import Organisation


@requires(ExchangePermission.OWN_CLIENTS)
@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """The organisation's systems, those that stand first."""
    found = ApiClient.objects.visible_to(actor_in(request)).select_related("memorandum")
    rows = list(found.order_by("revoked_at", "mode", "name"))
    week = traffic_of([each.pk for each in rows], timezone.now() - WEEK)
    context = {
        "rows": [(each, week.get(each.pk, NOTHING)) for each in rows],
        "has_memorandum": _memoranda(request).exists(),
    }
    return render(request, "exchange/own_systems.html", context)


@requires(ExchangePermission.OWN_CLIENTS)
@never_cache
def sandbox(request: HttpRequest) -> HttpResponse:
    """A key to invented records, shown once."""
    form = SandboxForm(request.POST or None, memoranda=_memoranda(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            connected = open_sandbox(data["name"], data["memorandum"].pk, by=actor_in(request), at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            return show_secret(request, connected)
    intro = _("A sandbox holds invented referrals. What you do there reaches nobody and stands in no figure.")
    title, back = _("Open a sandbox"), reverse("exchange:own_systems")
    return form_page(request, form, title, back, intro=intro, press=title)


@requires(ExchangePermission.OWN_CLIENTS)
def asking(request: HttpRequest) -> HttpResponse:
    """Ask for a system that works with real records."""
    form = RequestForm(request.POST or None, memoranda=_memoranda(request))

    def save() -> object:
        data = form.cleaned_data
        told = (data["name"], data["memorandum"].pk, data["scopes"])
        return ask_for_system(*told, by=actor_in(request), at=timezone.now())

    return saving(
        request,
        form,
        save,
        title=_("Ask for a real system"),
        back=reverse("exchange:own_systems"),
        done=_("The request is sent. Once an administrator has confirmed it, you take the secret here."),
        intro=_("It works with real people's applications, within the memorandum. An administrator confirms it."),
        press=_("Send the request"),
    )


def _memoranda(request: HttpRequest) -> Any:
    own = get_object_or_404(Organisation, pk=actor_in(request).organisation_id)
    return memoranda_of(own, timezone.localdate())
