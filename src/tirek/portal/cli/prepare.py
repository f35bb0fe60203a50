"""What must be ready before Tirek serves; each step is quick when nothing has changed."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils.translation.reloader import translation_file_changed

from . import catalogues
from .terminal import say


@contextmanager
def database_running() -> Iterator[None]:
    """Keep the embedded server running for this long; a server given by ``DATABASE_URL`` is not our matter."""
    from tirek.core.postgres.base import embedded_server

    server = embedded_server()
    if server is None:
        yield
        return
    server.ensure_running()
    try:
        yield
    finally:
        server.release()


def compile_messages() -> None:
    """Compile the catalogues that are newer than their compiled form, and forget what was read before: on a first start
    nothing was there to read, and what is stored then would be in English."""
    stale = [catalogue for catalogue in catalogues.all_catalogues() if catalogue.is_stale()]
    for catalogue in stale:
        catalogue.compile()
    if stale:
        translation_file_changed(None, stale[0].mo)


def collect_static() -> None:
    """Collect and compress the static files when one of them has changed."""
    root = Path(settings.STATIC_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = root / ".collected-from"
        digest = _static_digest()
        if stamp.exists() and stamp.read_text() == digest:
            return
        say("Collecting style sheets and scripts …")
        with suppress(FileNotFoundError):
            (root / "staticfiles.json").unlink()
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(digest)


def _static_digest() -> str:
    """A digest of names, sizes and times of all static files that would be collected."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{storage.path(name)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
