"""A real installation in a folder of its own: PostgreSQL, web and job workers as processes that can be killed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import psycopg

from tirek.core.postgres import Server

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], object], what: str, seconds: float = PATIENCE, pause: float = 0.1) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited too long: {what}"
        time.sleep(pause)


class House:
    """What runs, and how it is started, killed and asked."""

    def __init__(self, data: Path) -> None:
        self.data, self.port = data, free_port()
        self.smtp_port, self.sms_port = free_port(), free_port()
        self.server = Server(data)
        self.parts: dict[str, subprocess.Popen[bytes]] = {}
        self.told: dict[str, Any] = {}
        self.bearer = ""

    def open(self) -> None:
        self.server.ensure_running()  # our own lease, as the supervisor of the demo holds one
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.prepare"],
            env=self.environment(),
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()[-3000:]
        self.told = json.loads(done.stdout)
        self.start("serve")
        self.start("worker")
        wait_for(self.is_ready, "the web server")
        self.bearer = self.token()

    def close(self) -> None:
        for name in list(self.parts):
            self.stop(name)
        self.server.release()

    def environment(self) -> dict[str, str]:
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith("TIREK_") and key != "DATABASE_URL"
        }
        return kept | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "TIREK_DATA": str(self.data),
            "PORT": str(self.port),
            "WORKERS": "2",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.smtp_port}",
            "SMS_GATEWAY_URL": f"http://127.0.0.1:{self.sms_port}/sms",
        }

    def start(self, name: str) -> None:
        with (self.data / f"{name}.log").open("ab") as log:
            self.parts[name] = subprocess.Popen(
                [sys.executable, "-m", "tirek.portal.cli", name],
                env=self.environment(),
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self, name: str) -> None:
        part = self.parts.pop(name)
        if part.poll() is None:
            part.send_signal(signal.SIGTERM)
            try:
                part.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(part.pid, signal.SIGKILL)
                part.wait()

    # -- killing ---------------------------------------------------------------------------------------------

    def kill_a_web_process(self) -> None:
        """One of granian's workers; granian starts another."""
        children = psutil.Process(self.parts["serve"].pid).children(recursive=True)
        workers = [child for child in children if "postgres" not in child.name() and child.children() == []]
        max(workers, key=lambda child: child.cpu_times().user).kill()

    def kill_the_worker(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        """As systemd or the demo's supervisor would, it is started again."""
        self.parts["worker"].kill()
        self.parts["worker"].wait()
        meanwhile()
        self.start("worker")

    def kill_the_database(self) -> None:
        """The whole server at once, as when the power goes; then started again."""
        wait_for(self.worker_listens, "the worker")
        main = psutil.Process(self.server.pid())
        everyone = [main, *main.children(recursive=True)]
        for process in everyone:
            process.kill()
        psutil.wait_procs(everyone, timeout=20)
        self.server.ensure_running()

    def revive_the_worker(self) -> None:
        """Its database was gone: it ends, and says by its code that it did not do so of its own will."""
        assert self.parts["worker"].wait(PATIENCE) == 1
        self.start("worker")

    def end_pauses(self) -> None:
        """The pauses between attempts are over, which grow to hours, and so is the minute until the outbox is swept.
        What a worker has in hand stays in its hand."""
        self.tell(
            "UPDATE core_message m SET next_attempt_at = now() - interval '3 minutes' WHERE state = 'waiting'"
            " AND NOT EXISTS (SELECT FROM procrastinate_jobs j"
            " WHERE j.status = 'doing' AND j.args->>'message_id' = m.id::text)",
            "UPDATE procrastinate_jobs SET scheduled_at = now()"
            " WHERE status = 'todo' AND args ? 'message_id' AND scheduled_at > now()",
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) SELECT 'default', 'core.sweep_messages',"
            """ '{"timestamp": 0}' WHERE NOT EXISTS (SELECT FROM procrastinate_jobs"""
            " WHERE task_name = 'core.sweep_messages' AND status IN ('todo', 'doing'))",
        )

    def give_the_worker_up(self) -> None:
        """The patience with a dead worker is over, and with what it had in hand."""
        self.tell(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'",
            "UPDATE core_message SET next_attempt_at = now() WHERE state = 'waiting'",
        )

    # -- asking ----------------------------------------------------------------------------------------------

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def worker_listens(self) -> bool:
        return bool(self.value("SELECT count(*) FROM pg_stat_activity WHERE query ILIKE 'listen %'"))

    def token(self) -> str:
        pair = b64encode(f"{self.told['id']}:{self.told['secret']}".encode()).decode()
        status, told = self.post(
            "/api/oauth/token", b"grant_type=client_credentials", {"Authorization": f"Basic {pair}"}
        )
        assert status == 200, told
        return str(told["access_token"])

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Status and answer; OSError when there is none."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, headers, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                error.read()
            return error.code, {}

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.server.url) as connection:
            return connection.execute(query).fetchall()  # type: ignore[call-overload]

    def tell(self, *statements: str) -> None:
        with psycopg.connect(self.server.url) as connection:
            for statement in statements:
                connection.execute(statement)  # type: ignore[call-overload]

    def value(self, query: str) -> Any:
        return self.rows(query)[0][0]
