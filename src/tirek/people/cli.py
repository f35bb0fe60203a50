"""``tirek people``: keep the search of people current."""

import typer

app = typer.Typer(no_args_is_help=True, help="Keep the search of people current.")


@app.callback()
def people() -> None:
    """Keep the search of people current."""


@app.command()
def reindex() -> None:
    """Renew the search keys of all persons, as after an upgrade that changed the folding."""
    from tirek.people.actions.keys import renew_search_keys

    typer.echo(f"{renew_search_keys()} persons renewed.")
