"""``tirek worker``: run the jobs of the queue."""

import typer

from .prepare import database_running

app = typer.Typer()


@app.command()
def worker() -> None:
    """Run the jobs of the queue until it is stopped (Ctrl-C); a running job is finished first."""
    from tirek.core.jobs import run_worker

    with database_running():
        run_worker()
