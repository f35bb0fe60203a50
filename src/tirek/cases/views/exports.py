"""Exports of the queue."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.cases import exports
from tirek.cases.actions.disclosures import noted_in_passing
from tirek.cases.actions.exports import note_export
from tirek.cases.enums import CasePermission
from tirek.cases.filters import QueueForm
from tirek.cases.queries.queue import queue
from tirek.cases.queries.workers import colleagues_of
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.http import see_other

CHUNK = 2000


@requires(CasePermission.EXPORT)
@require_GET
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """What the queue shows with these filters, as a file. A download of personal data: written into the audit."""
    if form not in exports.MEDIA_TYPES:
        raise Http404
    actor, today = actor_of(request), timezone.localdate()
    filters = QueueForm(request.GET, actor=actor, on=today, colleagues=colleagues_of(actor, on=today)).filters(today)
    reach = actor.reach(CasePermission.EXPORT)
    found = queue(actor, filters).filter(reach.q("office_id"))
    if form == "xlsx" and found.count() > exports.MOST_ROWS:
        messages.error(request, _("A spreadsheet cannot hold so many applications. Narrow the filters or take CSV."))
        return see_other(f"{reverse('cases:queue')}?{request.GET.urlencode()}")
    cases = noted_in_passing(found.iterator(chunk_size=CHUNK), by=actor, at=timezone.now())
    file, count = exports.as_xlsx(cases) if form == "xlsx" else exports.as_csv(cases)
    note_export(form, count, by=actor, at=timezone.now())
    name, media_type = f"tirek-{filters.on.isoformat()}.{form}", exports.MEDIA_TYPES[form]
    return FileResponse(file, as_attachment=True, filename=name, content_type=media_type)
