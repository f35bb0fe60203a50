"""The part of tus 1.0 that browsers need, as our views answer it: creation, offset, pieces, termination."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from tirek.core.uploads import WrongOffset

VERSION = "1.0.0"
PIECE_TYPE = "application/offset+octet-stream"
SMALLEST_PIECE = 64  # but for the last one: each piece is a file for a while, and bytes one by one would fill any disk


def able(largest: int) -> HttpResponse:
    """What this server can do, for OPTIONS."""
    told = {"Tus-Version": VERSION, "Tus-Extension": "creation,termination", "Tus-Max-Size": str(largest)}
    return answer(204, told)


def standing(file: Any) -> HttpResponse:
    """How much of a file has arrived, for HEAD."""
    return answer(200, {"Upload-Offset": str(file.received), "Upload-Length": str(file.size)})


def continued(
    request: HttpRequest, file: Any, append: Callable[[int, bytes], Any], finish: Callable[[], Any]
) -> HttpResponse:
    """Take the piece of a PATCH: ``append`` stores it, ``finish`` is called when the file is whole."""
    offset = whole(request, "Upload-Offset")
    if request.content_type != PIECE_TYPE or offset is None:
        return refused("Content-Type, Upload-Offset", 415 if request.content_type != PIECE_TYPE else 400)
    if len(request.body) < SMALLEST_PIECE and offset + len(request.body) < file.size:
        return refused("Content-Length", 400)
    try:
        file = append(offset, request.body)
        if file.received == file.size:
            file = finish()
    except WrongOffset as gap:
        return answer(409, {"Upload-Offset": str(gap.received)})
    except ValidationError as problem:
        return refused(" ".join(problem.messages), 422)
    return answer(204, {"Upload-Offset": str(file.received)})


def whole(request: HttpRequest, name: str) -> int | None:
    """The whole number of a header; None for anything else, also for digits that are none (²) and endless ones."""
    told = request.headers.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= 12 else None


def name_of(request: HttpRequest) -> str:
    """The file's name out of ``Upload-Metadata: filename <base64>,…``."""
    pairs = (pair.strip().split(" ", 1) for pair in request.headers.get("Upload-Metadata", "").split(","))
    found = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
    try:
        return base64.b64decode(found.get("filename", ""), validate=True).decode("utf-8").replace("\0", "")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def answer(status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    """An empty answer in the protocol."""
    return HttpResponse(status=status, headers={"Tus-Resumable": VERSION, **(headers or {})})


def refused(reason: str, status: int) -> HttpResponse:
    """Plain words the page shows beside the file."""
    return HttpResponse(
        reason, status=status, content_type="text/plain; charset=utf-8", headers={"Tus-Resumable": VERSION}
    )
