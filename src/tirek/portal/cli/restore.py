"""``tirek restore FILE``: put a backup back, whole or not at all."""

import json
import os
import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.db import connections

from .pgtools import is_empty, load
from .prepare import database_running
from .terminal import Failure, say

app = typer.Typer()


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file written by tirek backup.")],
    replace: Annotated[bool, typer.Option(help="Replace what is in the database and among the stored files.")] = False,
) -> None:
    """Put a backup back. Refuses a database that holds something, unless --replace. Stop Tirek before.

    The database is replaced in one transaction; when anything fails, everything stays as it was.
    """
    if not file.is_file():
        raise Failure(f"there is no file {file}.")
    with database_running(), tempfile.TemporaryDirectory(dir=_data_dir()) as scratch:
        say("Unpacking …")
        unpacked = _unpack(file, Path(scratch))
        if not replace and not is_empty():
            raise Failure("the database is not empty. Restore into a fresh one (TIREK_DATA=…), or --replace.")
        say("Loading the database …")
        connections.close_all()
        load(unpacked / "database.dump")
        _put_files(unpacked / "files")
    print("Restored. Run tirek migrate if this Tirek is newer than the backup, then tirek check.")


def _data_dir() -> Path:
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _unpack(file: Path, scratch: Path) -> Path:
    try:
        with tarfile.open(file) as tar:
            tar.extractall(scratch, filter="data")
        json.loads((scratch / "backup.json").read_text())
    except (tarfile.TarError, OSError, ValueError) as error:
        raise Failure(f"{file} is no backup of Tirek, or is damaged.") from error
    if not (scratch / "database.dump").is_file():
        raise Failure(f"{file} is no backup of Tirek: the database is missing in it.")
    return scratch


def _put_files(files: Path) -> None:
    """Swap the folder of stored files for the one of the backup."""
    target = Path(settings.MEDIA_ROOT)
    files.mkdir(exist_ok=True)
    old = target.with_name(f"files.before-restore-{os.getpid()}")
    if target.exists():
        target.rename(old)
    files.rename(target)
    shutil.rmtree(old, ignore_errors=True)
