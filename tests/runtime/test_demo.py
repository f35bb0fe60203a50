"""``tirek demo`` as a newcomer runs it: one address, data kept, and nothing left running."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from tirek.core.postgres import Server

PATIENCE = 240


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="tirek-demo-"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Demo:
    """A running ``tirek demo``; whatever it started is known by its process group or its parent."""

    def __init__(self, data: Path, port: int) -> None:
        surroundings = {key: value for key, value in os.environ.items() if not key.startswith("TIREK_")}
        self.data, self.port, self.output = data, port, data / "output"
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tirek.portal.cli", "demo"],
                env=surroundings | {"TIREK_DATA": str(data), "PORT": str(port), "WORKERS": "1"},
                stdout=output,
                start_new_session=True,
            )

    def get(self, address: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except OSError:
            return 0, b""

    def is_ready(self) -> bool:
        assert self.process.poll() is None, "the demo has ended"
        return self.get("/health/ready")[0] == 200

    def parts(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def part(self, name: str) -> psutil.Process | None:
        children = psutil.Process(self.process.pid).children()
        living = [child for child in children if child.status() != psutil.STATUS_ZOMBIE]
        return next((child for child in living if name in child.cmdline()), None)

    def stop(self, with_signal: int = signal.SIGINT) -> int:
        self.process.send_signal(with_signal)
        return self.process.wait(60)


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.2)


def start(data: Path, port: int) -> Demo:
    demo = Demo(data, port)
    try:
        wait_for(demo.is_ready)
        wait_for(demo.output.read_text)
    except BaseException:
        demo.stop()
        raise
    return demo


def test_it_gets_ready_survives_its_parts_and_stops_whole(data: Path, port: int) -> None:
    demo = start(data, port)
    try:
        assert demo.output.read_text() == f"http://127.0.0.1:{port}/\n"
        worker = demo.part("worker")
        assert worker is not None
        worker.kill()
        wait_for(lambda: demo.part("worker") not in {None, worker} and demo.is_ready())
        server = Server(data).pid()
        assert server is not None
        os.kill(server, signal.SIGKILL)
        wait_for(lambda: Server(data).pid() not in {None, server} and demo.is_ready())
        assert demo.get("/no-such-page/?name=hidden")[0] == 404
        started = [*demo.parts(), psutil.Process(Server(data).pid())]
    finally:
        code = demo.stop()
    assert code == 0
    _, alive = psutil.wait_procs(started, timeout=20)
    assert not alive


def test_a_second_start_keeps_the_data_and_another_user_of_the_server_keeps_it_running(data: Path, port: int) -> None:
    neighbour = Server(data)
    neighbour.ensure_running()
    with psycopg.connect(neighbour.url) as connection:
        connection.execute("insert into django_session values ('kept', 'data', '2030-01-01')")
    demo = start(data, port)
    assert demo.stop(signal.SIGTERM) == 0
    with psycopg.connect(neighbour.url) as connection:
        assert connection.execute("select count(*) from django_session where session_key = 'kept'").fetchone() == (1,)
    assert neighbour.release() is True


def test_logs_of_the_web_are_json(data: Path) -> None:
    lines = [json.loads(line) for line in (data / "logs" / "web.log").read_text().splitlines()]
    assert any(line["event"] == "request" and line["status"] == 404 and line["request_id"] for line in lines)
    assert "hidden" not in json.dumps(lines)
