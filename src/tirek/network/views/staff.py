"""Who works where: staff of an organisation, accounts, roles, invitations."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires, signed_in
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.actions import invitations as inviting
from tirek.network.actions import users as actions
from tirek.network.enums import NetworkPermission
from tirek.network.forms import InvitationForm
from tirek.network.models import Invitation, Organisation, RoleGrant, User
from tirek.network.permissions import grantable_roles, may_manage_users, may_view_users
from tirek.network.queries import users as queries
from tirek.network.views.directory import organisation_or_404

PAGE = 50


@requires(NetworkPermission.VIEW_USERS)
@require_GET
def staff(request: HttpRequest) -> HttpResponse:
    """Everyone the actor answers for, with a search."""
    actor, text = request.actor, request.GET.get("q", "")[:200]  # type: ignore[attr-defined]
    found = queries.search_staff(actor, text, timezone.localdate())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    waiting = queries.open_invitations(actor, timezone.now())
    own = Organisation.objects.filter(pk=actor.organisation_id).first()
    context = {"page": page, "q": text, "invitations": waiting, "own_organisation": own}
    return render(request, "network/staff.html", context)


@signed_in
@require_GET
def user(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One account: its roles now and before."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(User.objects.visible_to(actor), pk=pk)
    page = queries.user_page(found, actor, timezone.localdate())
    return render(request, "network/user.html", {"page": page, "user_shown": found})


@requires(NetworkPermission.VIEW_USERS)
@require_GET
def people(request: HttpRequest, code: str) -> HttpResponse:
    """The people of one organisation: those who work there now and invitations, or those who did before."""
    organisation, actor = _answered_for(request, code), request.actor  # type: ignore[attr-defined]
    page = queries.staff_page(organisation, actor, timezone.localdate())
    address, past = request.path, request.GET.get("tab") == "past"
    tabs = [
        {"label": _("Now"), "url": address, "current": not past, "count": len(page.grants)},
        {"label": _("Before"), "url": f"{address}?tab=past", "current": past, "count": len(page.past)},
    ]
    context = {
        "organisation": organisation,
        "page": page,
        "tabs": tabs,
        "past": past,
        "now": timezone.now(),
        "names": queries.names_of({grant.ended_by_id for grant in page.past}),
        "may_invite": bool(grantable_roles(actor, organisation)),
    }
    return render(request, "network/people.html", context)


@requires(NetworkPermission.MANAGE_USERS)
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """Invite somebody to a role at an organisation."""
    organisation, actor = _answered_for(request, code), request.actor  # type: ignore[attr-defined]
    ensure(may_manage_users(actor, organisation))
    roles = grantable_roles(actor, organisation)
    if not roles:
        raise Refused(refuse(_("There is no role here that you may give.")))
    form = InvitationForm(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid():
        try:
            inviting.invite(**form.cleaned_data, organisation_id=organisation.pk, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The invitation is on its way."))
            return see_other(reverse("network:people", args=[code]))
    context = {"organisation": organisation, "form": form}
    return render(request, "network/invite.html", context, status=422 if request.method == "POST" else 200)


@requires(NetworkPermission.MANAGE_USERS)
@require_POST
def end_grant(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a role away."""
    actor = request.actor  # type: ignore[attr-defined]
    grant = get_object_or_404(RoleGrant.objects.visible_to(actor).select_related("organisation"), pk=pk)
    actions.end_grant(grant.pk, by=actor, at=timezone.now())
    messages.success(request, _("The role has ended."))
    return see_other(reverse("network:people", args=[grant.organisation.code]))


@requires(NetworkPermission.MANAGE_USERS)
@require_POST
def resend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send an invitation again."""
    actor = request.actor  # type: ignore[attr-defined]
    invitation = get_object_or_404(Invitation.objects.visible_to(actor), pk=pk)
    inviting.resend_invitation(invitation.pk, by=actor, at=timezone.now())
    messages.success(request, _("A new letter is on its way; the earlier link no longer works."))
    return see_other(reverse("network:people", args=[invitation.organisation.code]))


@requires(NetworkPermission.MANAGE_USERS)
@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an invitation back."""
    actor = request.actor  # type: ignore[attr-defined]
    invitation = get_object_or_404(Invitation.objects.visible_to(actor), pk=pk)
    inviting.withdraw_invitation(invitation.pk, by=actor, at=timezone.now())
    messages.success(request, _("The invitation has been withdrawn."))
    return see_other(reverse("network:people", args=[invitation.organisation.code]))


@requires(NetworkPermission.CLOSE_ACCOUNTS)
@require_POST
def closure(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close an account, or open it again."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(User.objects.visible_to(actor), pk=pk)
    act = actions.close_account if found.is_active else actions.open_account
    act(found.pk, by=actor, at=timezone.now())
    messages.success(request, _("The account has been closed.") if found.is_active else _("The account is open again."))
    return see_other(found.get_absolute_url())


def _answered_for(request: HttpRequest, code: str) -> Organisation:
    """An organisation whose staff the actor may see. Organisations are public, so the door says why it is closed."""
    organisation = organisation_or_404(code)
    ensure(may_view_users(request.actor, organisation))  # type: ignore[attr-defined]
    return organisation
