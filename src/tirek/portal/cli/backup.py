"""``tirek backup FILE``: the database and the stored files in one tar file."""

import json
import os
import tarfile
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from .pgtools import dump, server_version
from .prepare import database_running
from .terminal import Failure, say

app = typer.Typer()


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, for instance tirek.tar.")],
    replace: Annotated[bool, typer.Option(help="Write over a file that exists.")] = False,
) -> None:
    """Write one consistent copy of the database and the stored files, while Tirek goes on working.

    The database is read in one snapshot, then the files are copied: a file stored meanwhile may be in the backup
    without its record, never a record without its file. The secret key is not part of it.
    """
    if file.exists() and not replace:
        raise Failure(f"{file} exists. Choose another name, or --replace.")
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with database_running(), tempfile.TemporaryDirectory(dir=file.absolute().parent) as scratch:
            dump_file = Path(scratch) / "database.dump"
            say("Copying the database …")
            dump(dump_file)
            say("Copying the stored files …")
            _write(fresh, dump_file)
        fresh.replace(file)
    except OSError as error:
        raise Failure(f"{file} can't be written: {error.strerror}.") from error
    finally:
        fresh.unlink(missing_ok=True)
    print(f"{file}  {file.stat().st_size} bytes")


def _write(target: Path, dump_file: Path) -> None:
    facts = {"tirek": version("tirek"), "postgresql": server_version(), "made_at": datetime.now(UTC).isoformat()}
    manifest = dump_file.with_name("backup.json")
    manifest.write_text(json.dumps(facts, indent=2))
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
        with tarfile.open(fileobj=raw, mode="w") as tar:
            tar.add(manifest, "backup.json")
            tar.add(dump_file, "database.dump")
            if Path(settings.MEDIA_ROOT).exists():
                tar.add(settings.MEDIA_ROOT, "files")
        raw.flush()
        os.fsync(raw.fileno())
