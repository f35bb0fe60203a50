"""Pages of webhooks: where systems are told of news, and the log of what they were told."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page, saving
from tirek.core.paging import keyset_page
from tirek.exchange.actions import webhooks as actions
from tirek.exchange.enums import ExchangePermission
from tirek.exchange.enums_of_wires import NoticeKind
from tirek.exchange.forms_of_wires import DeliveryFilterForm, ReplayForm, SecretForm, WebhookForm
from tirek.exchange.models import WebhookDelivery, WebhookEndpoint
from tirek.exchange.payload import body_of, key_of
from tirek.exchange.queries import wires

KEEP = (ExchangePermission.MANAGE_CLIENTS, ExchangePermission.OWN_CLIENTS)
SIMPLE = {
    "pause": (actions.pause_webhook, gettext_noop("Paused. What happens meanwhile waits.")),
    "opening": (actions.open_webhook, gettext_noop("Open again. What has waited is being sent.")),
}


@requires(*KEEP)
@require_GET
def webhooks(request: HttpRequest) -> HttpResponse:
    """Every address, and how it fares."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {"rows": wires.webhook_rows(actor), "manages": actor.holds(ExchangePermission.MANAGE_CLIENTS)}
    return render(request, "exchange/webhooks.html", context)


@requires(*KEEP)
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """A new address; the answer to the POST shows its secret, this once."""
    actor = request.actor  # type: ignore[attr-defined]
    form = WebhookForm(request.POST or None, actor=actor, initial={"client": request.GET.get("client")})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.add_webhook(told["client"].pk, told["url"], told["events"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            return render(request, "exchange/webhook_secret.html", {"made": made}, status=201)
    return form_page(request, form, _("A new address for notices"), reverse("exchange:webhooks"))


@requires(*KEEP)
@require_GET
def webhook(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One address: how it fares, what can be done, what was sent there."""
    endpoint = _endpoint(request, pk)
    form = DeliveryFilterForm(request.GET)
    log = form.apply(WebhookDelivery.objects.filter(way=endpoint))
    context = {
        "endpoint": endpoint,
        "labels": [NoticeKind(kind).label for kind in endpoint.events],
        "load": wires.loads_of(WebhookDelivery, [endpoint.pk]).get(endpoint.pk, wires.Load()),
        "week": wires.week_of(endpoint, timezone.now()),
        "form": form,
        "page": keyset_page(log, request, size=30),
    }
    return render(request, "exchange/webhook.html", context)


@requires(*KEEP)
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another address, or other news."""
    endpoint, actor = _endpoint(request, pk), request.actor  # type: ignore[attr-defined]
    known = {"url": endpoint.url, "events": endpoint.events}
    form = WebhookForm(request.POST or None, actor=actor, is_new=False, initial=known)
    return saving(
        request,
        form,
        lambda: actions.change_webhook(
            pk, form.cleaned_data["url"], form.cleaned_data["events"], by=actor, at=timezone.now()
        ),
        title=_("Change the address"),
        back=endpoint.get_absolute_url(),
        done=_("Saved."),
    )


@requires(*KEEP)
@require_POST
def deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Pause an address, or open it again."""
    endpoint = _endpoint(request, pk)
    act, done = SIMPLE[name]
    act(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _(done))
    return see_other(endpoint.get_absolute_url())


@requires(*KEEP)
@require_POST
def test(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a test, and go to what comes of it."""
    _endpoint(request, pk)
    delivery = actions.ping(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("A test is on its way. Look again in a moment."))
    return see_other(delivery.get_absolute_url())


@requires(*KEEP)
def closing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close an address for good."""
    endpoint = _endpoint(request, pk)
    if request.method == "POST":
        actions.close_webhook(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("The address is closed."))
        return see_other(reverse("exchange:webhooks"))
    context = {"endpoint": endpoint, "load": wires.loads_of(WebhookDelivery, [endpoint.pk]).get(pk, wires.Load())}
    return render(request, "exchange/webhook_closing.html", context)


@requires(*KEEP)
@never_cache
def secret(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new secret; the answer to the POST shows it, this once."""
    endpoint = _endpoint(request, pk)
    form = SecretForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        overlap = not form.cleaned_data["at_once"]
        made = actions.change_secret(pk, overlap=overlap, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        return render(request, "exchange/webhook_secret.html", {"made": made}, status=201)
    return form_page(
        request,
        form,
        _("A new secret"),
        endpoint.get_absolute_url(),
        press=_("Make a new secret"),
        subtitle=endpoint.url,
    )


@requires(*KEEP)
def replay(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the notices of some days again."""
    endpoint, actor = _endpoint(request, pk), request.actor  # type: ignore[attr-defined]
    form = ReplayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.replay_period(pk, *form.times(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            _say_sent(request, count)
            return see_other(endpoint.get_absolute_url())
    intro = _(
        "Notices keep their ids: a receiver that has one already may leave it. Those of one application go in order."
    )
    return form_page(
        request,
        form,
        _("Send again"),
        endpoint.get_absolute_url(),
        intro=intro,
        press=_("Send again"),
        subtitle=endpoint.url,
    )


@requires(*KEEP)
@require_POST
def dead_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send everything that was given up again."""
    endpoint = _endpoint(request, pk)
    _say_sent(request, actions.replay_dead(pk, by=request.actor, at=timezone.now()))  # type: ignore[attr-defined]
    return see_other(endpoint.get_absolute_url())


@requires(*KEEP)
@require_GET
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice: what was sent, and every try."""
    found = _delivery(request, pk)
    context = {
        "delivery": found,
        "endpoint": found.way,
        "tries": list(found.tries.order_by("-pk")[:100]),
        "key": key_of(found),
        "body": body_of(found, site=settings.SITE_URL).decode(),
    }
    return render(request, "exchange/delivery.html", context)


@requires(*KEEP)
@require_POST
def delivery_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one notice again."""
    found = _delivery(request, pk)
    actions.replay(found.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("It is sent again."))
    return see_other(found.get_absolute_url())


def _say_sent(request: HttpRequest, count: int) -> None:
    words = ngettext("%(n)s notice is sent again.", "%(n)s notices are sent again.", count)
    messages.success(request, words % {"n": count})


def _endpoint(request: HttpRequest, pk: UUID) -> WebhookEndpoint:
    rows = WebhookEndpoint.objects.visible_to(request.actor).select_related("client__organisation")  # type: ignore[attr-defined]
    found: WebhookEndpoint = get_object_or_404(rows, pk=pk)
    return found


def _delivery(request: HttpRequest, pk: int) -> WebhookDelivery:
    rows = WebhookDelivery.objects.visible_to(request.actor).select_related("way__client__organisation")  # type: ignore[attr-defined]
    found: WebhookDelivery = get_object_or_404(rows, pk=pk)
    return found
