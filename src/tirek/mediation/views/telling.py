"""Telling of a tension that one has noticed in an application, at a tour, in a text."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.mediation.actions.signals import tell_signal
from tirek.mediation.enums import MediationPermission
from tirek.mediation.forms.signals import TellForm
from tirek.mediation.queries.origins import origin_of
from tirek.mediation.views.pages import answered
from tirek.network.queries.organisations import offices_for_area


@requires(MediationPermission.TELL_SIGNALS)
def telling(request: HttpRequest, source: str, about_id: UUID) -> HttpResponse:
    """Tell the office nearest to the place; what it came from must be open to whoever tells."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    origin = origin_of(actor, source, about_id)
    offices = offices_for_area(origin.area_id, timezone.localdate()) if origin and origin.area_id else []
    if origin is None or not offices:
        raise Http404
    form = TellForm(request.POST or None, origin=origin)
    if answered(request, form, lambda: tell_signal(form.facts(offices[0].pk), by=actor, at=now)):
        messages.success(request, _("Told. %(office)s looks at it.") % {"office": offices[0].name})
        return see_other(origin.url)
    return form_page(request, form, _("Early warning"), origin.url, subtitle=origin.label, press=_("Tell of it"))
