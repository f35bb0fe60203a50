"""How django-allauth behaves here: nobody signs up, and its letters leave through the outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.network.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a letter into the outbox, in the language the addressee chose."""
        user = context.get("user") or User.objects.filter(email=email.lower()).first()
        language = user.language if user else (get_language() or "kk")[:2]
        with override(language):
            subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
            body = render_to_string(f"{template_prefix}_message.txt", context).strip()
        send(Channel.EMAIL, email, subject, body, language=language, about=user)
