"""The demo country, loaded and served for the journeys, by the very command a newcomer runs.

With pytest-xdist the workers share one: whoever needs it first starts it, and stops it when nobody needs it any more.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tirek.core.postgres import Server

PATIENCE = 300
_HELD: set[str] = set()  # the locks this process holds


@dataclass(frozen=True)
class Site:
    """Where it is served, and where it keeps its data."""

    address: str
    data: Path

    @property
    def database(self) -> str:
        """For looking up keys only: what is tested is tested through the browser."""
        return Server(self.data).url

    @contextmanager
    def alone(self, at: str = "counting") -> Iterator[None]:
        """Nobody else files an application meanwhile: for counting before and after. Or, at "signing", nobody else
        answers one: the head of Saryagash changes for a while who signs there. May stand within itself."""
        if at in _HELD:
            yield
            return
        with _locked(self.data / f"{at}.lock"):
            _HELD.add(at)
            try:
                yield
            finally:
                _HELD.discard(at)


@contextmanager
def running(folder: Path) -> Iterator[Site]:
    """The site while the block runs. The workers of one run of pytest-xdist meet in ``folder``."""
    given = os.environ.get("JOURNEYS_SITE")  # "http://127.0.0.1:8000 /its/data": a demo that runs already
    if given:
        address, data = given.split(" ", 1)
        yield Site(address.rstrip("/"), Path(data))
        return
    if "PYTEST_XDIST_WORKER" not in os.environ:
        with _started() as site:
            yield site
        return
    with _shared(folder) as site:
        yield site


@contextmanager
def _shared(folder: Path) -> Iterator[Site]:
    folder.mkdir(exist_ok=True)
    told = folder / "site"
    with (folder / "users").open("a") as users:
        starting = _locked(folder / "starting")
        starting.__enter__()
        fcntl.flock(users, fcntl.LOCK_SH)
        if told.exists():
            starting.__exit__(None, None, None)
            address, data = told.read_text().split("\n")
            yield Site(address, Path(data))
            return
        with _started() as site:
            told.write_text(f"{site.address}\n{site.data}")
            starting.__exit__(None, None, None)
            yield site
            fcntl.flock(users, fcntl.LOCK_UN)
            with _locked(folder / "starting"):
                fcntl.flock(users, fcntl.LOCK_EX)  # waits for the other workers
                told.unlink()


@contextmanager
def _started() -> Iterator[Site]:
    data = Path(tempfile.mkdtemp(prefix="tirek-journey-"))
    port = _free_port()
    with (data / "output").open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tirek.portal.cli", "demo"],
            env=_surroundings() | {"TIREK_DATA": str(data), "PORT": str(port), "WORKERS": "1"},
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=_end_with_the_tests,
        )
    try:
        site = Site(f"http://127.0.0.1:{port}", data)
        _wait_until_ready(process, site)
        yield site
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
        shutil.rmtree(data, ignore_errors=True)


def _surroundings() -> dict[str, str]:
    """A bare shell: nothing of the test suite's own settings."""
    ours = ("TIREK_", "DJANGO_", "ALLOWED_HOSTS", "DATABASE_URL", "PYTEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _wait_until_ready(process: subprocess.Popen[bytes], site: Site) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _answers(f"{site.address}/health/ready"):
        if process.poll() is not None or time.monotonic() > deadline:
            words = (site.data / "output").read_text(errors="replace")[-3000:]
            raise RuntimeError(f"The demo did not get ready:\n{words}")
        time.sleep(0.3)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end_with_the_tests() -> None:
    """On Linux, let the kernel end the demo when the tests are killed."""
    if sys.platform == "linux":
        import ctypes

        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
