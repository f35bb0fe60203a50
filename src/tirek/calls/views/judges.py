"""Becoming a judge: the link of the letter, saying no, one's profile."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tirek.calls.actions import panel as actions
from tirek.calls.forms.judging import ProfileForm, initial_of
from tirek.calls.models import PanelMember
from tirek.calls.permissions_of_judging import may_edit_profile
from tirek.calls.views.pages import actor_of
from tirek.core.access import public, signed_in
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure


@public
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept, with what entries are shared out and conflicts found by; a new account chooses its password here."""
    actor, member = actor_of(request), actions.invitation_for(token, at=timezone.now())
    if member is None:
        return render(request, "calls/judging/invitation_gone.html", status=404)
    asks = actor.user_id is None
    form = ProfileForm(request.POST or None, call=member.call, asks_password=asks, initial=initial_of(member))
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data.get("password")
        try:
            actions.accept_invitation(
                token, form.profile(), user_id=actor.user_id, password=password, at=timezone.now()
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Thank you. You are on the panel; a letter comes when entries wait for you."))
            return see_other(reverse("calls:judging") if actor.user_id else reverse("account_login"))
    context = {"member": member, "call": member.call, "form": form, "token": token}
    status = 422 if request.method == "POST" else 200
    return render(request, "calls/judging/invitation.html", context, status=status)


@public
@require_POST
def refusal(request: HttpRequest, token: str) -> HttpResponse:
    """Say no."""
    member = actions.decline_invitation(token, at=timezone.now())
    messages.success(request, _("Thank you for telling us. Nothing more is sent to you."))
    return see_other(member.call.get_absolute_url())


@signed_in
def profile(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's profile as a judge of a call."""
    actor, now = actor_of(request), timezone.now()
    if actor.user_id is None:
        raise Http404
    rows = PanelMember.objects.visible_to(actor).filter(user_id=actor.user_id).select_related("call")
    member = get_object_or_404(rows, pk=pk)
    ensure(may_edit_profile(actor, member, now))
    form = ProfileForm(request.POST or None, call=member.call, initial=initial_of(member))
    if request.method == "POST" and form.is_valid():
        actions.edit_profile(pk, form.profile(), by=actor, at=now)
        messages.success(request, _("Your profile is saved. Conflicts it shows are looked for at once."))
        return see_other(reverse("calls:judging"))
    intro = _("Entries are shared out by your languages, nominations and region; conflicts are found by the rest.")
    return form_page(request, form, _("My profile as a judge"), reverse("calls:judging"), intro=intro)
