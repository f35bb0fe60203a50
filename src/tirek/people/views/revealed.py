"""Numbers opened in this session: shown for ten minutes after the disclosure was written."""

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

_KEY = "people.revealed"
_SECONDS = 600


def remember_revealed(request: HttpRequest, identifier_id: UUID) -> None:
    """The number was opened now; what has run out is forgotten."""
    now = timezone.now().timestamp()
    kept = {key: at for key, at in request.session.get(_KEY, {}).items() if now - at < _SECONDS}
    request.session[_KEY] = {**kept, str(identifier_id): now}


def is_revealed(request: HttpRequest, identifier_id: UUID) -> bool:
    """Whether the number was opened in the last ten minutes."""
    at = request.session.get(_KEY, {}).get(str(identifier_id))
    return at is not None and timezone.now().timestamp() - at < _SECONDS
