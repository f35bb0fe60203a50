"""The outbox for who keeps it running, and for whoever tries the demo."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages as notes
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tirek.core.access import public, requires
from tirek.core.core_permissions import CorePermission
from tirek.core.enums import MessageState
from tirek.core.filters import MessageFilter
from tirek.core.http import see_other
from tirek.core.messages.outbox import retry_message
from tirek.core.models import Message
from tirek.core.paging import keyset_page

SHOWN_IN_DEMO = 60


@requires(CorePermission.MANAGE_MESSAGES)
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """Messages by state, recipients masked, texts left out."""
    visible = Message.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    form = MessageFilter(request.GET)
    page = keyset_page(form.apply(visible).defer("body"), request)
    return render(request, "core/messages/list.html", {"tabs": _tabs(request), "page": page})


@requires(CorePermission.MANAGE_MESSAGES)
@require_POST
def attempt(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Try a message again."""
    message = get_object_or_404(Message.objects.visible_to(request.actor), pk=message_id)  # type: ignore[attr-defined]
    retry_message(message, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    notes.success(request, _("The message will be tried again now."))
    return see_other(reverse("core:messages"))


@public
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """In the demo only: what would have reached people's phones and mailboxes."""
    if not settings.DEMO:
        raise Http404
    latest = Message.objects.newest_first()[:SHOWN_IN_DEMO]
    return render(request, "core/messages/outbox.html", {"outbox": latest})


def _tabs(request: HttpRequest) -> list[dict[str, object]]:
    current, address = request.GET.get("state", ""), reverse("core:messages")
    every = {"label": _("All"), "url": address, "current": not current}
    states = [
        {"label": state.label, "url": f"{address}?state={state}", "current": current == state} for state in MessageState
    ]
    return [every, *states]
