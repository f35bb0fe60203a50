"""``tirek people``: keep the search of people current, look for records that may be one person."""

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Search of people, records that may be one person.")
duplicates = typer.Typer(no_args_is_help=True, help="Look for records that may be one person.")
app.add_typer(duplicates, name="duplicates")


@app.callback()
def people() -> None:
    """Search of people, records that may be one person."""


@app.command()
def reindex() -> None:
    """Renew the search keys of all persons, as after an upgrade that changed the folding."""
    from tirek.people.actions.keys import renew_search_keys

    typer.echo(f"{renew_search_keys()} persons renewed.")


@duplicates.command()
def scan(
    engine: Annotated[str, typer.Option(help="duckdb or spark; by default what TIREK_DUPLICATES_ENGINE says.")] = "",
    limit: Annotated[int | None, typer.Option(min=1, help="Keep only so many pairs, the surest.")] = None,
    memory: Annotated[str, typer.Option(help="The most memory the engine may take.")] = "4GB",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Compare all records with each other; the pairs found wait on the page of duplicates."""
    from django.utils import timezone

    from tirek.core.actor import system_actor
    from tirek.core.spark import EngineMissing
    from tirek.people.actions.scanning import scan_register
    from tirek.people.matching.engines import ENGINES

    if engine and engine not in ENGINES:
        typer.echo(f"There is no engine {engine}. There are: {', '.join(ENGINES)}.", err=True)
        raise typer.Exit(2)
    say = (lambda _step: None) if as_json else (lambda step: typer.echo(f"{step} …", err=True))
    try:
        found = scan_register(
            engine=engine, limit=limit, memory=memory, say=say, by=system_actor("cli"), at=timezone.now()
        )
    except EngineMissing as missing:
        typer.echo(str(missing), err=True)
        raise typer.Exit(1) from missing
    told = {"engine": found.engine, "persons": found.persons, "pairs": found.pairs, "new": found.new_pairs}
    told["seconds"] = round((found.finished_at - found.started_at).total_seconds(), 1)
    typer.echo(json.dumps(told) if as_json else ", ".join(f"{name}: {value}" for name, value in told.items()))


@duplicates.command()
def train(
    write: Annotated[Path, typer.Option(help="The file of weights to write.")],
) -> None:
    """Learn the weights of the model from this register, and write them to a file of one's own."""
    from tirek.people.actions.scanning import read_register
    from tirek.people.matching.engines import train as learn
    from tirek.people.matching.preparing import prepared

    write.write_text(json.dumps(learn(prepared(read_register())), indent=1) + "\n", encoding="utf-8")
    typer.echo(f"Written: {write}")
