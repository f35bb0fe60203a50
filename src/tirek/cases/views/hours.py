"""When one's office is open."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tirek.cases.actions.office_hours import set_hours
from tirek.cases.enums import CasePermission
from tirek.cases.permissions import may_set_hours
from tirek.cases.queries.office_hours import hours_of
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import Refused


class HoursForm(forms.Form):
    """From when to when."""

    opens = forms.TimeField(
        label=gettext_lazy("Opens at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    closes = forms.TimeField(
        label=gettext_lazy("Closes at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


@requires(CasePermission.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest) -> HttpResponse:
    """The hours of the office the reader acts for; its head changes them."""
    actor = actor_of(request)
    if actor.organisation_id is None:
        raise Http404
    opens, closes = hours_of(actor.organisation_id)
    form = HoursForm(request.POST or None, initial={"opens": opens, "closes": closes})
    status = 200
    if request.method == "POST":
        status = _attempt(request, form)
        if status == 200:
            messages.success(request, _("The hours are changed; they hold for what comes in from now on."))
            return see_other(reverse("cases:hours"))
    context = {"form": form, "opens": opens, "closes": closes, "may": may_set_hours(actor, actor.organisation_id)}
    return render(request, "cases/hours.html", context, status=status)


def _attempt(request: HttpRequest, form: HoursForm) -> int:
    if not form.is_valid():
        return 422
    actor, told = actor_of(request), form.cleaned_data
    assert actor.organisation_id is not None
    try:
        set_hours(actor.organisation_id, told["opens"], told["closes"], by=actor, at=timezone.now())
    except ValidationError as error:
        form.add_error("closes", error.messages)
        return 422
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return 403
    return 200
