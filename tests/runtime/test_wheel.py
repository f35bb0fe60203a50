"""What a wheel holds: everything the checkout runs on, and the guides, which stand outside the code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("tirek", "config")
NEVER = {".pyc", ".md"}
READ = """
import django; django.setup()
from tirek.core.postgres import schema
from tirek.portal import help
print(help.FOLDER, schema.SCRIPT.exists(), *(guide.name for guide in help.guides()), sep="\\n")
assert len(help.rendered("citizen", "kk")) > 200
"""


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder a wheel is made of."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "setup.py", "-q", "build_py", "--build-lib", str(folder)], cwd=ROOT, check=True)
    return folder


def test_every_file_of_the_code_is_packed(packed: Path) -> None:
    assert files_below(ROOT / "src") - files_below(packed) == set()


def test_help_is_read_from_what_is_packed(packed: Path, tmp_path: Path) -> None:
    surroundings = os.environ | {"PYTHONPATH": str(packed), "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", READ], cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=True
    )
    folder, has_script, *guides = done.stdout.split()
    assert Path(folder) == packed / "tirek" / "portal" / "guide"
    assert has_script == "True"
    assert len(guides) >= 10


def files_below(folder: Path) -> set[Path]:
    every = (path for name in OURS for path in (folder / name).rglob("*") if path.is_file())
    return {path.relative_to(folder) for path in every if path.suffix not in NEVER and path.name[0] != "."}
