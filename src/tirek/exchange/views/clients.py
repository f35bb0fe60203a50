"""The administrator's page of connected systems."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.actor import Actor
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.roles import Role
from tirek.exchange.actions import clients as actions
from tirek.exchange.actions.own_clients import confirm
from tirek.exchange.enums import ExchangePermission, Scope
from tirek.exchange.forms import ClientForm
from tirek.exchange.forms_of_systems import SecretForm
from tirek.exchange.models import ApiClient, Reconciliation
from tirek.exchange.permissions import may_cut_off, may_manage_clients, may_own_clients
from tirek.exchange.queries.clients import memoranda_seen
from tirek.exchange.queries.traffic import (
    MONTH,
    NOTHING,
    WEEK,
    by_day,
    by_operation,
    crossed_under,
    integrated_since,
    traffic_of,
)

YEAR = timedelta(days=365)
LATELY = 10  # days with calls on the page


@requires(ExchangePermission.MANAGE_CLIENTS)
@require_GET
def clients(request: HttpRequest) -> HttpResponse:
    """Every system with the calls of a week: those that wait first, those cut off last."""
    found = ApiClient.objects.visible_to(actor_in(request)).select_related("organisation", "memorandum")
    rows = list(found.order_by("-is_waiting", F("revoked_at").desc(nulls_first=True), "mode", "name"))
    week = traffic_of([each.pk for each in rows], timezone.now() - WEEK)
    today = timezone.localdate()
    context = {
        "rows": [(each, week.get(each.pk, NOTHING), _term(each, today)) for each in rows],
        "calls": sum(each.calls for each in week.values()),
        "errors": sum(each.errors for each in week.values()),
        "waiting": sum(each.is_waiting and each.revoked_at is None for each in rows),
        "integrated": integrated_since(today - MONTH, today).values("organisation").distinct().count(),
    }
    return render(request, "exchange/clients.html", context)


@requires(ExchangePermission.MANAGE_CLIENTS, ExchangePermission.OWN_CLIENTS)
@require_GET
def client(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One system: what binds it, what it did, what of whom crossed, its secret."""
    actor = actor_in(request)
    related = ("organisation", "memorandum", "application")
    found = get_object_or_404(ApiClient.objects.visible_to(actor).select_related(*related), pk=pk)
    context = {
        "client": found,
        "roles": labels(Role, found.roles),
        "scopes": labels(Scope, found.scopes),
        "term": _term(found, timezone.localdate()),
        "former_secret": found.keeps_former_secret(timezone.now()),
        "form": SecretForm(),
        "months": Reconciliation.objects.visible_to(actor).filter(client=found)[:12],
    }
    return render(request, "exchange/client.html", context | _work_of(found) | _deeds_on(found, actor))


def _work_of(client: ApiClient) -> dict[str, Any]:
    """What a system did, and what of whom crossed."""
    now = timezone.now()
    crosses = client.memorandum is not None and not client.is_sandbox
    since = timezone.localdate() - YEAR
    persons, crossed = crossed_under(client.memorandum, since) if crosses else (0, [])  # type: ignore[arg-type]
    return {
        "week": traffic_of([client.pk], now - WEEK).get(client.pk, NOTHING),
        "days": by_day(client, now - MONTH)[:LATELY],
        "operations": by_operation(client, now - MONTH),
        "persons": persons,
        "crossed": crossed,
    }


def _deeds_on(client: ApiClient, actor: Actor) -> dict[str, bool]:
    """What may be done with a system now."""
    is_there = client.revoked_at is None
    return {
        "stands": is_there and not client.is_waiting,
        "may_confirm": is_there and client.is_waiting and bool(may_manage_clients(actor, client.organisation)),
        "may_cut_off": is_there and bool(may_cut_off(actor, client.organisation)),
        "is_own": bool(may_own_clients(actor, client.organisation)),
    }


@requires(ExchangePermission.MANAGE_CLIENTS)
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Connect a system; the answer to the POST shows its secret, this once."""
    form = ClientForm(request.POST or None, memoranda=memoranda_seen(actor_in(request), timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        try:
            connected = actions.connect(_asked(form), by=actor_in(request), at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            return show_secret(request, connected)
    return render(request, "exchange/client_new.html", {"form": form}, status=422 if request.method == "POST" else 200)


@requires(ExchangePermission.MANAGE_CLIENTS, ExchangePermission.OWN_CLIENTS)
@require_POST
def revocation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cut a system off."""
    actor = actor_in(request)
    found = get_object_or_404(ApiClient.objects.visible_to(actor), pk=pk)
    actions.revoke(found.pk, by=actor, at=timezone.now())
    messages.success(request, _("The system is cut off."))
    return see_other(found.get_absolute_url())


@requires(ExchangePermission.MANAGE_CLIENTS)
@require_POST
def confirmation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm a system that a partner has asked for."""
    actor = actor_in(request)
    found = get_object_or_404(ApiClient.objects.visible_to(actor), pk=pk)
    confirm(found.pk, by=actor, at=timezone.now())
    messages.success(request, _("The system is confirmed. The partner takes its secret by itself."))
    return see_other(found.get_absolute_url())


@requires(ExchangePermission.MANAGE_CLIENTS, ExchangePermission.OWN_CLIENTS)
@never_cache
@require_POST
def secret(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another secret; the answer shows it, this once."""
    actor = actor_in(request)
    found = get_object_or_404(ApiClient.objects.visible_to(actor), pk=pk)
    form = SecretForm(request.POST)
    if not form.is_valid():
        return form_page(request, form, _("Another secret"), found.get_absolute_url())
    connected = actions.renew_secret(found.pk, form.cleaned_data["days"], by=actor, at=timezone.now())
    return show_secret(request, connected)


def show_secret(request: HttpRequest, connected: actions.Connected) -> HttpResponse:
    """The one page that shows a secret, with the first call to make."""
    context = {"connected": connected, "site": settings.SITE_URL, "back": connected.client.get_absolute_url()}
    return render(request, "exchange/connected.html", context, status=201)


def actor_in(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def labels(names: type[Role] | type[Scope], values: list[str]) -> list[str]:
    """Words of roles or parts of the API."""
    return [str(names(value).label) for value in values]


def _term(client: ApiClient, today: date) -> str:
    """Where its memorandum stands: none, in force, to be renewed, ended."""
    if client.memorandum is None:
        return ""
    if today not in client.memorandum.during:
        return "ended"
    last = client.memorandum.last_day
    return "renew" if last and last - timedelta(days=client.memorandum.notice_days) <= today else "in_force"


def _asked(form: ClientForm) -> actions.NewClient:
    data = form.cleaned_data
    memorandum = data["memorandum"]
    return actions.NewClient(
        data["name"],
        data["organisation"].pk,
        tuple(data["roles"]),
        tuple(data["scopes"]),
        memorandum.pk if memorandum else None,
    )
