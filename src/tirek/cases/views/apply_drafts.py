"""The visitor's draft: found by the token in their cookie, kept on this device for a month."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.cases.actions.drafts import draft_for, save_answers, start_draft
from tirek.cases.forms.apply import WhatForm, WhereForm, WhoForm
from tirek.cases.models import IntakeDraft
from tirek.core.http import client_address
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, refuse

COOKIE = "application"
PATH = "/apply/"
KEPT_FOR = timedelta(days=30)
FORMS = {"who": WhoForm, "what": WhatForm, "where": WhereForm}
STEPS = list(FORMS)
_NOT_TYPED = {"files"}
DRAFTS_PER_ADDRESS = 300  # a village, a school or a whole provider may share one address
WINDOW = timedelta(hours=1)


def draft_of(request: HttpRequest) -> IntakeDraft | None:
    """The draft of this device, also one that has become a case; None when there is none."""
    return draft_for(request.COOKIES.get(COOKIE, ""))


def save_typed(request: HttpRequest, step: str) -> IntakeDraft:
    """Save what the step's form holds, beginning a draft when there is none. ``keep`` then hands out its token.

    The session is begun here too, so that the PIN has a place to wait in even when the answer to the last press is
    lost on the way."""
    now, draft = timezone.now(), draft_of(request)
    if draft is None:
        draft = _begun(request)
    if request.session.is_empty():
        request.session["applying"] = True
    return save_answers(draft, typed(request, step), STEPS.index(step) + 1, now)


def open_draft(request: HttpRequest) -> IntakeDraft:
    """The draft of this device that is still being written, or a new one. ``keep`` then hands out its token."""
    draft = draft_of(request)
    return draft if draft and draft.case_id is None else _begun(request)


def _begun(request: HttpRequest) -> IntakeDraft:
    """A new draft. Raises TooMany when a machine begins them by the hundred."""
    if not hit(f"draft:{client_address(request)}", DRAFTS_PER_ADDRESS, WINDOW):
        raise TooMany(refuse(_("Too many tries. Wait an hour and try again, or call the office.")))
    draft, token = start_draft(get_language() or "kk", timezone.now())
    request.new_draft_token = token  # type: ignore[attr-defined]
    return draft


def keep(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response, with the cookie of a draft begun in this request."""
    token = getattr(request, "new_draft_token", "")
    if token:
        response.set_cookie(
            COOKIE,
            token,
            max_age=KEPT_FOR,
            path=PATH,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """The response, after which this device knows no draft."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


def typed(request: HttpRequest, step: str) -> dict[str, str]:
    """What stands in the fields of a step, as it was typed, without what no database can store."""
    names = FORMS[step].base_fields.keys() - _NOT_TYPED
    return {name: _storable(request.POST[name]) for name in names if name in request.POST}


def is_forged(request: HttpRequest) -> bool:
    """Whether the form's token is missing or old. The views ask themselves, so that a page left open too long comes
    back with everything that was typed and not as a bare refusal."""
    return _Check(lambda _request: HttpResponse()).process_view(request, None, (), {}) is not None


class _Check(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: Any) -> HttpResponse:
        return HttpResponse(status=403)


def _storable(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
