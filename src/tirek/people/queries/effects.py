"""What a withdrawal of consent brings about, told before it and checked after it. Other apps say what rests on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from tirek.people.models import Consent


@dataclass(frozen=True, slots=True)
class Effect:
    """One consequence in plain words. ``is_pending``: it still goes on and keeps the task open; ``url`` leads staff to
    where it is ended."""

    text: str | Promise
    is_pending: bool = False
    url: str = ""


Teller = Callable[[Consent], Iterable[Effect]]
_tellers: dict[str, Teller] = {}


def tell_effects_with(name: str, teller: Teller) -> None:
    """Registered from ``ready()`` by an app whose work may rest on a consent."""
    _tellers[name] = teller


def effects_of(consent: Consent) -> list[Effect]:
    """Everything that follows from withdrawing this consent."""
    return [effect for name in sorted(_tellers) for effect in _tellers[name](consent)]
