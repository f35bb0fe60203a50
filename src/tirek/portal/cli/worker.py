"""``tirek worker``: run the jobs of the queue."""

import typer

from .prepare import database_running
from .terminal import Failure

app = typer.Typer()


@app.command()
def worker() -> None:
    """Run the jobs of the queue until it is stopped (Ctrl-C); a running job is finished first. Ends with 1 when the
    database has gone away, so that whoever looks after the process starts it again."""
    from django.db import DatabaseError
    from procrastinate.exceptions import ConnectorException

    from tirek.core.jobs import run_worker

    with database_running():
        try:
            run_worker()
            _ask_the_database()
        except (DatabaseError, ConnectorException) as error:
            raise Failure("The database has gone away. Start the worker again when it is back.") from error


def _ask_the_database() -> None:
    """The queue ends its work quietly when its connection breaks; only the database itself can say whether it lives."""
    from django.db import connection

    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
