"""What can keep the embedded PostgreSQL from starting, each with a way out."""

import os
import shutil
from pathlib import Path

MAJOR = 18
ROOM_FOR_NEW = 300 * 2**20
ROOM_FOR_OLD = 64 * 2**20


class ServerProblem(Exception):
    """The embedded server can't run. ``cure`` says what to do about it."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(f"{what}\n  → {cure}")
        self.what = what
        self.cure = cure


def check_folder(data_dir: Path, cluster: Path) -> None:
    """Raise unless the data folder can be written, has room and holds no strange cluster."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        probe = data_dir / f".probe-{os.getpid()}"
        probe.write_bytes(b"tirek")
        probe.unlink()
    except OSError as error:
        raise not_writable(data_dir, error) from error
    needed = ROOM_FOR_OLD if cluster.exists() else ROOM_FOR_NEW
    free = shutil.disk_usage(data_dir).free
    if free < needed:
        raise no_room(data_dir, free)
    check_version(cluster)


def check_version(cluster: Path) -> None:
    """Raise for a cluster made by another major version, or for a folder that is no cluster at all."""
    if not cluster.exists():
        return
    marker = cluster / "PG_VERSION"
    if not marker.exists() or not (cluster / "global" / "pg_control").exists():
        raise ServerProblem(
            f"{cluster} is not a complete PostgreSQL data folder.",
            "Move it away (Tirek never deletes it) and start again, or restore a backup: tirek restore FILE.",
        )
    version = marker.read_text().strip()
    if version != str(MAJOR):
        raise ServerProblem(
            f"{cluster} was made by PostgreSQL {version}; this Tirek brings PostgreSQL {MAJOR}.",
            "Make a backup with the Tirek that wrote it (tirek backup FILE), move the folder away and "
            "tirek restore FILE; or point TIREK_DATA at another folder.",
        )


def not_writable(folder: Path, error: OSError) -> ServerProblem:
    return ServerProblem(
        f"The data folder {folder} can't be written: {error.strerror}.",
        "Give this user the folder, or point TIREK_DATA at a folder that can be written.",
    )


def no_room(folder: Path, free: int) -> ServerProblem:
    return ServerProblem(
        f"The disk of {folder} has only {free // 2**20} MB left.",
        "Free some space, or point TIREK_DATA at another disk. What was saved is kept.",
    )


def explain(log_tail: str, log: Path) -> ServerProblem:
    """Turn the last lines of the server's log into a problem with a cure."""
    if "No space left on device" in log_tail:
        return no_room(log.parent, shutil.disk_usage(log.parent).free)
    if "Permission denied" in log_tail or "Read-only file system" in log_tail:
        return ServerProblem(
            f"PostgreSQL may not read or write its folder beside {log}.",
            "Run Tirek as the user who owns the folder, or point TIREK_DATA at another one.",
        )
    if "could not create shared memory" in log_tail or "No space left on device" in log_tail:
        return ServerProblem(
            "PostgreSQL can't get shared memory.", "Give the machine or container more (docker: --shm-size=256m)."
        )
    return ServerProblem(
        f"PostgreSQL did not start. It said:\n{log_tail.strip()}",
        f"The whole log is in {log}. If the data is damaged, move the folder away and tirek restore FILE.",
    )
