"""The surroundings of the test suite, set before Django reads its settings (pytest loads this with ``-p``).

Tests have a data folder, and so a PostgreSQL, of their own below ``TIREK_DATA``: the demo's data is never touched.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("TIREK_DATA") or ROOT / "data").absolute()

if os.environ.get("TIREK_TESTING") != "1":  # a worker of pytest-xdist inherits what its parent has set
    os.environ["TIREK_DATA"] = str(FOLDER / "tests")
    os.environ["TIREK_TESTING"] = "1"
os.environ["TIREK_THROWAWAY_DATABASE"] = "1"
os.environ["ALLOWED_HOSTS"] = "localhost,127.0.0.1,testserver"
for _name in ("TIREK_DEMO", "TIREK_DEBUG", "TIREK_URL", "SECRET_KEY", "EMAIL_URL", "PROMETHEUS_MULTIPROC_DIR"):
    os.environ.pop(_name, None)
Path(os.environ["TIREK_DATA"], "static").mkdir(parents=True, exist_ok=True)  # nothing is collected: Django serves it
