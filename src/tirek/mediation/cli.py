"""``tirek mediation``: the keys of sealed files after a new key of the installation."""

import typer

app = typer.Typer(no_args_is_help=True, help="Keys of sealed mediation files.")
LOST = 1


@app.callback()
def mediation() -> None:
    """Keys of sealed mediation files."""


@app.command()
def rewrap() -> None:
    """Wrap the keys of all files by the first of TIREK_MEDIATION_KEYS. Then, and not before, the older ones may go.
    Exit code 1 when a key is wrapped by one that is not there."""
    from django.utils import timezone

    from tirek.core.actor import system_actor
    from tirek.mediation.actions.rewrapping import rewrap as rewrap_all

    found = rewrap_all(by=system_actor("mediation"), at=timezone.now())
    typer.echo(f"{found.done} wrapped anew, {found.current} were already, {len(found.lost)} cannot be opened.")
    for number in found.lost:
        typer.echo(number, err=True)
    raise typer.Exit(LOST if found.lost else 0)
