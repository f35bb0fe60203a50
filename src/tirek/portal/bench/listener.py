"""A partner's server for the bench, a process of its own: ``python -m tirek.portal.bench.listener``.

Prints its port. A notice is answered 204; ``GET /`` tells when each number arrived, in seconds of the epoch.
"""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARRIVED: dict[str, float] = {}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        ARRIVED.setdefault(told["data"].get("number", ""), time.time())
        self.send_response(204)
        self.end_headers()

    def do_GET(self) -> None:
        body = json.dumps(ARRIVED).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        return


class _Server(ThreadingHTTPServer):
    request_queue_size = 256


if __name__ == "__main__":
    server = _Server(("127.0.0.1", 0), _Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
