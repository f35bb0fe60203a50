"""Files of the citizen's form sent piece by piece: the core of the tus protocol 1.0 with creation and termination."""

import base64
import binascii
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tirek.cases.actions.attachments import LARGEST, WrongOffset, append_chunk, begin_upload, finish_upload, remove
from tirek.cases.models import Attachment, IntakeDraft
from tirek.cases.views.apply_drafts import draft_of, keep, save_typed
from tirek.core.access import public
from tirek.core.actor import ANONYMOUS
from tirek.core.http import client_address
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany

VERSION = "1.0.0"
PIECE_TYPE = "application/offset+octet-stream"
ABLE = {"Tus-Version": VERSION, "Tus-Extension": "creation,termination", "Tus-Max-Size": str(LARGEST)}
FILES_PER_ADDRESS = 300
WINDOW = timedelta(hours=1)
SMALLEST_PIECE = 64  # but for the last one: each piece is a file for a while, and bytes one by one would fill any disk


@public
@never_cache
@require_http_methods(["GET", "HEAD", "OPTIONS", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """The files of this device's draft (a fragment), or the beginning of a new one."""
    if request.method == "OPTIONS":
        return _answer(204, ABLE)
    if request.method == "POST":
        return keep(request, _created(request))
    draft = draft_of(request)
    return render(request, "cases/apply_files.html", {"files": draft.attachments.all() if draft else []})


@public
@never_cache
@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: HttpRequest, pk: str) -> HttpResponse:
    """One file on its way, found only through the token of its draft."""
    attachment = _own(request, pk)
    if request.method == "PATCH":
        return _continued(request, attachment)
    if request.method == "DELETE":
        remove(attachment.pk, by=ANONYMOUS, at=timezone.now())
        return _answer(204)
    return _answer(200, {"Upload-Offset": str(attachment.received), "Upload-Length": str(attachment.size)})


def _created(request: HttpRequest) -> HttpResponse:
    if not hit(f"upload:{client_address(request)}", FILES_PER_ADDRESS, WINDOW):
        return _refused(_("Too many files from this address. Wait an hour, or send the application without them."), 429)
    length = _whole(request, "Upload-Length")
    if length is None:
        return _refused("Upload-Length", 400)
    try:
        draft = _open_draft(request)
    except TooMany as refused:
        return _refused(str(refused.verdict.reason), 429)
    try:
        attachment = begin_upload(draft, _name_of(request), length, by=ANONYMOUS, at=timezone.now())
    except ValidationError as problem:
        return _refused(" ".join(problem.messages), 413 if length > LARGEST else 422)
    return _answer(201, {"Location": reverse("cases:upload", args=[attachment.pk])})


def _continued(request: HttpRequest, attachment: Attachment) -> HttpResponse:
    offset = _whole(request, "Upload-Offset")
    if request.content_type != PIECE_TYPE or offset is None:
        return _refused("Content-Type, Upload-Offset", 415 if request.content_type != PIECE_TYPE else 400)
    if len(request.body) < SMALLEST_PIECE and offset + len(request.body) < attachment.size:
        return _refused("Content-Length", 400)
    try:
        attachment = append_chunk(attachment.pk, offset, request.body)
        if attachment.is_complete:
            attachment = finish_upload(attachment.pk)
    except WrongOffset as gap:
        return _answer(409, {"Upload-Offset": str(gap.received)})
    except ValidationError as problem:
        return _refused(" ".join(problem.messages), 422)
    return _answer(204, {"Upload-Offset": str(attachment.received)})


def _whole(request: HttpRequest, name: str) -> int | None:
    """The whole number of a header; None for anything else, also for digits that are none (²) and endless ones."""
    told = request.headers.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= 12 else None


def _own(request: HttpRequest, pk: str) -> Attachment:
    draft = draft_of(request)
    if draft is None:
        raise Http404
    return get_object_or_404(draft.attachments, pk=pk)


def _open_draft(request: HttpRequest) -> IntakeDraft:
    draft = draft_of(request)
    if draft is None:
        return save_typed(request, "what")
    if draft.case_id:
        raise Http404
    return draft


def _name_of(request: HttpRequest) -> str:
    """The file's name out of ``Upload-Metadata: filename <base64>,…``."""
    pairs = (pair.strip().split(" ", 1) for pair in request.headers.get("Upload-Metadata", "").split(","))
    found = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
    try:
        return base64.b64decode(found.get("filename", ""), validate=True).decode("utf-8").replace("\0", "")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _answer(status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    return HttpResponse(status=status, headers={"Tus-Resumable": VERSION, **(headers or {})})


def _refused(reason: str, status: int) -> HttpResponse:
    """Plain words the page shows beside the file."""
    return HttpResponse(
        reason, status=status, content_type="text/plain; charset=utf-8", headers={"Tus-Resumable": VERSION}
    )
