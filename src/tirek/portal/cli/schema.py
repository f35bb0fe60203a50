"""``tirek schema``: the script a new database is laid from."""

from typing import Annotated

import typer

app = typer.Typer()
SCRATCH = "tirek_schema_scratch"


@app.command()
def schema(
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether it is current; exit 1 when it is not.")
    ] = False,
) -> None:
    """Write src/config/schema.sql from the migrations, walked through in a scratch database."""
    from tirek.core.postgres.schema import SCRIPT, is_current

    if check:
        if not is_current():
            print("src/config/schema.sql is not current: tirek schema")
        raise typer.Exit(0 if is_current() else 1)
    SCRIPT.write_text(written(), encoding="utf-8")


def written() -> str:
    """The script as the migrations make it now."""
    from django.core.management import call_command
    from django.db import connection, connections

    from tirek.core.postgres.schema import script_of

    from . import pgtools
    from .prepare import database_running

    usual = connections.settings["default"]["NAME"]
    with database_running():
        _administer(f"DROP DATABASE IF EXISTS {SCRATCH}", f"CREATE DATABASE {SCRATCH}")
        try:
            connection.settings_dict["NAME"] = SCRATCH
            call_command("migrate", interactive=False, verbosity=0, step_by_step=True)
            return script_of(pgtools.plain_dump())
        finally:
            connection.close()
            connection.settings_dict["NAME"] = usual
            _administer(f"DROP DATABASE IF EXISTS {SCRATCH}")


def _administer(*statements: str) -> None:
    """Run statements that no transaction may hold, in the usual database."""
    from django.db import connection

    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    connection.set_autocommit(True)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
