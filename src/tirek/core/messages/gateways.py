"""The ways out: an SMS provider over HTTP, Django's e-mail, and files for a demo or a development machine."""

import hashlib
import http.client
import json
import smtplib
import urllib.error
import urllib.request
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage

from tirek.core.enums import Channel
from tirek.core.models import Message

TIMEOUT = 15
TRY_LATER = {408, 409, 423, 425, 429}


class Unreachable(Exception):
    """The gateway could not take the message now; it may later. The text is a short code, stored as last error."""


class Rejected(Exception):
    """The gateway will never take this message. The text is a short code, stored as last error."""


class Gateway(Protocol):
    """Hands one message over. Returns once it is accepted; raises Unreachable or Rejected otherwise."""

    def deliver(self, message: Message) -> None: ...


class HttpSmsGateway:
    """Posts JSON ``{"to", "text", "key"}`` with a bearer token and an ``Idempotency-Key``. Any 2xx is acceptance."""

    def __init__(self, url: str, token: str = "", timeout: float = TIMEOUT) -> None:
        self.url, self.token, self.timeout = url, token, timeout

    def deliver(self, message: Message) -> None:
        try:
            with urllib.request.urlopen(self._request(message), timeout=self.timeout) as answer:  # noqa: S310
                answer.read(1024)
        except urllib.error.HTTPError as error:
            error.close()
            if 400 <= error.code < 500 and error.code not in TRY_LATER:
                raise Rejected(f"http {error.code}") from error
            raise Unreachable(f"http {error.code}") from error
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(type(getattr(error, "reason", error)).__name__) from error

    def _request(self, message: Message) -> urllib.request.Request:
        headers = {"Content-Type": "application/json", "Idempotency-Key": message.key}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        body = json.dumps({"to": message.to, "text": message.body, "key": message.key}, ensure_ascii=False)
        return urllib.request.Request(self.url, body.encode(), headers, method="POST")  # noqa: S310


class EmailGateway:
    """Sends through Django's e-mail backend. The Message-ID is made of the key, so that a repeat can be recognised."""

    def deliver(self, message: Message) -> None:
        headers = {
            "Message-ID": f"<{hashlib.sha256(message.key.encode()).hexdigest()[:40]}@{_domain()}>",
            "Content-Language": message.language,
            "Auto-Submitted": "auto-generated",
        }
        try:
            mail = EmailMessage(message.subject, message.body, None, [message.to], headers=headers)
            for file in message.files.all():
                mail.attach(file.name, bytes(file.content), file.content_type)
            mail.send()
        except smtplib.SMTPRecipientsRefused as error:
            code = max(code for code, _ in error.recipients.values())
            raise (Rejected if code >= 500 else Unreachable)(f"smtp {code}") from error
        except smtplib.SMTPResponseException as error:
            raise (Rejected if error.smtp_code >= 550 else Unreachable)(f"smtp {error.smtp_code}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable(type(error).__name__) from error


class FileGateway:
    """Writes each message as a JSON file into a folder instead of sending it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def deliver(self, message: Message) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / f"{message.pk}.json"
            path.with_suffix(".part").write_text(json.dumps(_shown(message), ensure_ascii=False, indent=1))
            path.with_suffix(".part").replace(path)
            for file in message.files.all():
                (self.folder / f"{message.pk}-{Path(file.name).name}").write_bytes(bytes(file.content))
        except OSError as error:
            raise Unreachable(type(error).__name__) from error


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(">") or "localhost"


def _shown(message: Message) -> dict[str, str]:
    return {name: getattr(message, name) for name in ("channel", "to", "subject", "body", "language", "key")}


def gateway_for(channel: str) -> Gateway:
    """The gateway that the settings choose: SMS_GATEWAY_URL (and …_TOKEN), EMAIL_URL; files where one is unset."""
    if channel == Channel.SMS and settings.SMS_GATEWAY_URL:
        return HttpSmsGateway(settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_TOKEN)
    if channel == Channel.EMAIL and settings.EMAIL_URL:
        return EmailGateway()
    return FileGateway(Path(settings.DATA_DIR) / "outbox")
