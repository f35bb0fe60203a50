"""Run the parts of the demo, start a part again when it dies, and stop what was started, and nothing else."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from .terminal import Failure

STOP_SECONDS = 30.0
TOO_OFTEN = 5


class Part:
    """A subcommand of Tirek in a process of its own, with its output in a log file."""

    def __init__(self, name: str, log: Path) -> None:
        self.name = name
        self.log = log
        self.starts = 0
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it in its own session, so that Ctrl-C reaches it through us and in order."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tirek.portal.cli", self.name],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )
        self.starts += 1

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        """Ask it to stop; insist when it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def last_words(self) -> str:
        return self.log.read_bytes()[-2000:].decode(errors="replace") if self.log.exists() else ""


class Supervisor:
    """Keeps the parts alive until it is told to stop (Ctrl-C, SIGTERM, closed terminal)."""

    def __init__(self, parts: list[Part], *, keep: Callable[[], object]) -> None:
        self.parts = parts
        self.keep = keep
        self.stopping = False

    def __enter__(self) -> "Supervisor":
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        for part in self.parts:
            part.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping = True
        for part in reversed(self.parts):
            part.stop()

    def wait_until_ready(self, url: str, *, seconds: float = 90) -> bool:
        """Wait for ``/health/ready``. False when asked to stop meanwhile; Failure when it never comes."""
        deadline = time.monotonic() + seconds
        while not self.stopping:
            if _answers(url):
                return True
            if time.monotonic() > deadline:
                words = "\n".join(f"--- {part.log}\n{part.last_words()}" for part in self.parts)
                raise Failure(f"Tirek did not get ready in {seconds:.0f} seconds.\n{words}")
            self._look_after()
            time.sleep(0.1)
        return False

    def watch(self) -> None:
        """Return when asked to stop."""
        while not self.stopping:
            self._look_after()
            time.sleep(0.5)

    def _look_after(self) -> None:
        if self.stopping:
            return
        self.keep()
        for part in self.parts:
            if part.has_died():
                if part.starts >= TOO_OFTEN:
                    raise Failure(f"{part.name} keeps stopping. Its log: {part.log}\n{part.last_words()}")
                part.start()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, TimeoutError):
        return False


def _die_with_parent() -> None:
    """On Linux, have the kernel stop this process when the supervisor is killed."""
    if sys.platform == "linux":
        import ctypes

        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
