"""Small answers every view needs."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect


class see_other(HttpResponseRedirect):  # noqa: N801 - reads as a verb in views
    """303: the write is done, look here."""

    status_code = 303


def client_address(request: HttpRequest) -> str:
    """The network address that asks, for limits on how often.

    Behind our own proxy it is the last one of ``X-Forwarded-For``, which the proxy has seen itself: what stands before
    it anybody may write. Without the proxy the whole header is a visitor's word and is not read.
    """
    told = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def uuid_or_none(text: str) -> UUID | None:
    """A key as typed into an address or a form; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
