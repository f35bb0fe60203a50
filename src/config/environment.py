"""Reading the environment for ``settings.py``: flags, lists, the database's address, the secret key."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def flag(name: str) -> bool:
    """Whether a variable says yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """A whole number from a variable. Raises ImproperlyConfigured for anything else."""
    text = os.environ.get(name) or str(default)
    if not text.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {text!r}.")
    return int(text)


def listed(name: str, default: str) -> list[str]:
    """A comma-separated list from a variable."""
    return [part.strip() for part in (os.environ.get(name) or default).split(",") if part.strip()]


def database(data_dir: Path, *, pool: bool) -> dict[str, Any]:
    """Django's description of ``DATABASE_URL``, or of the embedded server when there is none."""
    url = os.environ.get("DATABASE_URL")
    chosen = from_url(url) if url else embedded(data_dir)
    chosen["OPTIONS"]["pool"] = dict(POOL) if pool else False
    chosen["DISABLE_SERVER_SIDE_CURSORS"] = False
    return chosen


def embedded(data_dir: Path) -> dict[str, Any]:
    """The server that Tirek runs itself in the data folder."""
    from tirek.core.postgres.server import NAME, server_at

    return {
        "ENGINE": "tirek.core.postgres",
        "NAME": NAME,
        "USER": NAME,
        "HOST": str(server_at(data_dir).socket_dir),
        "OPTIONS": {},
    }


def from_url(url: str) -> dict[str, Any]:
    """Parse ``postgres://user:password@host:port/name?sslmode=require``; query parts go to libpq as they are."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must look like postgres://user:password@host:5432/name")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def email(url: str) -> dict[str, Any]:
    """Django's e-mail settings from ``smtp://user:password@host:587`` (STARTTLS) or ``smtps://…:465`` (TLS)."""
    parts = urlsplit(url)
    if not url:
        return {}
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL must look like smtp://user:password@host:587 or smtps://host:465")
    is_local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not is_local,
        "EMAIL_TIMEOUT": 15,
    }


def secret_key(data_dir: Path, name: str = "SECRET_KEY") -> str:
    """``SECRET_KEY`` (or the key of another name), or one made once and kept in the data folder, readable by its owner
    only."""
    if key := os.environ.get(name):
        return key
    path = data_dir / name.removeprefix("TIREK_").lower().replace("_", "-")
    try:
        return path.read_text().strip()
    except (FileNotFoundError, NotADirectoryError):
        return _new_secret_key(path, name)
    except OSError as error:
        raise ImproperlyConfigured(f"{path} can't be read: {error.strerror}. Set {name}.") from error


def _new_secret_key(path: Path, name: str) -> str:
    """Write a key whole and only once, also when several processes start together."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {path.parent} can't be written: {error.strerror}. "
            f"Point TIREK_DATA at a folder that can be, or set {name}."
        ) from error
    return path.read_text().strip()
