"""``tirek calls``: the order of a stage with its working; recounting a protocol with no database and no network."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, help="Rank the entries of a call; recount a protocol.")
WRONG, USAGE = 1, 2


@app.callback()
def calls() -> None:
    """Rank the entries of a call; recount a protocol."""


@app.command()
def rank(
    call: Annotated[str, typer.Argument(help="The short name of the call, as in its address.")],
    nomination: Annotated[str, typer.Option(help="Only this nomination, by its short name.")] = "",
    stage: Annotated[int | None, typer.Option(help="The place of the stage; else the first that has reviews.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object with the working.")] = False,
) -> None:
    """Print places, bands and scores as they stand; with --json each review and what the score is made of."""
    from tirek.calls.queries.rank_report import find_stage, rank_report

    found = find_stage(call, stage)
    if found is None:
        typer.echo(f"No judged stage of {call} was found.", err=True)
        raise typer.Exit(USAGE)
    report = rank_report(found, nomination)
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    for row in report["result"]:
        score = "     -" if row["score_number"] is None else f"{row['score_number']:6.2f}"
        band = f"{row['first']}–{row['last']}" if row["first"] != row["last"] else str(row["first"] or "-")
        line = (f"{band:>9}", score, row["number"], "passes" if row["passes"] else "", row["decided_by"])
        typer.echo("  ".join(line).rstrip())


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="The file downloaded from the page of a protocol.")],
    previous: Annotated[Path | None, typer.Option(help="The file of the result before it, to check the chain.")] = None,
    key: Annotated[str, typer.Option(help="The public key that must have signed it, as the page shows it.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Recount scores, order, ties and the draw from the points alone, and check the signature. Ends with 1 and names
    what differs."""
    from tirek.calls.judging import recount

    told = _read(file)
    try:
        found = recount.problems(told, key)
        if previous is not None and told["previous_sha256"] != _read(previous)["sha256"]:
            found.append("the result before it is not the one it names")
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        found = [f"this is not a protocol ({type(error).__name__})"]
    signer = "" if found else (told.get("signature") or {}).get("key", "")
    if as_json:
        typer.echo(json.dumps({"right": not found, "problems": found, "signed_by": signer}, ensure_ascii=False))
    elif found:
        typer.echo("\n".join(found))
    else:
        signed = "signed, " if signer else ""
        typer.echo(f"{told['call']['code']}: {len(told['result'])} entries recounted, {signed}right")
    raise typer.Exit(WRONG if found else 0)


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        typer.echo(f"{file} cannot be read: {type(error).__name__}", err=True)
        raise typer.Exit(USAGE) from None
