"""Files of an entry: sent piece by piece, or with the form where there are no scripts; opened by those who may."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions.entry_files import append_to_file, begin_file, finish_file, remove_file
from tirek.calls.models import Entry, EntryFile
from tirek.calls.views.door import own_entry
from tirek.calls.views.pages import actor_of
from tirek.core import tus
from tirek.core.access import public
from tirek.core.enums import ScanState
from tirek.core.http import client_address, see_other
from tirek.core.scanning import scanner_url
from tirek.core.throttle import hit
from tirek.core.verdict import Refused, refuse

LARGEST = 2 << 30
FILES_PER_ADDRESS = 300
WINDOW = timedelta(hours=1)
PIECE = 1 << 20


@public
@never_cache
@require_http_methods(["GET", "HEAD", "OPTIONS", "POST"])
def uploads(request: HttpRequest, number: str, field: str) -> HttpResponse:
    """The beginning of a file of a field."""
    if request.method != "POST":
        return tus.able(LARGEST)
    entry = own_entry(request, number)
    if not hit(f"upload:{client_address(request)}", FILES_PER_ADDRESS, WINDOW):
        return tus.refused(_("Too many files from this address. Wait an hour and try again."), 429)
    length = tus.whole(request, "Upload-Length")
    if length is None:
        return tus.refused("Upload-Length", 400)
    try:
        file = begin_file(entry.pk, field, tus.name_of(request), length, at=timezone.now())
    except ValidationError as problem:
        return tus.refused(" ".join(problem.messages), 422)
    except Refused as refused:
        return tus.refused(str(refused.verdict.reason), 422)
    return tus.answer(201, {"Location": reverse("calls:entry_upload", args=[number, file.pk])})


@public
@never_cache
@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: HttpRequest, number: str, pk: UUID) -> HttpResponse:
    """One file on its way."""
    file = get_object_or_404(EntryFile, pk=pk, entry=own_entry(request, number))
    if request.method == "PATCH":
        return tus.continued(request, file, partial(append_to_file, pk), partial(finish_file, pk))
    if request.method == "DELETE":
        remove_file(pk, by=actor_of(request), at=timezone.now())
        return tus.answer(204)
    return tus.standing(file)


@public
@never_cache
@require_POST
def files(request: HttpRequest, number: str, field: str) -> HttpResponse:
    """Files sent with the form, where there are no scripts."""
    entry = own_entry(request, number)
    for sent in request.FILES.getlist(f"file_{field}"):
        try:
            file = begin_file(entry.pk, field, sent.name or "", sent.size or 0, at=timezone.now())
            for place, piece in enumerate(sent.chunks(PIECE)):
                append_to_file(file.pk, place * PIECE, piece)
            finish_file(file.pk)
        except ValidationError as problem:
            messages.error(request, f"{sent.name}: {' '.join(problem.messages)}")
    return see_other(_step(request, number))


@public
@never_cache
@require_POST
def removal(request: HttpRequest, number: str, pk: UUID) -> HttpResponse:
    """Take a file out of what is being written."""
    file = get_object_or_404(EntryFile, pk=pk, entry=own_entry(request, number))
    remove_file(pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The file is taken out."))
    return see_other(_step(request, file.entry.number))


@public
@never_cache
@require_GET
def file(request: HttpRequest, number: str, pk: UUID) -> HttpResponseBase:
    """A file as an attachment: for whoever entered, and for those who run the call."""
    visible = Entry.objects.visible_to(actor_of(request)).filter(number=number)
    entry = visible.first() or own_entry(request, number)
    return served(get_object_or_404(EntryFile, pk=pk, entry=entry))


def served(file: EntryFile, name: str = "") -> HttpResponseBase:
    """A stored file, never shown inside our pages; ``name``: another than its own, for judges of a blind stage."""
    if file.scan == ScanState.INFECTED:
        raise Refused(refuse(_("The virus check has found something in this file. It cannot be opened.")))
    if file.scan == ScanState.WAITING and scanner_url():
        raise Refused(refuse(ScanState.WAITING.label))
    if not file.media_type or not default_storage.exists(file.stored_as):
        raise Http404
    response = FileResponse(
        default_storage.open(file.stored_as),
        as_attachment=True,
        filename=name or file.name,
        content_type=file.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _step(request: HttpRequest, number: str) -> str:
    """The step of the form that the press came from."""
    step = request.POST.get("step", "")
    return reverse("calls:entry_form", args=[number, step if step.replace("_", "").isalnum() else "you"])
