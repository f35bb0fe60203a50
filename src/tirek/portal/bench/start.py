"""From nothing to the first page: ``tirek demo`` in a fresh folder."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from tirek.portal.cli.terminal import Failure, say

PATIENCE = 600


def measure_start() -> list[dict[str, Any]]:
    """Seconds until the demo prints its address and its first page is there; then again with the data kept."""
    folder = Path(tempfile.mkdtemp(prefix="tirek-bench-"))
    try:
        return [{"what": what, "seconds": round(_first_page(folder), 1)} for what in ("first start", "second start")]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _first_page(folder: Path) -> float:
    say(f"Starting the demo in {folder} …")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TIREK_", "DATABASE_URL"))}
    started = time.perf_counter()
    demo = subprocess.Popen(
        [sys.executable, "-m", "tirek.portal.cli", "demo"],
        env=kept | {"TIREK_DATA": str(folder), "PORT": port},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        assert demo.stdout is not None
        if not (address := demo.stdout.readline().strip()):
            raise Failure("The demo ended before it was ready.")
        with urllib.request.urlopen(address, timeout=PATIENCE) as page:  # noqa: S310 - our own address
            page.read()
        return time.perf_counter() - started
    finally:
        demo.send_signal(signal.SIGINT)
        demo.wait(60)
