"""The answer of a rule: allowed, or refused with a reason the user can read."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Verdict:
    """True when allowed. ``reason`` is shown to the user when it is not."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refuse(reason: str | Promise) -> Verdict:
    """A refusal with the reason shown to the user."""
    return Verdict(False, reason)


class Refused(Exception):
    """Something that may be seen may not be done. Rendered as 403 with the reason."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(str(verdict.reason))
        self.verdict = verdict


class TooMany(Refused):
    """The same was tried too often: later it may be done again. Rendered as 429 with the reason."""


def ensure(verdict: Verdict) -> None:
    """Raise :class:`Refused` unless the verdict allows."""
    if not verdict:
        raise Refused(verdict)
