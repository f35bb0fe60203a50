"""The embedded server: shared, durable, and clear about what keeps it from starting."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tirek.core.postgres import Server, ServerProblem, problems
from tirek.core.postgres.account import open_way

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder of its own; whatever runs in it is stopped afterwards."""
    path = Path(tempfile.mkdtemp(prefix="tirek-pg-"))
    yield path
    if pid := Server(path).pid():
        os.kill(pid, signal.SIGQUIT)
        wait_for(lambda: Server(path).pid() is None)
    shutil.rmtree(path, ignore_errors=True)


def wait_for(condition, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def value(server: Server, statement: str) -> object:
    with psycopg.connect(server.url) as connection:
        row = connection.execute(statement).fetchone()
        return row[0] if row else None


def test_it_starts_once_keeps_data_and_stops_with_its_last_user(folder: Path) -> None:
    first, second = Server(folder), Server(folder)
    assert first.ensure_running() is True
    assert second.ensure_running() is False
    with psycopg.connect(first.url) as connection:
        connection.execute("create table kept as select 7 as n")
    assert first.release() is False, "someone else still uses it"
    assert value(second, "select n from kept") == 7
    assert second.release() is True
    assert second.pid() is None
    assert first.ensure_running() is True
    assert value(first, "select n from kept") == 7
    assert first.release() is True


def test_it_folds_kazakh_letters_and_listens_on_no_port(folder: Path) -> None:
    server = Server(folder)
    server.ensure_running()
    assert value(server, "select lower('ҚАЙРАТ ӘҢҒҮҰӨҺ')") == "қайрат әңғүұөһ"
    assert value(server, "show listen_addresses") == ""
    assert {value(server, f"show {name}") for name in ("fsync", "synchronous_commit", "full_page_writes")} == {"on"}
    assert server.socket_dir.stat().st_mode & 0o077 == 0
    server.release()


def test_what_was_confirmed_survives_kill_9(folder: Path) -> None:
    server = Server(folder)
    server.ensure_running()
    with psycopg.connect(server.url) as connection:
        connection.execute("create table t (n int)")
    open_session = psycopg.connect(server.url, autocommit=True)
    for n in range(200):
        open_session.execute("insert into t values (%s)", [n])
    pid = server.pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert server.ensure_running() is True
    assert value(server, "select count(*) from t") == 200
    server.release()


def test_a_process_that_is_killed_lets_go_of_the_server(folder: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from tirek.core.postgres import Server;"
        " Server(Path(sys.argv[1])).ensure_running(); print('up', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"up\n"
    child.kill()
    child.wait()
    child.stdout.close()
    server = Server(folder)
    assert server.ensure_running() is False, "the server outlived the process that started it"
    assert server.release() is True, "the killed process holds no lease"


@pytest.mark.parametrize("pid", [str(os.getpid()), "999999", "rubbish"], ids=["alive", "dead", "rubbish"])
def test_a_stale_pid_file_is_no_obstacle(folder: Path, pid: str) -> None:
    server = Server(folder)
    server.ensure_running()
    server.release()
    lines = [pid, str(server.cluster), "1", "5432", str(server.socket_dir), "", " 1 1", "ready   "]
    (server.cluster / "postmaster.pid").write_text("\n".join(lines) + "\n")
    assert server.pid() is None
    assert server.ensure_running() is True
    assert server.release() is True


def test_an_interrupted_first_start_leaves_no_half_cluster(folder: Path) -> None:
    (folder / "postgres.new" / "base").mkdir(parents=True)
    (folder / "postgres.new" / "PG_VERSION").write_text("18\n")
    server = Server(folder)
    assert server.ensure_running() is True
    assert not (folder / "postgres.new").exists()
    server.release()


def test_a_half_cluster_of_another_origin_is_named_and_kept(folder: Path) -> None:
    (folder / "postgres" / "base").mkdir(parents=True)
    with pytest.raises(ServerProblem, match="not a complete PostgreSQL data folder") as problem:
        Server(folder).ensure_running()
    assert "restore" in problem.value.cure
    assert (folder / "postgres" / "base").exists()


def test_another_major_version_is_named_with_the_way_out(folder: Path) -> None:
    (folder / "postgres" / "global").mkdir(parents=True)
    (folder / "postgres" / "global" / "pg_control").touch()
    (folder / "postgres" / "PG_VERSION").write_text("16\n")
    with pytest.raises(ServerProblem, match=r"made by PostgreSQL 16; this Tirek brings PostgreSQL 18") as problem:
        Server(folder).ensure_running()
    assert "tirek backup" in problem.value.cure


def test_a_full_disk_is_named_before_anything_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "ROOM_FOR_NEW", shutil.disk_usage(folder).free * 2)
    with pytest.raises(ServerProblem, match="has only") as problem:
        Server(folder).ensure_running()
    assert "TIREK_DATA" in problem.value.cure
    assert not (folder / "postgres").exists()


def test_a_disk_that_fills_up_at_work_is_named(folder: Path) -> None:
    said = 'FATAL:  could not write lock file "postmaster.pid": No space left on device'
    assert "has only" in problems.explain(said, folder / "postgres.log").what


def test_a_folder_that_is_a_file_is_named(folder: Path) -> None:
    (folder / "data").touch()
    with pytest.raises(ServerProblem, match="can't be written") as problem:
        Server(folder / "data").ensure_running()
    assert "TIREK_DATA" in problem.value.cure


def test_a_path_too_long_for_a_socket_still_works(folder: Path) -> None:
    server = Server(folder / ("long" * 20) / ("longer" * 5))
    server.data_dir.mkdir(parents=True)
    assert server.ensure_running() is True
    assert server.socket_dir != server.cluster
    assert value(server, "select 1") == 1
    server.release()
    shutil.rmtree(server.socket_dir)


def test_an_ordinary_user_runs_it_and_may_not_write_elsewhere(folder: Path) -> None:
    """As root, a child gives root up first; an ordinary user is one already."""
    strange = folder / "strange"
    strange.mkdir(mode=0o555)
    own = folder / "own"
    own.mkdir()
    if os.geteuid() == 0:
        os.chown(own, NOBODY, NOBODY)
        open_way(own)
    import concurrent.futures.process  # noqa: F401 - loaded while root may still read it

    import psutil  # noqa: F401

    child = os.fork()
    if child == 0:
        os._exit(_as_ordinary_user(own, strange))
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


def _as_ordinary_user(own: Path, strange: Path) -> int:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    server = Server(own)
    try:
        if not server.ensure_running() or server.account.borrowed:
            return 2
        if value(server, "select 1") != 1 or not server.release():
            return 3
        if server.cluster.stat().st_uid != os.geteuid():
            return 4
        Server(strange).ensure_running()
    except ServerProblem as problem:
        return 0 if "can't be written" in problem.what else 5
    return 6
