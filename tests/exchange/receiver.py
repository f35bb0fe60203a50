"""A partner's server for tests: real HTTP on a loopback port; may be slow, wrong, refusing or gone."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, bytes, dict[str, str]]


@dataclass
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.body)

    @property
    def key(self) -> str:
        return self.headers["webhook-id"]


@dataclass
class Receiver:
    """``answers``: the answer to each coming request in turn, then what ``otherwise`` says. ``drip``: seconds before
    each byte of the answer's body."""

    answers: list[Answer] = field(default_factory=list)
    otherwise: Callable[[Asked], Answer] = lambda asked: (200, b"", {})
    delay: float = 0
    drip: float = 0
    received: list[Asked] = field(default_factory=list)
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, asked: Asked) -> Answer:
        with self.lock:
            self.received.append(asked)
            return self.answers.pop(0) if self.answers else self.otherwise(asked)

    def keys(self) -> list[str]:
        return [asked.key for asked in self.received]


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


@contextmanager
def receiver(port: int = 0) -> Iterator[Receiver]:
    """Listen until the block ends."""
    state = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._take()

        def do_POST(self) -> None:
            self._take()

        def _take(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            told = {name.lower(): value for name, value in self.headers.items()}
            status, answer, headers = state.answer(Asked(self.command, self.path, told, body))
            time.sleep(state.delay)
            try:
                self.send_response(status)
                for name, value in {"Content-Length": str(len(answer)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self._say(answer)
            except OSError:
                return  # the caller did not wait

        def _say(self, answer: bytes) -> None:
            if not state.drip:
                self.wfile.write(answer)
                return
            for place in range(len(answer)):
                time.sleep(state.drip)
                self.wfile.write(answer[place : place + 1])

        def log_message(self, *_arguments: object) -> None:
            return

    server = _Server(("127.0.0.1", port), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fits(asked: Asked, secret: str) -> bool:
    """Whether a receiver that follows Standard Webhooks would take it as ours: written anew from their text."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = b".".join([asked.headers["webhook-id"].encode(), asked.headers["webhook-timestamp"].encode(), asked.body])
    right = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return f"v1,{right}" in asked.headers["webhook-signature"].split(" ")
