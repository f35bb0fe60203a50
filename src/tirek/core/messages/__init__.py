"""The outbox: e-mail and SMS stored with the data that causes them, delivered by a worker, at least once.

A worker claims a message (its next attempt moves a lease ahead), talks to the gateway outside any transaction and
then marks it sent. Killed in between, it leaves the message waiting: after the lease it goes out again with the same
idempotency key, so a gateway that honours the key delivers once; one that does not may deliver twice. Nothing is
ever lost and nothing is ever marked sent that the gateway has not accepted.
"""

from tirek.core.messages.outbox import composed, schedule, send

__all__ = ["composed", "schedule", "send"]
