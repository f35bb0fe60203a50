"""Putting messages into the outbox, and putting them back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.audit.recording import subject_id, subject_type
from tirek.core.enums import Channel, MessageState
from tirek.core.jobs import defer
from tirek.core.models import Message, MessageFile
from tirek.core.verdict import Refused, refuse


@transaction.atomic(savepoint=False)  # part of the caller's transaction: nobody goes on without the message
def send(
    channel: Channel | str,
    to: str,
    subject: str,
    body: str,
    *,
    language: str,
    about: models.Model | None = None,
    key: str | None = None,
    files: Sequence[tuple[str, str, bytes]] = (),
) -> Message:
    """Store a message and its job in the caller's transaction: both exist if and only if that commits.

    ``key`` names the occasion (``"case-received:<id>"``): a second message with the same key is not stored and the
    first is returned. Without a key every call is a message of its own. The subject of an SMS is not sent.
    ``files`` go out with an e-mail: name, type and content of each.
    """
    message = composed(channel, to, subject, body, language=language, about=about, key=key)
    if key is None:
        message.save(force_insert=True)
    else:
        Message.objects.bulk_create([message], ignore_conflicts=True)
        stored = Message.objects.get(key=key)
        if stored.pk != message.pk:
            return stored
    MessageFile.objects.bulk_create(
        MessageFile(message=message, name=name, content_type=kind, content=content) for name, kind, content in files
    )
    schedule(message)
    return message


def composed(
    channel: Channel | str,
    to: str,
    subject: str,
    body: str,
    *,
    language: str,
    about: models.Model | None = None,
    key: str | None = None,
) -> Message:
    """A message unsaved, for an action that inserts it together with its own rows and then calls ``schedule``."""
    return Message(
        channel=Channel(channel),
        to=to,
        subject=" ".join(subject.split())[:300],
        body=body,
        language=language,
        about_type=subject_type(about) if about else "",
        about_id=subject_id(about) if about else None,
        key=key or str(uuid4()),
        next_attempt_at=timezone.now(),
    )


@transaction.atomic
def retry_message(message: Message, *, by: Actor, at: datetime) -> Message:
    """Try a refused or abandoned message again, from the first attempt. Raises Refused when it was sent already."""
    message = Message.objects.visible_to(by).select_for_update().get(pk=message.pk)
    if message.state == MessageState.SENT:
        raise Refused(refuse(_("This message has already been sent.")))
    message.state, message.attempts, message.next_attempt_at = MessageState.WAITING, 0, at
    message.save(update_fields=["state", "attempts", "next_attempt_at"])
    record("core.message_retried", message, by=by, at=at)
    schedule(message)
    return message


def schedule(message: Message, at: datetime | None = None, *, once: bool = False) -> None:
    """Store the job that delivers a message. With ``once``, not while such a job is already waiting."""
    from tirek.core.tasks import deliver_message  # the job calls delivery, which needs this module

    once_key = f"message-{message.pk}" if once else None
    defer(deliver_message, at=at, once=once_key, message_id=str(message.pk))
