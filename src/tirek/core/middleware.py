"""What every request passes: a number in the logs, the language, and a refusal said in words."""

import re
from collections.abc import Callable

import structlog
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from tirek.core.ids import uuid7
from tirek.core.verdict import Refused, TooMany

GetResponse = Callable[[HttpRequest], HttpResponseBase]
TEXTS = frozenset(
    {"text/html", "text/plain", "text/csv", "text/calendar", "application/json", "application/problem+json"}
)
REQUEST_ID = re.compile(r"[\w-]{8,64}")


class RequestIdMiddleware:
    """Gives the request a number (the balancer's own, when it sends one), in every log line and in the answer, so
    that a user who reads it out can be helped."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        request.request_id = given if REQUEST_ID.fullmatch(given) else uuid7().hex  # type: ignore[attr-defined]
        with structlog.contextvars.bound_contextvars(request_id=request.request_id):  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response


class CompressMiddleware(GZipMiddleware):
    """Sends texts compressed; files that are packed already and streams go as they are.

    Whoever can make a browser ask, and sees how long the answers are, learns nothing of what is in them (BREACH): each
    answer is longer by a random number of bytes, and the token of a form is masked anew every time, both by Django.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in TEXTS:
            return response
        return super().process_response(request, response)


class ReadableAddressMiddleware:
    """Takes zero bytes, which no text of the database can hold and no person types, out of a query, and refuses (400)
    a path with one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info:
            raise BadRequest("zero byte in the path")
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        return self.get_response(request)


class PersonalPagesMiddleware:
    """Keeps what was made for a session or a token out of every cache: after signing out at a desk that many share,
    the back button shows nothing. A view that says something of its own about caching is left alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        name = settings.SESSION_COOKIE_NAME
        if name in request.COOKIES or name in response.cookies or "Authorization" in request.headers:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class LanguageMiddleware:
    """Chooses the language: the one picked on this device, else that of the user's profile, else the first of the
    browser's that Tirek speaks, else Kazakh. Stands after authentication and before whatever speaks to the user."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_of(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE or settings.LANGUAGE_CODE)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


class RefusedMiddleware:
    """Turns ``Refused`` into a 403 page that gives the reason."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django when a view raises."""
        if not isinstance(exception, Refused):
            return None
        if isinstance(exception, TooMany):
            return render(request, "errors/429.html", {"reason": exception.verdict.reason}, status=429)
        return render(request, "errors/403.html", {"reason": exception.verdict.reason}, status=403)


def language_of(request: HttpRequest) -> str:
    """The language of the answer; see :class:`LanguageMiddleware`."""
    spoken = dict(settings.LANGUAGES)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in spoken:
        return chosen
    preferred = getattr(getattr(request, "user", None), "language", "")
    if preferred in spoken:
        return str(preferred)
    return translation.get_language_from_request(request)
