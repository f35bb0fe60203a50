"""Where an outlet or an author reads what was found about a text of theirs, and objects."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tirek.core.access import public
from tirek.core.fields import add_errors
from tirek.core.http import client_address, see_other
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, refuse
from tirek.media.actions.flags import object_by_ticket
from tirek.media.enums import AppealState, FlagState
from tirek.media.forms.monitoring import ObjectionForm
from tirek.media.models import Flag

AN_HOUR, MOST = timedelta(hours=1), 10


@public
@never_cache
def objection(request: HttpRequest, ticket: str) -> HttpResponse:
    """The finding with its reasons, without the names of those who decided; the objections and their answers."""
    decided = Flag.objects.exclude(ticket="").filter(state=FlagState.DECIDED)
    found = get_object_or_404(decided.select_related("material__outlet"), ticket=ticket)
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not hit(f"media-objection:{client_address(request)}", MOST, AN_HOUR):
            raise TooMany(refuse(_("Too many from this address. Wait an hour and try again.")))
        try:
            object_by_ticket(ticket, form.cleaned_data["words"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Somebody who had no part in the decision looks at it."))
            return see_other(request.path)
    appeals = list(found.appeals.all())
    context = {
        "flag": found,
        "reasons": [one.reasons for one in found.verdicts.filter(finding=found.finding)],
        "appeals": appeals,
        "form": form,
        "may_object": all(one.state != AppealState.ASKED for one in appeals),
    }
    return render(request, "media/objection.html", context, status=422 if request.method == "POST" else 200)
