"""The ways out of a house: a mail server and an SMS gateway that may be dead, slow, and alive again."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from tests.core.sms_server import SmsServer, sms_server
from tests.faults.house import House


@dataclass
class Mailbox:
    """Takes whatever comes, after ``delay`` seconds. ``received``: the Message-ID of each."""

    delay: float
    received: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        assert isinstance(envelope.content, bytes)
        self.received.append(str(message_from_bytes(envelope.content)["Message-ID"]))
        await asyncio.sleep(self.delay)
        return "250 OK"


@dataclass
class Gateways:
    mailbox: Mailbox
    sms: SmsServer

    def taken(self) -> list[str]:
        """What tells each message that was taken from any other: it stays the same when it is sent again."""
        return [*self.mailbox.received, *(one["key"] for one in self.sms.received)]


@contextmanager
def gateways_of(house: House, *, delay: float = 0) -> Iterator[Gateways]:
    """Both alive until the block ends."""
    mailbox = Mailbox(delay)
    mail = Controller(mailbox, hostname="127.0.0.1", port=house.smtp_port)
    mail.start()
    try:
        with sms_server(house.sms_port) as sms:
            sms.delay = delay
            yield Gateways(mailbox, sms)
    finally:
        mail.stop()
