"""The audit trail, searched."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.core.access import requires
from tirek.core.core_permissions import CorePermission
from tirek.core.filters import AuditFilter
from tirek.core.models import AuditEvent
from tirek.core.paging import keyset_page


@requires(CorePermission.VIEW_AUDIT)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Events that fit the search, newest first."""
    form = AuditFilter(request.GET)
    page = keyset_page(form.apply(AuditEvent.objects.visible_to(request.actor)), request)  # type: ignore[attr-defined]
    names = get_user_model().objects.in_bulk({event.actor_user_id for event in page.rows if event.actor_user_id})
    lines = [(event, names.get(event.actor_user_id)) for event in page.rows]
    return render(request, "core/audit/list.html", {"form": form, "page": page, "lines": lines})
