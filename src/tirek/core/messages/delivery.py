"""Delivering the outbox. The only part of Tirek that talks to gateways."""

import random
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction

from tirek.core.enums import MessageState
from tirek.core.messages.gateways import Rejected, Unreachable, gateway_for
from tirek.core.messages.outbox import schedule
from tirek.core.models import Message

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=2)
GIVE_UP_AFTER = timedelta(days=5)
FIRST_PAUSE = timedelta(seconds=20)
LONGEST_PAUSE = timedelta(hours=3)


def deliver(message_id: UUID | str, *, at: datetime) -> MessageState | None:
    """Try one message. Returns its state afterwards, or None when it was not this worker's turn (already sent, not
    due yet, or claimed by another). The claim is a lease, so no transaction stays open while the gateway answers."""
    message = _claim(message_id, at)
    if message is None:
        return None
    try:
        gateway_for(message.channel).deliver(message)
    except Rejected as error:
        return _settle(message, MessageState.FAILED, at, error)
    except Unreachable as error:
        if at - message.created_at > GIVE_UP_AFTER:
            return _settle(message, MessageState.GIVEN_UP, at, error)
        return _postpone(message, at, error)
    return _settle(message, MessageState.SENT, at)


def pause(attempts: int) -> timedelta:
    """How long to wait after that many failed attempts: doubling from 20 s to 3 h, ± 25 %."""
    doubled: timedelta = min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), LONGEST_PAUSE)
    return doubled * random.uniform(0.75, 1.25)  # noqa: S311


def sweep(*, at: datetime, limit: int = 1000) -> int:
    """Schedule again the messages that are overdue by more than a lease: their job was lost with its worker, or
    the queue was emptied. Returns how many."""
    overdue = Message.objects.due(at - LEASE).order_by("next_attempt_at")[:limit]
    for message in overdue:
        schedule(message, once=True)
    return len(overdue)


@transaction.atomic
def _claim(message_id: UUID | str, at: datetime) -> Message | None:
    message = Message.objects.due(at).select_for_update(skip_locked=True).filter(pk=message_id).first()
    if message:
        message.attempts += 1
        message.next_attempt_at = at + LEASE
        message.save(update_fields=["attempts", "next_attempt_at"])
    return message


def _settle(message: Message, state: MessageState, at: datetime, error: Exception | None = None) -> MessageState:
    message.state, message.last_error = state, str(error or "")[:120]
    message.sent_at = at if state == MessageState.SENT else None
    message.save(update_fields=["state", "last_error", "sent_at"])
    if state == MessageState.SENT:
        message.files.all().delete()
    log.info("message_settled", message_id=str(message.pk), state=state, attempts=message.attempts)
    return state


@transaction.atomic
def _postpone(message: Message, at: datetime, error: Exception) -> MessageState:
    message.last_error, message.next_attempt_at = str(error)[:120], at + pause(message.attempts)
    message.save(update_fields=["last_error", "next_attempt_at"])
    schedule(message, at=message.next_attempt_at)
    return MessageState.WAITING
