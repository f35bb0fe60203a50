"""Lets a test act as any actor without an account: the last middleware, so that its word is the last."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from tirek.core.actor import ANONYMOUS, Actor

_acting: list[Actor] = []


def act_as(actor: Actor) -> None:
    """Every later request of this test is made by ``actor``."""
    _acting[:] = [actor]


class ActAs:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = _acting[-1] if _acting else ANONYMOUS  # type: ignore[attr-defined]
        return self.get_response(request)
