"""``tirek migrate``: bring the database up to date."""

import typer
from django.core.management import call_command

from .terminal import say

app = typer.Typer()


@app.command()
def migrate() -> None:
    """Bring the database up to date. Safe to run again, and before every start of a new version."""
    say("Bringing the database up to date …")
    call_command("migrate", interactive=False, verbosity=0)
    from tirek.core.postgres.statistics import complete

    if tables := complete():
        say(f"Looked at what is new in: {', '.join(tables)}.")
