"""What every write of a system shares: done once under its key, refused when the record has changed since."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Schema
from ninja.responses import Status

from tirek.exchange.actions.sending_once import once
from tirek.exchange.api.problems import ProblemDetails

Key = Annotated[UUID, Header(alias="Idempotency-Key", description="A UUID of your own; send it again with the same")]
IfMatch = Annotated[
    str,
    Header(alias="If-Match", max_length=100, description="The ETag of what you read: 412 when it has changed"),
]
WRONG: dict[Any, Any] = {401: ProblemDetails, 403: ProblemDetails, 422: ProblemDetails, 429: ProblemDetails}
WRONG_WRITE: dict[Any, Any] = WRONG | {400: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails}


def answer_once(
    request: HttpRequest,
    response: HttpResponse,
    key: UUID,
    asked: Schema | None,
    deed: Callable[[datetime], tuple[int, Schema]],
) -> Any:
    """Do a deed once and answer; ``Idempotency-Replayed`` says that it was done before."""
    at = timezone.now()

    def do() -> tuple[int, Any]:
        status, told = deed(at)
        return status, told.model_dump(mode="json")

    told = {"to": f"{request.method} {request.path}", "body": asked.model_dump(mode="json") if asked else None}
    done = once(request.api_client, key, told, do, at=at)  # type: ignore[attr-defined]
    if done.is_repeat:
        response["Idempotency-Replayed"] = "true"
    return Status(done.status, done.body)
