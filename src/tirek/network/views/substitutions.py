"""Leave and substitution: who of an organisation is away, and who acts in their place."""

from typing import cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tirek.core.access import signed_in
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import Refused
from tirek.network.actions.substitutions import end_substitution, enter_substitution
from tirek.network.forms_of_leave import LeaveForm
from tirek.network.middleware import ACTING_FOR
from tirek.network.models import Organisation, Substitution, User
from tirek.network.permissions import may_end_substitution
from tirek.network.queries.substitutions import staff_of, standing_in, substitutions_at


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """The absences of the organisation acted for, and a form to enter one."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    organisation = get_object_or_404(Organisation, pk=actor.organisation_id)
    form = LeaveForm(request.POST or None, staff=staff_of(organisation, today), actor=actor, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            enter_substitution(**form.told(organisation.pk), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The leave is entered."))
            return see_other(reverse("network:leave"))
    rows = substitutions_at(actor, organisation, today)
    context = {
        "form": form,
        "organisation": organisation,
        "rows": [(row, bool(may_end_substitution(actor, row, today))) for row in rows],
        "today": today,
    }
    return render(request, "network/leave.html", context, status=422 if request.method == "POST" else 200)


@signed_in
@require_POST
def leave_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a substitution."""
    actor = request.actor  # type: ignore[attr-defined]
    row = get_object_or_404(Substitution.objects.visible_to(actor), pk=pk)
    end_substitution(row.pk, by=actor, at=timezone.now())
    messages.success(request, _("Ended: from now on everybody acts for themselves."))
    return see_other(reverse("network:leave"))


@signed_in
@require_POST
def stand_in(request: HttpRequest) -> HttpResponse:
    """Act in the place of a colleague on leave, or for oneself again."""
    me, chosen = cast(User, request.user), request.POST.get("substitution", "")
    if not chosen:
        organisation = str(request.session.get(ACTING_FOR, "")).partition("/")[0]
        request.session[ACTING_FOR] = organisation
        messages.success(request, _("You act for yourself again."))
        return see_other(settings.LOGIN_REDIRECT_URL)
    found = {str(row.pk): row for row in standing_in(me, timezone.localdate())}
    if chosen not in found:
        raise Http404
    row = found[chosen]
    request.session[ACTING_FOR] = f"{row.organisation_id}/{row.absent_id}"
    messages.success(request, _("You now act in the place of: %(name)s.") % {"name": row.absent.name})
    return see_other(settings.LOGIN_REDIRECT_URL)
