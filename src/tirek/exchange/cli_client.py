"""``tirek client``: the Python client of the API, written from its OpenAPI document."""

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Write the Python client of the API.")
USAGE = 2


@app.callback()
def client() -> None:
    """Write the Python client of the API."""


@app.command()
def generate(
    folder: Annotated[Path, typer.Argument(help="Where to write the package.")],
    document: Annotated[Path | None, typer.Option(help="Another OpenAPI document than this installation's.")] = None,
) -> None:
    """Write a package without requirements: types of every schema, a method of every operation."""
    from tirek.exchange.client.writing import files_of

    if document is not None and not document.is_file():
        typer.echo(f"There is no file {document}.", err=True)
        raise typer.Exit(USAGE)
    told = json.loads(document.read_text(encoding="utf-8")) if document else _own_document()
    written = files_of(told)
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    typer.echo(f"{folder}: {len(written)} files, {sum(text.count('    def ') for text in written.values())} functions.")


def _own_document() -> dict[str, object]:
    from tirek.exchange.client.own import own_document

    return own_document()
