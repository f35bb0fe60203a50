"""The administrator's page of connected systems."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.roles import Role
from tirek.exchange.actions import clients as actions
from tirek.exchange.enums import ExchangePermission, Scope
from tirek.exchange.forms import ClientForm
from tirek.exchange.models import ApiClient


@requires(ExchangePermission.MANAGE_CLIENTS)
@require_GET
def clients(request: HttpRequest) -> HttpResponse:
    """Every connected system, those in force first."""
    found = ApiClient.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    found = found.select_related("organisation", "application").order_by("-revoked_at", "name")
    rows = [(each, _labels(Role, each.roles), _labels(Scope, each.scopes)) for each in found]
    return render(request, "exchange/clients.html", {"rows": rows})


@requires(ExchangePermission.MANAGE_CLIENTS)
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Connect a system; the answer to the POST shows its secret, this once."""
    form = ClientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            connected = actions.connect(_asked(form), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            for name, words in error.message_dict.items():
                form.add_error(name, words)
        else:
            return render(request, "exchange/connected.html", {"connected": connected}, status=201)
    return render(request, "exchange/client_new.html", {"form": form}, status=422 if request.method == "POST" else 200)


@requires(ExchangePermission.MANAGE_CLIENTS)
@require_POST
def revocation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cut a system off."""
    actor = request.actor  # type: ignore[attr-defined]
    client = get_object_or_404(ApiClient.objects.visible_to(actor), pk=pk)
    actions.revoke(client.pk, by=actor, at=timezone.now())
    messages.success(request, _("The system is cut off."))
    return see_other(reverse("exchange:clients"))


def _asked(form: ClientForm) -> actions.NewClient:
    data = form.cleaned_data
    return actions.NewClient(data["name"], data["organisation"].pk, tuple(data["roles"]), tuple(data["scopes"]))


def _labels(names: type[Role] | type[Scope], values: list[str]) -> list[str]:
    return [str(names(value).label) for value in values]
