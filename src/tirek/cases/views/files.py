"""Files of a case: added, opened and taken out, each through the one rule of sight."""

from uuid import UUID

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.cases.actions.attachments import remove
from tirek.cases.actions.disclosures import note_file
from tirek.cases.actions.exports import note_file_opened
from tirek.cases.enums import CasePermission, ReferralPermission
from tirek.cases.forms.deeds import FilesForm
from tirek.cases.forms.uploads import ACCEPT
from tirek.cases.models import Attachment
from tirek.cases.permissions import may_add_file
from tirek.cases.views.fetching import actor_of, visible_case
from tirek.cases.views.storing import store_files
from tirek.core.access import requires
from tirek.core.enums import ScanState
from tirek.core.http import see_other
from tirek.core.scanning import scanner_url
from tirek.core.verdict import Refused, ensure, refuse


@requires(CasePermission.VIEW, ReferralPermission.VIEW)
@require_GET
def file(request: HttpRequest, pk: UUID) -> HttpResponse | FileResponse:
    """A file as an attachment, never shown inside our pages: what it contains is not ours. Opening it is audited.

    Where there is a virus check, nobody opens a file before it.
    """
    actor = actor_of(request)
    found = Attachment.objects.visible_to(actor).complete().select_related("case")
    attachment = get_object_or_404(found, pk=pk, case__isnull=False)
    if attachment.scan == ScanState.INFECTED:
        raise Refused(refuse(_("The virus check has found something in this file. It cannot be opened.")))
    if attachment.scan == ScanState.WAITING and scanner_url():
        raise Refused(refuse(ScanState.WAITING.label))
    if not default_storage.exists(attachment.stored_as):
        raise Http404
    note_file_opened(attachment, by=actor, at=timezone.now())
    note_file(attachment, by=actor, at=timezone.now())
    content = default_storage.open(attachment.stored_as)
    response = FileResponse(
        content, as_attachment=True, filename=attachment.name, content_type=attachment.media_type or None
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@requires(CasePermission.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, number: str) -> HttpResponse:
    """Add files to a case."""
    actor, case = actor_of(request), visible_case(request, number)
    ensure(may_add_file(actor, case))
    form = FilesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["files"]
        problems = store_files(case, chosen, by=actor, at=timezone.now())
        _tell(request, len(chosen) - len(problems))
        if not problems:
            return see_other(case.get_absolute_url())
        for problem in problems:
            form.add_error("files", problem)
    context = {"form": form, "case": case, "accept": ACCEPT}
    return render(request, "cases/files.html", context, status=422 if request.method == "POST" else 200)


@requires(CasePermission.VIEW)
@require_POST
def file_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a file out of its case."""
    actor = actor_of(request)
    attachment = get_object_or_404(
        Attachment.objects.visible_to(actor).select_related("case"), pk=pk, case__isnull=False
    )
    remove(attachment.pk, by=actor, at=timezone.now())
    messages.success(request, _("The file is taken out."))
    return see_other(attachment.case.get_absolute_url() if attachment.case else "/")


def _tell(request: HttpRequest, added: int) -> None:
    if added:
        messages.success(request, ngettext("%(n)s file added.", "%(n)s files added.", added) % {"n": added})
