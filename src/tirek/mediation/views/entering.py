"""Ways into a file for parties, and the list of one's own files."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.core.access import public, signed_in
from tirek.core.http import client_address, see_other
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, refuse
from tirek.mediation.actions import entering as actions
from tirek.mediation.forms.file import EnterForm, PinForm
from tirek.mediation.models import Dispute, Mediator
from tirek.mediation.permissions import Seat
from tirek.mediation.views.pages import KEY, done, prove, seated, to_file

LINKS_PER_ADDRESS, WINDOW = 40, timedelta(hours=1)


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Number and PIN."""
    form = EnterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        party = actions.prove_party(told["number"], told["pin"], remote_key=client_address(request))
        if party:
            prove(request, party)
            return to_file(party.dispute)
        form.add_error("pin", _("This number and PIN do not belong together."))
    status = 422 if request.method == "POST" else 200
    return render(request, "mediation/enter.html", {"form": form}, status=status)


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a message: choose a PIN, then the file opens. It opens once."""
    if not hit(f"mediation-link:{client_address(request)}", LINKS_PER_ADDRESS, WINDOW):
        raise TooMany(refuse(_("Too many tries. Wait an hour and try again.")))
    party = actions.party_of_link(token, at=timezone.now())
    if party is None:
        return render(request, "mediation/link_over.html", status=410)
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pin = form.cleaned_data["pin"]
        if done(form, lambda: actions.choose_pin(token, pin, by=request.actor, at=timezone.now())):  # type: ignore[attr-defined]
            prove(request, party)
            messages.success(request, _("Your PIN is set. The link opens nothing more."))
            return to_file(party.dispute)
    status = 422 if request.method == "POST" else 200
    return render(request, "mediation/link.html", {"form": form, "number": party.dispute.number}, status=status)


@public
@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the file on this device."""
    request.session.pop(KEY, None)
    return see_other(reverse("mediation:enter"))


@public
@require_POST
@seated
def joining(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """Let the account signed in enter this file from now on."""
    actions.join_account(seat, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("You find this file among your files from now on."))
    return to_file(dispute)


@signed_in
@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The files of a mediator, and those a party joined to the account."""
    actor = request.actor  # type: ignore[attr-defined]
    found = Dispute.objects.visible_to(actor).select_related("area", "mediator").order_by("-opened_on", "-id")
    open_ones = [one for one in found if one.closed_on is None]
    context = {
        "mediator": Mediator.objects.filter(user_id=actor.user_id).first(),
        "open": open_ones,
        "closed": [one for one in found if one.closed_on][:50],
    }
    return render(request, "mediation/mine.html", context)
