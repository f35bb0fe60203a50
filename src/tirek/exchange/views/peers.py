"""Pages of other installations, and the door at which their notices arrive."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page, saving
from tirek.core.paging import keyset_page
from tirek.exchange.actions import peers as actions
from tirek.exchange.api.problems import problem
from tirek.exchange.enums import ExchangePermission
from tirek.exchange.enums_of_wires import OutgoingState
from tirek.exchange.forms_of_wires import PeerForm, WebhookSecretForm
from tirek.exchange.models import Peer, PeerCase, PeerDeed, PeerNotice
from tirek.exchange.queries import wires
from tirek.exchange.sealing import Unreadable

MANAGE = ExchangePermission.MANAGE_CLIENTS
LARGEST_NOTICE = 64 * 1024
QUEUE = 20
SIMPLE = {
    "pause": (actions.pause_peer, gettext_noop("Paused. What happens meanwhile waits.")),
    "opening": (actions.open_peer, gettext_noop("Open again. What has waited is being done.")),
}


@requires(MANAGE)
@require_GET
def peers(request: HttpRequest) -> HttpResponse:
    """Every installation that refers to us."""
    return render(request, "exchange/peers.html", {"rows": wires.peer_rows(request.actor)})  # type: ignore[attr-defined]


@requires(MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    """Connect an installation."""
    actor = request.actor  # type: ignore[attr-defined]
    form = PeerForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_peer(form.facts(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Connected. Now give its administrator the address for notices below."))
            return see_other(made.get_absolute_url())
    intro = _(
        "Its administrator connects a system for us under the memorandum, with the parts “Read referrals” and “Answer"
        " referrals”, and gives us the id and the secret. Then its webhook gets our address for notices."
    )
    return form_page(request, form, _("Connect an installation"), reverse("exchange:peers"), intro=intro)


@requires(MANAGE)
@require_GET
def peer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One installation: how the exchange stands, what came from it, what waits."""
    found = _peer(request, pk)
    cases = PeerCase.objects.filter(peer=found).select_related("case__office")
    waiting = (OutgoingState.WAITING, OutgoingState.DEAD)
    context = {
        "peer": found,
        "row": next(row for row in wires.peer_rows(request.actor) if row.peer.pk == found.pk),  # type: ignore[attr-defined]
        "notice_address": settings.SITE_URL + reverse("exchange:peer_notices", args=[found.pk]),
        "page": keyset_page(cases, request, size=30),
        "words": PeerDeed.objects.filter(way=found, state__in=waiting).select_related("peer_case__case")[:QUEUE],
        "looks": PeerNotice.objects.filter(way=found, state__in=waiting)[:QUEUE],
    }
    return render(request, "exchange/peer.html", context)


@requires(MANAGE)
@require_POST
def deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Pause the exchange, or go on."""
    found = _peer(request, pk)
    act, done = SIMPLE[name]
    act(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _(done))
    return see_other(found.get_absolute_url())


@requires(MANAGE)
@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Try once more what was given up."""
    found = _peer(request, pk)
    count = actions.try_again(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    words = ngettext("%(n)s piece is tried again.", "%(n)s pieces are tried again.", count)
    messages.success(request, words % {"n": count})
    return see_other(found.get_absolute_url())


@requires(MANAGE)
def secret(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secret with which it signs."""
    found, actor = _peer(request, pk), request.actor  # type: ignore[attr-defined]
    form = WebhookSecretForm(request.POST or None)
    return saving(
        request,
        form,
        lambda: actions.set_webhook_secret(pk, form.cleaned_data["webhook_secret"], by=actor, at=timezone.now()),
        title=_("Secret of its notices"),
        back=found.get_absolute_url(),
        done=_("Saved."),
        subtitle=found.name,
    )


@requires(MANAGE)
def closing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the exchange."""
    found = _peer(request, pk)
    if request.method == "POST":
        actions.close_peer(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("The exchange has ended."))
        return see_other(reverse("exchange:peers"))
    row = next(row for row in wires.peer_rows(request.actor) if row.peer.pk == found.pk)  # type: ignore[attr-defined]
    return render(request, "exchange/peer_closing.html", {"peer": found, "row": row})


@public
@csrf_exempt  # a machine without a session; its signature is asked for
@require_POST
def notices(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take in a signed notice: 202 when it is new, 200 when we have it, 401 when the peer has not signed it now."""
    found = Peer.objects.live().filter(pk=pk).first()
    if found is None:
        return problem(404, "")
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError):
        return problem(400, "")
    if len(body) > LARGEST_NOTICE:
        return problem(413, _("A notice has at most 64 kB."))
    key, stamp, signed = (request.headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    if not 0 < len(key) <= 100 or "\x00" in key:
        return problem(400, _("Say the id of the notice: webhook-id."))
    try:
        is_new = actions.take_notice(found, key, stamp, signed, body, at=timezone.now())
    except (actions.NotTheirs, Unreadable):
        return problem(401, _("The signature or its time is not right."))
    except actions.Unclear:
        return problem(422, _("The notice does not say which referral it is about."))
    return JsonResponse({"is_new": is_new}, status=202 if is_new else 200)


def _peer(request: HttpRequest, pk: UUID) -> Peer:
    rows = Peer.objects.visible_to(request.actor).select_related("organisation", "memorandum", "service")  # type: ignore[attr-defined]
    found: Peer = get_object_or_404(rows, pk=pk)
    return found
