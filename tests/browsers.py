"""Browsers of those who are signed in."""

from django.test import Client

from tirek.core.actor import Actor
from tirek.network.middleware import DEMO_SIGN_IN
from tirek.network.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser_of(who: Actor | User, client: Client | None = None) -> Client:
    """A browser of theirs (the given one, or a new one), signed in as the demo does it: with ``settings.DEMO`` nobody
    is sent away to set up a second factor. That of an actor nobody stands behind stays a stranger's."""
    browser = client or Client()
    user = who if isinstance(who, User) else User.objects.filter(pk=who.user_id).first()
    if user is not None:
        browser.force_login(user, backend=BACKEND)
        session = browser.session
        session[DEMO_SIGN_IN] = True
        session.save()
    return browser
