"""How django-allauth behaves here: nobody signs up, tries are counted for all processes, letters go to the outbox."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.throttle import forget, hit
from tirek.network.models import User

# allauth counts in a cache of each process; these hold for all of them together.
WINDOW = timedelta(minutes=15)
TRIES_OF_ONE_ACCOUNT = 20
TRIES_FROM_ONE_ADDRESS = 100


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try by account and by network address before any password is looked at."""
        of_account = hit(_account_key(credentials.get("email", "")), TRIES_OF_ONE_ACCOUNT, WINDOW)
        from_address = hit(f"login-from:{self.get_client_ip(request)}", TRIES_FROM_ONE_ADDRESS, WINDOW)
        if not (of_account and from_address):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """A right password ends the count for the account."""
        forget(_account_key(user.email))
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return answer

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a letter into the outbox, in the language the addressee chose."""
        user = context.get("user") or User.objects.filter(email=email.lower()).first()
        language = user.language if user else (get_language() or "kk")[:2]
        with override(language):
            subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
            body = render_to_string(f"{template_prefix}_message.txt", context).strip()
        send(Channel.EMAIL, email, subject, body, language=language, about=user)


def _account_key(email: str) -> str:
    return f"login-to:{email.strip().lower()}"
