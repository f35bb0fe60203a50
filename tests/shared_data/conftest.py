"""Tests against reference data outside the project. Collected only where that data lies beside the checkout."""

from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

collect_ignore_glob = [] if SHARED.is_dir() else ["test_*.py"]
