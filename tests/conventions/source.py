"""The files of the project, as git knows them (or would, once they are added)."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file that is not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name]
        return tuple(ROOT / name for name in sorted(set(names)) if (ROOT / name).is_file())
    skipped = {".venv", "node_modules", ".git", "data", "__pycache__", "build", "vendor"}
    return tuple(
        path for path in sorted(ROOT.rglob("*")) if path.is_file() and not skipped & set(path.relative_to(ROOT).parts)
    )


def named(*suffixes: str, below: str = "") -> list[Path]:
    """The files with these endings below a folder."""
    folder = ROOT / below
    return [path for path in files() if path.suffix in suffixes and path.is_relative_to(folder)]


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
