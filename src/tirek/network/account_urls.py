"""The pages of django-allauth that Tirek uses: signing in and out, passwords, second factors, sessions.

Signing up and changing the address stay closed: accounts come by invitation, and the address is the proof of it. Their
names remain, because allauth reverses them.
"""

from collections.abc import Iterator

from allauth.account import urls as account
from allauth.mfa import urls as mfa
from allauth.usersessions import urls as sessions
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from tirek.core.access import public

CLOSED = {
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
}
Patterns = list[URLPattern | URLResolver]


@public
def closed(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """There is no such page here."""
    raise Http404


def _leaves(patterns: Patterns) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _leaves(pattern.url_patterns)
        else:
            yield pattern


def _declared(patterns: Patterns) -> Patterns:
    """Close what is not used; of the rest say who may enter: allauth itself asks for sign-in where it is needed."""
    for leaf in _leaves(patterns):
        if leaf.name in CLOSED:
            leaf.callback = closed
        else:
            leaf.callback.access = "public (django-allauth)"  # type: ignore[attr-defined]
    return patterns


urlpatterns: Patterns = [
    path("", include(_declared(account.urlpatterns))),
    path("2fa/", include(_declared(mfa.urlpatterns))),
    path("sessions/", include(_declared(sessions.urlpatterns))),
]
