"""The newsletter, and whom journalists call."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tirek.core.access import public, requires
from tirek.core.http import client_address, see_other
from tirek.core.lines import normalise_email
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, refuse
from tirek.media.actions import letters as actions
from tirek.media.actions.press import add_contact, remove_contact
from tirek.media.enums import MediaPermission
from tirek.media.forms.responses import NewsletterForm, PressContactForm
from tirek.media.models import PressContact, Subscriber

AN_HOUR, TRIES = timedelta(hours=1), 5


@public
@never_cache
def newsletter(request: HttpRequest) -> HttpResponse:
    """Ask for the newsletter; a letter with a link comes first."""
    form = NewsletterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not hit(f"newsletter:{client_address(request)}", TRIES, AN_HOUR):
            raise TooMany(refuse(_("Too many from this address. Wait an hour and try again.")))
        email = normalise_email(form.cleaned_data["email"]) or form.cleaned_data["email"]
        actions.subscribe(email, (get_language() or "kk")[:2], at=timezone.now())
        return render(request, "media/newsletter_asked.html", {"email": email})
    context = {"form": form}
    return render(request, "media/newsletter.html", context, status=422 if request.method == "POST" else 200)


@public
@never_cache
def confirmation(request: HttpRequest, ticket: str) -> HttpResponse:
    """The link of the first letter: a press confirms (a letter reader's look alone does not)."""
    row = get_object_or_404(Subscriber, ticket=ticket)
    if request.method == "POST":
        actions.confirm(ticket, at=timezone.now())
        messages.success(request, _("You will get our newsletter."))
        return see_other(request.path)
    return render(request, "media/newsletter_confirmation.html", {"subscriber": row})


@public
@never_cache
def leaving(request: HttpRequest, ticket: str) -> HttpResponse:
    """The link of every letter: a press, and the address is gone."""
    if request.method == "POST":
        actions.leave(ticket, at=timezone.now())
    known = Subscriber.objects.filter(ticket=ticket).exists()
    return render(request, "media/newsletter_leaving.html", {"known": known})


@public
def press(request: HttpRequest) -> HttpResponse:
    """Whom journalists may call; editors add and remove."""
    actor = request.actor  # type: ignore[attr-defined]
    reach = actor.reach(MediaPermission.PUBLISH)
    form = PressContactForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        add_contact(form.cleaned_data, by=actor, at=timezone.now())
        messages.success(request, _("Saved."))
        return see_other(reverse("media:press"))
    context = {
        "contacts": PressContact.objects.select_related("organisation"),
        "form": form if reach else None,
        "reach": reach,
    }
    return render(request, "media/press.html", context, status=422 if request.method == "POST" else 200)


@requires(MediaPermission.PUBLISH)
@require_POST
def press_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a contact off the page."""
    remove_contact(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    return see_other(reverse("media:press"))
