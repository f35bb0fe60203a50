"""Tirek's own PostgreSQL: the server from the wheel, run in the data folder when ``DATABASE_URL`` is unset.

Also a Django database engine (``ENGINE = "tirek.core.postgres"``, see ``base.py``) that starts the server when
a connection is first needed. Invariants: every process that uses the server holds a lease (a shared file lock,
so a killed process lets go by itself); the last one out stops the server; nobody else is ever stopped.
"""

from .problems import ServerProblem
from .server import Server, server_at

__all__ = ["Server", "ServerProblem", "server_at"]
