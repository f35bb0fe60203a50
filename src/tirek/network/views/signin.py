"""Ways in: an invitation, a persona of the demo; and the account of whoever is in."""

from typing import cast
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import public, signed_in
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.panels import panels_for
from tirek.network.actions.invitations import accept_invitation, invitation_for
from tirek.network.forms import AcceptInvitationForm
from tirek.network.middleware import ACTING_FOR, DEMO_SIGN_IN
from tirek.network.models import User
from tirek.network.queries import users as queries
from tirek.network.queries.substitutions import standing_in

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public
@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation: a new address chooses a password, an existing account only says yes."""
    found = invitation_for(token, at=timezone.now())
    if found is None:
        return render(request, "network/invitation_over.html", status=410)
    known = User.objects.filter(email=found.email).exists()
    form = None if known else AcceptInvitationForm(request.POST or None, invitation=found)
    if request.method == "POST" and (form is None or form.is_valid()):
        password = form.cleaned_data["password"] if form else None
        try:
            accept_invitation(token, password=password, at=timezone.now())
        except ValidationError as error:
            add_errors(cast(AcceptInvitationForm, form), error)
        else:
            messages.success(request, _("Welcome! Now sign in."))
            return see_other(reverse("account_login"))
    status = 422 if request.method == "POST" else 200
    return render(request, "network/invitation.html", {"invitation": found, "form": form}, status=status)


@public
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    """The personas of the demo, signed in with one press. There is no such page outside demo mode."""
    _only_in_demo()
    context = {
        "personas": queries.personas(timezone.localdate()),
        "guests": queries.guests(),
        "panels": panels_for("demo", request.actor, None),  # type: ignore[attr-defined]
    }
    return render(request, "network/demo.html", context)


@public
@require_POST
def demo_session(request: HttpRequest) -> HttpResponse:
    """Sign in as a persona. Refused outside demo mode, and for any account that is no persona."""
    _only_in_demo()
    emails = [f"{name}@{queries.DEMO_DOMAIN}" for name in (*queries.PERSONAS, *queries.GUESTS)]
    persona = get_object_or_404(User.objects.active().filter(email__in=emails), pk=_key(request.POST.get("user", "")))
    request.session.flush()
    login(request, persona, backend=BACKEND)
    UserSession.objects.create_from_request(request)
    request.session[DEMO_SIGN_IN] = True
    return see_other(settings.LOGIN_REDIRECT_URL)


@signed_in
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, what I may do, for which organisation I act, and how I sign in."""
    me = cast(User, request.user)
    context = {
        "me": me,
        "organisations": queries.organisations_of(me, timezone.localdate()),
        "grants": queries.user_page(me, request.actor, timezone.localdate()).grants,  # type: ignore[attr-defined]
        "is_demo_sign_in": bool(request.session.get(DEMO_SIGN_IN)),
        "standing_in": standing_in(me, timezone.localdate()),
        "panels": panels_for("account", request.actor, me),  # type: ignore[attr-defined]
    }
    return render(request, "network/account.html", context)


@signed_in
@require_POST
def acting_for(request: HttpRequest) -> HttpResponse:
    """Act for another organisation where one holds a role, until changed or signed out."""
    me, chosen = cast(User, request.user), request.POST.get("organisation", "")
    held = {str(found.pk): found for found in queries.organisations_of(me, timezone.localdate())}
    if chosen not in held:
        raise Http404
    request.session[ACTING_FOR] = chosen
    messages.success(request, _("You now act for %(name)s.") % {"name": held[chosen].name})
    return see_other(settings.LOGIN_REDIRECT_URL)


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
