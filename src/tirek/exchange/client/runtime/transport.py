"""Tokens, retries, errors: how requests travel. Standard library only."""

import json
import time
import warnings
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener
from uuid import uuid4

__all__ = ["Answer", "FieldProblem", "Problem", "Transport", "Unreachable"]

AGAIN = (429, 500, 502, 503, 504)
SOONER = 30


@dataclass(frozen=True)
class FieldProblem:
    """One wrong value: where, and what is wrong with it."""

    field: str
    detail: str


class Problem(Exception):
    """An answer that says no (RFC 9457), in the language asked for."""

    def __init__(self, status: int, title: str, detail: str, errors: list[FieldProblem]) -> None:
        told = [detail, *(f"{each.field}: {each.detail}" for each in errors)]
        super().__init__(f"{status} {title}" + "".join(f" · {each}" for each in told if each))
        self.status, self.title, self.detail, self.errors = status, title, detail, errors


class Unreachable(Exception):
    """No answer after every try. A write was sent with an Idempotency-Key: sending it again with the same is safe."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON; None when it is empty."""
        return json.loads(self.body) if self.body else None


class _NoRedirects(HTTPRedirectHandler):
    """A token is never carried to another address."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass
class Transport:
    """A connection to one installation.

    ``tries`` counts the first one too; between them it waits 1, 2, 4 … seconds, or what the server asks for.
    ``scopes`` asks for fewer than the system has. ``etag`` is that of the last answer.
    """

    base: str
    client_id: str
    client_secret: str
    scopes: tuple[str, ...] = ()
    language: str = "kk"
    timeout: float = 30
    tries: int = 5
    longest_wait: float = 60
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    etag: str = ""
    _token: str = field(default="", repr=False)
    _good_until: float = field(default=0, repr=False)
    _opener: OpenerDirector = field(default_factory=lambda: build_opener(_NoRedirects), repr=False)

    def __post_init__(self) -> None:
        self.base = self.base.rstrip("/")
        if urlsplit(self.base).scheme not in ("http", "https"):
            raise ValueError("the address begins with https:// or http://")

    def call(
        self,
        method: str,
        path: str,
        *,
        places: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str | None] | None = None,
        body: Any = None,
        file: tuple[str, bytes] | None = None,
        is_open: bool = False,
    ) -> Answer:
        """Send a request and give the answer. Raises Problem, Unreachable."""
        for name, value in (places or {}).items():
            path = path.replace("{" + name + "}", quote(str(value), safe=""))
        asked = {name: _written(value) for name, value in (query or {}).items() if value is not None}
        address = f"{self.base}{path}" + (f"?{urlencode(asked)}" if asked else "")
        sent = {name: value for name, value in (headers or {}).items() if value is not None}
        content, kind = _packed(body, file)
        if kind:
            sent["Content-Type"] = kind
        answer = self._authorised(method, address, sent, content, is_open)
        if answer.status >= 400:
            raise _problem(answer)
        self.etag = answer.headers.get("ETag", "")
        if answer.headers.get("Deprecation"):
            last = answer.headers.get("Sunset", "")
            words = f"{method} {path} will go" + (f" on {last}" if last else "")
            warnings.warn(words, DeprecationWarning, stacklevel=3)
        return answer

    def _authorised(
        self, method: str, address: str, headers: dict[str, str], content: bytes | None, is_open: bool
    ) -> Answer:
        """With a token; once more with a new one when the old was refused."""
        for is_last in (False, True):
            if not is_open:
                headers = {**headers, "Authorization": f"Bearer {self._bearer(anew=is_last)}"}
            answer = self._send(method, address, headers, content)
            if answer.status != 401 or is_open:
                break
        return answer

    def _bearer(self, *, anew: bool) -> str:
        if anew or not self._token or self.now() >= self._good_until:
            asked = {"grant_type": "client_credentials"}
            if self.scopes:
                asked["scope"] = " ".join(self.scopes)
            pair = b64encode(f"{self.client_id}:{self.client_secret}".encode()).decode()
            headers = {"Authorization": f"Basic {pair}", "Content-Type": "application/x-www-form-urlencoded"}
            answer = self._send("POST", f"{self.base}/api/oauth/token", headers, urlencode(asked).encode())
            if answer.status >= 400:
                raise _problem(answer)
            told = answer.json()
            self._token = str(told["access_token"])
            self._good_until = self.now() + float(told.get("expires_in", 60)) - SOONER
        return self._token

    def _send(self, method: str, address: str, headers: dict[str, str], content: bytes | None) -> Answer:
        """One request, tried again while it may help: every write carries its Idempotency-Key, so that a repeated one
        is done once."""
        headers = {"Accept": "application/json", "Accept-Language": self.language, **headers}
        for number in range(self.tries):
            request = Request(address, data=content, headers=headers, method=method)  # noqa: S310 - checked above
            try:
                with self._opener.open(request, timeout=self.timeout) as found:
                    return Answer(found.status, dict(found.headers), found.read())
            except HTTPError as error:
                answer = Answer(error.code, dict(error.headers), error.read())
                if error.code not in AGAIN or number == self.tries - 1:
                    return answer
                self.sleep(self._pause(number, answer.headers.get("Retry-After", "")))
            except (URLError, TimeoutError, ConnectionError) as error:
                if number == self.tries - 1:
                    raise Unreachable(f"{address}: {error}") from error
                self.sleep(self._pause(number, ""))
        raise Unreachable(address)

    def _pause(self, number: int, asked: str) -> float:
        """Seconds to wait: what the server asked for, else twice as long each time."""
        wait: float = 2.0**number
        if asked.isdigit():
            wait = float(asked)
        elif asked:
            with suppress(ValueError):
                wait = parsedate_to_datetime(asked).timestamp() - self.now()
        return min(max(wait, 0), self.longest_wait)


def new_key() -> str:
    """A key for one write."""
    return str(uuid4())


def _written(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _packed(body: Any, file: tuple[str, bytes] | None) -> tuple[bytes | None, str]:
    """The content of a request and its media type."""
    if file is not None:
        mark = uuid4().hex
        name = file[0].replace('"', "'").replace("\r", " ").replace("\n", " ")
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        return head.encode() + file[1] + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
    if body is None:
        return None, ""
    return json.dumps(body, ensure_ascii=False).encode(), "application/json"


def _problem(answer: Answer) -> Problem:
    try:
        told = answer.json()
    except ValueError:
        told = None
    if not isinstance(told, dict):
        return Problem(answer.status, "", answer.body[:200].decode("utf-8", "replace"), [])
    errors = [FieldProblem(str(each.get("field", "")), str(each.get("detail", ""))) for each in told.get("errors", [])]
    title = str(told.get("title") or told.get("error") or "")
    return Problem(answer.status, title, str(told.get("detail") or told.get("error_description") or ""), errors)
