"""Files of the citizen's form sent piece by piece: the core of the tus protocol 1.0 with creation and termination."""

from datetime import timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tirek.cases.actions.attachments import LARGEST, append_chunk, begin_upload, finish_upload, remove
from tirek.cases.models import Attachment, IntakeDraft
from tirek.cases.views.apply_drafts import draft_of, keep, save_typed
from tirek.core import tus
from tirek.core.access import public
from tirek.core.actor import ANONYMOUS
from tirek.core.http import client_address
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany

FILES_PER_ADDRESS = 300
WINDOW = timedelta(hours=1)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "OPTIONS", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """The files of this device's draft (a fragment), or the beginning of a new one."""
    if request.method == "OPTIONS":
        return tus.able(LARGEST)
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
        return tus.answer(204)
    return tus.standing(attachment)


def _created(request: HttpRequest) -> HttpResponse:
    if not hit(f"upload:{client_address(request)}", FILES_PER_ADDRESS, WINDOW):
        return tus.refused(
            _("Too many files from this address. Wait an hour, or send the application without them."), 429
        )
    length = tus.whole(request, "Upload-Length")
    if length is None:
        return tus.refused("Upload-Length", 400)
    try:
        draft = _open_draft(request)
    except TooMany as refused:
        return tus.refused(str(refused.verdict.reason), 429)
    try:
        attachment = begin_upload(draft, tus.name_of(request), length, by=ANONYMOUS, at=timezone.now())
    except ValidationError as problem:
        return tus.refused(" ".join(problem.messages), 413 if length > LARGEST else 422)
    return tus.answer(201, {"Location": reverse("cases:upload", args=[attachment.pk])})


def _continued(request: HttpRequest, attachment: Attachment) -> HttpResponse:
    return tus.continued(
        request, attachment, partial(append_chunk, attachment.pk), partial(finish_upload, attachment.pk)
    )


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
