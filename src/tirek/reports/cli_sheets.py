"""``tirek reports verify``: check the file of a frozen sheet, with no database and no network."""

import json
from pathlib import Path
from typing import Annotated

import typer

from tirek.reports.snapshots import count_files, verify_file

app = typer.Typer(no_args_is_help=True, help="Check files of frozen sheets.")
WRONG, USAGE = 1, 2


@app.callback()
def reports() -> None:
    """Check files of frozen sheets."""


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="The file downloaded from the page of a frozen version.")],
    key: Annotated[
        str | None, typer.Option(help="The public key to trust, in base64; else the one in the file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Recompute every hash, sum and signature. Ends with 1 and names the first cell that differs."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        typer.echo(f"{file} cannot be read: {type(error).__name__}", err=True)
        raise typer.Exit(USAGE) from None
    problem = verify_file(told, key)
    if as_json:
        typer.echo(json.dumps({"intact": problem is None, "problem": str(problem) if problem else None}))
    else:
        typer.echo(str(problem) if problem else _intact(told, key))
    raise typer.Exit(WRONG if problem else 0)


def _intact(told: dict, key: str | None) -> str:  # type: ignore[type-arg]
    document = told["document"]
    head = f"{document['body']['code']} {document['period']['code']} version {document['version']}"
    trusted = (
        "" if key else f" (signed with the key in the file, {told['public_key']}: compare it with the one you know)"
    )
    return f"{head}: intact, {count_files(told)} sheets, SHA-256 {told['sha256']}{trusted}"
