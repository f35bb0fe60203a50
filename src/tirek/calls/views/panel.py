"""The panel of a call, for those who run it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tirek.calls.actions import panel as actions
from tirek.calls.enums import CallPermission
from tirek.calls.forms.judging import InvitationForm, ReasonForm
from tirek.calls.models import PanelMember
from tirek.calls.permissions_of_judging import may_keep_panel
from tirek.calls.queries.panel import panel_page
from tirek.calls.views.pages import actor_of, work_call
from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure


@requires(CallPermission.VIEW)
@require_GET
def panel(request: HttpRequest, code: str) -> HttpResponse:
    """Who judges: invited, accepted, gone; what each has, and what stands between them and entries."""
    actor, call = actor_of(request), work_call(request, code)
    context = {
        "call": call,
        "page": panel_page(call, actor, timezone.now()),
        "may_keep": bool(may_keep_panel(actor, call)),
    }
    return render(request, "calls/judging/panel.html", context)


@requires(CallPermission.RUN)
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """Invite somebody."""
    actor, call = actor_of(request), work_call(request, code)
    ensure(may_keep_panel(actor, call))
    form = InvitationForm(request.POST or None, initial={"language": "kk"})
    back = reverse("calls:panel", args=[code])
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.invite_judge(call.pk, **form.cleaned_data, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": made.email})
            return see_other(back)
    return form_page(request, form, _("Invite a judge"), back, press=_("Send the invitation"))


@requires(CallPermission.RUN)
@require_POST
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the link once more."""
    member = _member(request, pk)
    actions.resend_link(member.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("A new letter is on its way; the old link does not work any more."))
    return see_other(reverse("calls:panel", args=[member.call.code]))


@requires(CallPermission.RUN)
def removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take somebody off the panel; what is left of their work goes to others."""
    actor, member = actor_of(request), _member(request, pk)
    ensure(may_keep_panel(actor, member.call))
    form, back = ReasonForm(request.POST or None), reverse("calls:panel", args=[member.call.code])
    if request.method == "POST" and form.is_valid():
        try:
            lacking = actions.remove_judge(pk, form.cleaned_data["reason"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            _tell(request, lacking)
            return see_other(back)
    says = _("What this person has handed in stays. The rest goes to others; nothing else moves.")
    title = _("Take off the panel")
    return form_page(request, form, title, back, intro=says, press=title)


def _tell(request: HttpRequest, lacking: int) -> None:
    if not lacking:
        messages.success(request, _("Done. Everything has found another judge."))
        return
    words = ngettext("%(n)s review has no judge now.", "%(n)s reviews have no judge now.", lacking) % {"n": lacking}
    messages.warning(request, words)


def _member(request: HttpRequest, pk: UUID) -> PanelMember:
    rows = PanelMember.objects.visible_to(actor_of(request)).select_related("call")
    return get_object_or_404(rows, pk=pk)
