"""What the figures were measured on."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection


def describe() -> dict[str, Any]:
    """Date, processor, cores, how busy the machine was, versions."""
    return {
        "measured": datetime.now(UTC).isoformat(timespec="minutes"),
        "cpu": _processor(),
        "cores": os.cpu_count(),
        "load": [round(each, 1) for each in os.getloadavg()],
        "python": platform.python_version(),
        "postgresql": connection.pg_version // 10000 if connection.connection else "",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
