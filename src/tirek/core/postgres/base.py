"""Django's PostgreSQL engine, with the embedded server started when a connection is first needed."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from .server import Server, server_at


def embedded_server() -> Server | None:
    """The server of this installation's data folder; None when ``DATABASE_URL`` names another."""
    if settings.DATABASES["default"]["ENGINE"] != "tirek.core.postgres":
        return None
    return server_at(Path(settings.DATA_DIR), throwaway=settings.THROWAWAY_DATABASE)


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects like its parent; when nobody answers, starts the server (again) and tries once more."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        server = embedded_server()
        if server is None:
            return super().get_new_connection(conn_params)
        if not server.has_lease():
            server.ensure_running()
        try:
            return super().get_new_connection(conn_params)
        except (OperationalError, self.Database.OperationalError):
            server.ensure_running()
            return super().get_new_connection(conn_params)
