"""Checks of the configuration: what would be unsafe or would not work, with its cure."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext_lazy as _

from tirek.core.checks import Finding, integrity_check

SHORTEST_KEY = 40


@integrity_check(
    "configuration.debug",
    title=_("Debugging is on"),
    cure=_("Unset TIREK_DEBUG: error pages would show the insides of the system."),
)
def debug_is_on() -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding("TIREK_DEBUG")


@integrity_check(
    "configuration.demo_in_public",
    title=_("Demo mode is on under a public address"),
    cure=_("Unset TIREK_DEMO: in demo mode anyone signs in with one click."),
)
def demo_in_public() -> Iterator[Finding]:
    if settings.DEMO and settings.SITE_URL.startswith("https://"):
        yield Finding("TIREK_DEMO", settings.SITE_URL)


@integrity_check(
    "configuration.secret_key",
    title=_("The secret key is short or may be read by others"),
    cure=_("Set SECRET_KEY to at least 50 random characters, or give the file secret-key the mode 0600."),
)
def weak_secret_key() -> Iterator[Finding]:
    if len(settings.SECRET_KEY) < SHORTEST_KEY or len(set(settings.SECRET_KEY)) < 10:
        yield Finding("SECRET_KEY")
    file = Path(settings.DATA_DIR) / "secret-key"
    if "SECRET_KEY" not in os.environ and file.exists() and file.stat().st_mode & 0o077:
        yield Finding(str(file))


@integrity_check(
    "configuration.plain_http",
    title=_("The public address is not https"),
    cure=_("Set TIREK_URL to the https:// address behind which Tirek runs, and TIREK_BEHIND_PROXY=1 behind a proxy."),
)
def plain_http() -> Iterator[Finding]:
    if not settings.DEMO and not settings.SECURE:
        yield Finding("TIREK_URL", settings.SITE_URL)


@integrity_check(
    "configuration.any_host",
    title=_("Any host name is answered"),
    cure=_("Set ALLOWED_HOSTS to the names under which Tirek is reached, separated by commas."),
)
def any_host() -> Iterator[Finding]:
    if "*" in settings.ALLOWED_HOSTS:
        yield Finding("ALLOWED_HOSTS")


@integrity_check(
    "configuration.database_durability",
    title=_("The database may lose what it has confirmed"),
    cure=_("Switch fsync, synchronous_commit and full_page_writes on in the settings of PostgreSQL."),
)
def database_durability() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute("select current_setting(%s)", [name])
            if cursor.fetchone()[0] == "off":
                yield Finding(name)


@integrity_check(
    "configuration.database_version",
    title=_("The database server is too old"),
    cure=_("Use PostgreSQL 15 or newer."),
)
def database_version() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('server_version_num')::int, current_setting('server_version')")
        number, text = cursor.fetchone()
    if number < 150000:
        yield Finding("PostgreSQL", text)


@integrity_check(
    "configuration.database_encoding",
    title=_("The database does not store Unicode"),
    cure=_("Create the database with the encoding UTF8 and restore a backup into it."),
)
def database_encoding() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("show server_encoding")
        encoding = cursor.fetchone()[0]
    if encoding != "UTF8":
        yield Finding("server_encoding", encoding)


@integrity_check(
    "configuration.migrations",
    title=_("The database is not up to date"),
    cure=_("Run tirek migrate."),
)
def missing_migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Finding(f"{migration.app_label}.{migration.name}")


@integrity_check(
    "configuration.files",
    title=_("Stored files can't be written"),
    cure=_("Give the user who runs Tirek the folder, or point TIREK_DATA at another one."),
)
def unwritable_files() -> Iterator[Finding]:
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield Finding(str(folder), error.strerror or "")


@integrity_check(
    "configuration.email",
    title=_("The mail server does not answer"),
    cure=_("Set EMAIL_URL to smtp://user:password@host:port and see that the host can be reached."),
)
def mail_server() -> Iterator[Finding]:
    backend = get_connection(timeout=10)
    if not hasattr(backend, "connection"):
        return
    try:
        backend.open()
        backend.close()
    except OSError as error:
        yield Finding("EMAIL_URL", type(error).__name__)
