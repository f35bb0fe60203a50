"""Which system account runs PostgreSQL. PostgreSQL refuses root, so root lends it an unprivileged account."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from .problems import ServerProblem

CANDIDATES = ("tirek", "postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """The account that owns the cluster. ``borrowed`` when we are root and must change to it."""

    uid: int
    gid: int
    borrowed: bool

    def popen_options(self) -> dict[str, object]:
        """What ``subprocess`` needs to run as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.borrowed else {}

    def give(self, path: Path) -> None:
        """Make this account the owner of a file or folder that root has made."""
        if self.borrowed:
            os.chown(path, self.uid, self.gid)


def account_for(cluster: Path) -> Account:
    """The account for a cluster: its owner when it exists, ours, or the first candidate when we are root."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), borrowed=False)
    if cluster.exists() and cluster.stat().st_uid != 0:
        owner = cluster.stat()
        return Account(owner.st_uid, owner.st_gid, borrowed=True)
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, borrowed=True)
    raise ServerProblem(
        "PostgreSQL refuses to run as root and there is no account to lend it.",
        "Create one (useradd --system tirek) or run Tirek as an ordinary user.",
    )


def open_way(path: Path) -> list[Path]:
    """Let other accounts pass through (not list) the folders above ``path``; return those that changed."""
    changed = []
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)
            changed.append(folder)
    return changed


def open_programs(prefix: Path) -> None:
    """Let other accounts read and run the server's programs (they may have been installed with umask 077)."""
    open_way(prefix / "bin" / "postgres")
    if (prefix / "share").stat().st_mode & stat.S_IROTH and (prefix / "bin" / "postgres").stat().st_mode & stat.S_IXOTH:
        return
    for path in [prefix, *prefix.rglob("*")]:
        if not path.is_symlink():
            mode = stat.S_IMODE(path.stat().st_mode)
            executable = stat.S_IXOTH if path.is_dir() or mode & stat.S_IXUSR else 0
            path.chmod(mode | stat.S_IROTH | executable)
