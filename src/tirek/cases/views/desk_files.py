"""The files chosen at the desk while the form is not right yet: stored at once, shown again, adopted in the end."""

from datetime import datetime

from django.http import HttpRequest

from tirek.cases.actions.desk_files import adopt_files
from tirek.cases.actions.drafts import draft_for, start_draft
from tirek.cases.models import Attachment, Case, IntakeDraft
from tirek.cases.views.fetching import actor_of
from tirek.cases.views.storing import store_files

KEPT = "desk_drafts"
MOST_DRAFTS = 5


def keep_files(request: HttpRequest, at: datetime) -> list[str]:
    """Store what has just been chosen; what was wrong with files that could not be stored."""
    chosen, key = request.FILES.getlist("files"), request.POST.get("intake_key", "")[:36]
    if not chosen or not key:
        return []
    draft = draft_of_desk(request) or _started(request, key, at)
    return store_files(draft, chosen, by=actor_of(request), at=at)


def kept_files(request: HttpRequest) -> list[Attachment]:
    """Those of this form kept so far."""
    draft = draft_of_desk(request)
    return list(draft.attachments.complete()) if draft else []


def adopt_kept(request: HttpRequest, case: Case, at: datetime) -> None:
    """Move them to the registered case."""
    draft = draft_of_desk(request)
    if draft is not None:
        adopt_files(draft, case.pk, by=actor_of(request), at=at)


def draft_of_desk(request: HttpRequest) -> IntakeDraft | None:
    """The draft that keeps this form's files; its token is in the session of this desk only."""
    token = request.session.get(KEPT, {}).get(request.POST.get("intake_key", ""), "")
    return draft_for(token) if token else None


def _started(request: HttpRequest, key: str, at: datetime) -> IntakeDraft:
    draft, token = start_draft(actor_of(request).language, at)
    kept = list(request.session.get(KEPT, {}).items())[-(MOST_DRAFTS - 1) :]
    request.session[KEPT] = {**dict(kept), key: token}
    return draft
