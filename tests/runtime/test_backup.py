"""A backup is made and put back for real: database and stored files, whole or not at all."""

import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.runtime.test_cli import tirek

from tirek.core.postgres import Server
from tirek.portal.cli.restore import _unpack
from tirek.portal.cli.terminal import Failure

LETTER = Path("files/letters/жауап.pdf")


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="tirek-backup-"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


def run(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    return tirek(*arguments, data=data, TIREK_THROWAWAY_DATABASE="1")


def held_in(data: Path) -> tuple[str, bytes]:
    """The row and the stored file of a data folder."""
    server = Server(data, throwaway=True)
    server.ensure_running()
    with psycopg.connect(server.url) as connection:
        row = connection.execute("select session_data from django_session where session_key = 'kept'").fetchone()
    server.release()
    return (row[0] if row else ""), (data / LETTER).read_bytes()


def change(data: Path, statement: str) -> None:
    server = Server(data, throwaway=True)
    server.ensure_running()
    with psycopg.connect(server.url) as connection:
        connection.execute(statement)
    server.release()


@pytest.fixture(scope="module")
def backup_file(place: Path) -> Path:
    """A backup of a database with one row and one stored file."""
    assert run("migrate", data=place / "old").returncode == 0
    change(place / "old", "insert into django_session values ('kept', 'қазақша', '2030-01-01')")
    (place / "old" / LETTER).parent.mkdir(parents=True)
    (place / "old" / LETTER).write_bytes(b"%PDF-1.7 letter")
    done = run("backup", str(place / "tirek.tar"), data=place / "old")
    assert done.returncode == 0, done.stderr
    return place / "tirek.tar"


def test_the_file_is_private_and_holds_both(backup_file: Path) -> None:
    assert backup_file.stat().st_mode & 0o777 == 0o600
    with tarfile.open(backup_file) as tar:
        assert {"backup.json", "database.dump", "files/letters/жауап.pdf"} <= set(tar.getnames())


def test_it_comes_back_whole_into_an_empty_database(backup_file: Path, place: Path) -> None:
    done = run("restore", str(backup_file), data=place / "new")
    assert done.returncode == 0, done.stderr
    assert held_in(place / "new") == ("қазақша", b"%PDF-1.7 letter")


def test_a_database_that_holds_something_is_not_replaced_by_chance(backup_file: Path, place: Path) -> None:
    refused = run("restore", str(backup_file), data=place / "old")
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    change(place / "old", "update django_session set session_data = 'changed'")
    (place / "old" / LETTER).unlink()
    assert run("restore", str(backup_file), "--replace", data=place / "old").returncode == 0
    assert held_in(place / "old") == ("қазақша", b"%PDF-1.7 letter")


def test_a_damaged_backup_changes_nothing(backup_file: Path, place: Path) -> None:
    damaged = place / "damaged.tar"
    with tarfile.open(backup_file) as tar:
        tar.extractall(place / "parts", filter="data")
    dump = place / "parts" / "database.dump"
    dump.write_bytes(dump.read_bytes()[: dump.stat().st_size // 2])
    with tarfile.open(damaged, "w") as tar:
        tar.add(place / "parts" / "backup.json", "backup.json")
        tar.add(dump, "database.dump")
    done = run("restore", str(damaged), "--replace", data=place / "old")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert held_in(place / "old") == ("қазақша", b"%PDF-1.7 letter")


def test_what_is_no_backup_is_named(place: Path) -> None:
    (place / "letter.txt").write_text("hello")
    with pytest.raises(Failure, match="no backup of Tirek"):
        _unpack(place / "letter.txt", place)


def test_a_backup_writes_over_nothing(backup_file: Path, place: Path) -> None:
    done = run("backup", str(backup_file), data=place / "old")
    assert done.returncode == 1
    assert "--replace" in done.stderr
