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

    from tirek.core.jobs import WorkerEnded, run_worker

    with database_running():
        try:
            run_worker()
        except (DatabaseError, ConnectorException, WorkerEnded) as error:
            raise Failure("The database has gone away. Start the worker again when it is back.") from error
