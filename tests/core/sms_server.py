"""A small SMS gateway for tests: real HTTP on a loopback port; may be slow, wrong, refusing or gone."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class SmsServer:
    """``answers``: the status of each coming request in turn (then 200); ``delay``: seconds before each answer."""

    answers: list[int] = field(default_factory=list)
    delay: float = 0
    received: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

    def texts(self) -> list[str]:
        return [one["text"] for one in self.received]


@contextmanager
def sms_server(port: int = 0) -> Iterator[SmsServer]:
    """Listen until the block ends."""
    state = SmsServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.received.append({**body, "headers": dict(self.headers)})
            time.sleep(state.delay)
            try:
                self.send_response(state.answers.pop(0) if state.answers else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()
            except OSError:
                return  # the caller did not wait

        def log_message(self, *_arguments: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/sms"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
